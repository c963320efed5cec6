package backprop.grader.grading;

import backprop.grader.remote.Incident;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Writes down what each hidden test said, together with what happened in the child meanwhile. */
final class OutcomeRecorder implements TestExecutionListener {

  private final RemoteSubmission submission;
  private final Verdicts verdicts;
  private final Function<TestIdentifier, HiddenTest> lookup;
  private final Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>();
  private RuntimeException fault;

  OutcomeRecorder(
      RemoteSubmission submission, Verdicts verdicts, Function<TestIdentifier, HiddenTest> lookup) {
    this.submission = submission;
    this.verdicts = verdicts;
    this.lookup = lookup;
  }

  /** Before the test's instance is made, so that calls from its fields count as its own. */
  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      guarded(submission::beginTest);
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      guarded(
          () -> {
            Optional<Incident> incident = submission.endTest();
            outcomes.put(lookup.apply(test), verdicts.of(result, incident));
          });
    }
  }

  // JUnit logs what a listener throws and goes on; a fault of the grader must not pass for a zero.
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      fault = fault == null ? e : fault;
    }
  }

  /** Returns what was written down; throws the grader's own fault if there was one. */
  Map<HiddenTest, Outcome> outcomes() {
    if (fault != null) {
      throw new UngradedException("the grader failed while a test ran: " + fault.getMessage(), fault);
    }
    return outcomes;
  }
}
