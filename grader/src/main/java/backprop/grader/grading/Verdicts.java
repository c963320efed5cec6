package backprop.grader.grading;

import backprop.grader.remote.Incident;
import backprop.grader.remote.Limits;
import backprop.grader.result.Outcome;
import backprop.grader.result.RefusedCallException;
import backprop.grader.result.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * Turns what a test threw and what happened in the child into an outcome. An incident in the child
 * rules: a test that catches its exception can't turn it into a pass.
 *
 * @param rejected files that didn't compile, such as backprop/train/Trainer.java, with the message
 * @param limits of a test's first run
 * @param second whether this is a test's second run
 */
record Verdicts(Map<String, String> rejected, Limits limits, boolean second) {

  private static final String TOO_MUCH_MEMORY =
      "needed more than " + Execution.HEAP_MEGABYTES + " MB of memory";

  /**
   * Returns the outcome of a test.
   *
   * @param thrown by the test; null if it passed
   */
  Outcome of(Throwable thrown, Optional<Incident> incident) {
    String detail = thrown == null ? "" : print(thrown);
    if (incident.isPresent()) {
      return of(incident.get(), detail);
    }
    return thrown == null ? new Outcome(State.PASSED, "", "") : failed(thrown, detail);
  }

  /** Returns what a test is worth that the grader can't finish on this submission alone. */
  static Outcome crashed(String why) {
    return new Outcome(State.CRASHED, "could not be finished on your program", why);
  }

  /** Returns what a test is worth that the submission's processor time didn't suffice for. */
  Outcome usedUp() {
    String reason =
        "not run: the tests before it used up the %d seconds of processor time that all have"
            .formatted(limits.session().toSeconds());
    return new Outcome(State.TIMED_OUT, reason, "");
  }

  /** Returns what a test is worth that got no turn, though the machine was quick enough. */
  static Outcome outOfTime() {
    return new Outcome(State.TIMED_OUT, "not run: the tests before it took all the time", "");
  }

  private Outcome of(Incident incident, String detail) {
    String more = incident.message() + (detail.isEmpty() ? "" : "\n" + detail);
    return switch (incident.kind()) {
      case NOT_IMPLEMENTED -> notWritten(incident);
      case TIMED_OUT -> new Outcome(State.TIMED_OUT, tooLong(incident), more);
      case OUT_OF_MEMORY -> new Outcome(State.OUT_OF_MEMORY, tooMuch(incident), more);
      case CRASHED ->
          new Outcome(
              State.CRASHED,
              "ended the whole program instead of returning, as System.exit does",
              more);
      case PROTOCOL_VIOLATION -> new Outcome(State.PROTOCOL_VIOLATION, "", more);
      case INTERNAL -> throw new IllegalStateException(incident.message());
    };
  }

  private static String tooMuch(Incident incident) {
    return incident.reason().isEmpty() ? TOO_MUCH_MEMORY : incident.reason();
  }

  private String tooLong(Incident incident) {
    String much =
        incident.reason().isEmpty()
            ? "took longer than " + limits.call().toSeconds() + " seconds"
            : incident.reason();
    return second ? much + ", twice" : much;
  }

  // A file that doesn't compile is replaced by its stub: reaching that is told as not compiled.
  private Outcome notWritten(Incident incident) {
    String file = incident.taskStub().replace('.', '/') + ".java";
    String error = rejected.get(file);
    return error == null
        ? new Outcome(State.NOT_IMPLEMENTED, incident.message(), incident.message())
        : new Outcome(State.NOT_COMPILED, error, error);
  }

  // If the grader itself runs out of memory here, the submission's answers have used it up.
  private static Outcome failed(Throwable thrown, String detail) {
    if (thrown instanceof TestAbortedException) {
      throw new IllegalStateException("a hidden test gave up: " + detail);
    }
    if (thrown instanceof RefusedCallException refused) {
      return new Outcome(State.FAILED, "", detail).because(refused.misconception());
    }
    return thrown instanceof OutOfMemoryError
        ? new Outcome(State.OUT_OF_MEMORY, TOO_MUCH_MEMORY, detail)
        : new Outcome(State.FAILED, reason(thrown), detail);
  }

  // The exception's own message may hold hidden inputs or whatever a submission writes into it.
  private static String reason(Throwable thrown) {
    return thrown instanceof AssertionError
        ? ""
        : "ended with " + thrown.getClass().getSimpleName();
  }

  private static String print(Throwable thrown) {
    if (thrown instanceof AssertionError) {
      return String.valueOf(thrown.getMessage());
    }
    StringWriter out = new StringWriter();
    thrown.printStackTrace(new PrintWriter(out));
    return out.toString();
  }
}
