package backprop.grader.grading;

import backprop.grader.remote.Incident;
import backprop.grader.remote.Limits;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;

/**
 * Turns what JUnit says of a test and what happened in the child into an outcome. An incident in
 * the child rules: a test that catches its exception can't turn it into a pass.
 *
 * @param rejected files that didn't compile, such as backprop/train/Trainer.java, with the message
 * @param limits of a test's first run
 * @param second whether this is a test's second run
 */
record Verdicts(Map<String, String> rejected, Limits limits, boolean second) {

  private static final Pattern TOO_MUCH =
      Pattern.compile("more than \\d+ (bytes in one test|objects|callbacks in one call)");

  /** Returns the same for the second run of tests. */
  Verdicts again() {
    return new Verdicts(rejected, limits, true);
  }

  Outcome of(TestExecutionResult result, Optional<Incident> incident) {
    String detail = result.getThrowable().map(Verdicts::print).orElse("");
    if (incident.isPresent()) {
      return of(incident.get(), detail);
    }
    return switch (result.getStatus()) {
      case SUCCESSFUL -> new Outcome(State.PASSED, "", "");
      case FAILED -> new Outcome(State.FAILED, reason(result.getThrowable().orElseThrow()), detail);
      case ABORTED -> throw new IllegalStateException("a hidden test gave up: " + detail);
    };
  }

  private Outcome of(Incident incident, String detail) {
    String more = incident.message() + (detail.isEmpty() ? "" : "\n" + detail);
    return switch (incident.kind()) {
      case NOT_IMPLEMENTED -> notWritten(incident);
      case TIMED_OUT -> new Outcome(State.TIMED_OUT, tooLong(incident), more);
      case OUT_OF_MEMORY ->
          new Outcome(
              State.OUT_OF_MEMORY,
              "needed more than " + Shelter.HEAP_MEGABYTES + " MB of memory",
              more);
      case CRASHED ->
          new Outcome(State.CRASHED, "ended the whole program instead of returning", more);
      case PROTOCOL_VIOLATION -> new Outcome(State.PROTOCOL_VIOLATION, tooMuch(incident), more);
      case INTERNAL -> throw new IllegalStateException(incident.message());
    };
  }

  private String tooLong(Incident incident) {
    String much = tooMuch(incident);
    if (!much.isEmpty()) {
      return much;
    }
    return "took longer than " + limits.call().toSeconds() + " seconds" + (second ? ", twice" : "");
  }

  // Only what the grader itself says: other messages may quote the submission.
  private static String tooMuch(Incident incident) {
    return TOO_MUCH.matcher(incident.message()).matches() ? "made " + incident.message() : "";
  }

  // A file that doesn't compile is replaced by its stub; reaching it is then no "not written yet".
  private Outcome notWritten(Incident incident) {
    String file = incident.taskStub().replace('.', '/') + ".java";
    String error = rejected.get(file);
    return error == null
        ? new Outcome(State.NOT_IMPLEMENTED, incident.message(), incident.message())
        : new Outcome(State.NOT_COMPILED, error, error);
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
