package backprop.grader.grading;

import backprop.grader.remote.Incident;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;

/**
 * Turns what JUnit says of a test and what happened in the child into an outcome. An incident in
 * the child rules: a test that catches its exception can't turn it into a pass.
 *
 * @param rejected files that didn't compile, such as backprop/train/Trainer.java, with the message
 */
record Verdicts(Map<String, String> rejected) {

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
      case TIMED_OUT -> new Outcome(State.TIMED_OUT, incident.message(), more);
      case OUT_OF_MEMORY -> new Outcome(State.OUT_OF_MEMORY, incident.message(), more);
      case CRASHED -> new Outcome(State.CRASHED, incident.message(), more);
      case PROTOCOL_VIOLATION -> new Outcome(State.PROTOCOL_VIOLATION, "", more);
      case INTERNAL -> throw new IllegalStateException(incident.message());
    };
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
