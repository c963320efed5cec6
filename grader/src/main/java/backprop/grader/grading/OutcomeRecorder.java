package backprop.grader.grading;

import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.State;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Frames each hidden test for the child, and writes down what the test said together with what
 * happened in the child meanwhile. Calls the rest of a request off after a test that took too long.
 */
final class OutcomeRecorder implements TestExecutionListener {

  private static final Set<State> ENDS_THE_CHILD =
      EnumSet.of(State.CRASHED, State.OUT_OF_MEMORY, State.PROTOCOL_VIOLATION, State.TIMED_OUT);

  private final RemoteSubmission submission;
  private final Verdicts verdicts;
  private final Limits limits;
  private final long end;
  private final Map<String, HiddenTest> expected = new HashMap<>();
  private final Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>();
  private final Set<HiddenTest> inUsedChild = new HashSet<>();
  private CancellationToken calledOff;
  private boolean childUsed;
  private RuntimeException fault;

  /**
   * Makes a recorder.
   *
   * @param limits of each test
   * @param budget the time after which no further test begins
   */
  OutcomeRecorder(RemoteSubmission submission, Verdicts verdicts, Limits limits, Duration budget) {
    this.submission = submission;
    this.verdicts = verdicts;
    this.limits = limits;
    this.end = System.nanoTime() + budget.toNanos();
  }

  /** Returns the name of a test method, such as SoftmaxTest.rowsSumToOne. */
  static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  /**
   * Announces the tests of a request.
   *
   * @return cancelled as soon as no further one of them is to begin
   */
  CancellationToken expect(List<HiddenTest> tests) {
    tests.forEach(test -> expected.put(test.name(), test));
    return calledOff = CancellationToken.create();
  }

  /** Tells whether no further test is to begin. */
  boolean timeIsUp() {
    return fault != null || System.nanoTime() > end;
  }

  /** Before the test's instance is made, so that calls from its fields count as its own. */
  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      guarded(() -> submission.beginTest(limits));
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      guarded(() -> record(lookUp(test), verdicts.of(result, submission.endTest())));
      if (timeIsUp()) {
        calledOff.cancel();
      }
    }
  }

  private void record(HiddenTest test, Outcome outcome) {
    outcomes.put(test, outcome);
    if (outcome.state() == State.TIMED_OUT) {
      calledOff.cancel();
    }
    boolean ended = ENDS_THE_CHILD.contains(outcome.state());
    if (ended && childUsed) {
      inUsedChild.add(test);
    }
    childUsed = !ended;
  }

  /** Returns the tests that ended a child in which others had run before. */
  Set<HiddenTest> inUsedChild() {
    return inUsedChild;
  }

  private HiddenTest lookUp(TestIdentifier test) {
    return expected.get(name(((MethodSource) test.getSource().orElseThrow()).getJavaMethod()));
  }

  // JUnit logs what a listener throws and goes on; a fault of the grader must not pass for a zero.
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      fault = fault == null ? e : fault;
      calledOff.cancel();
    }
  }

  /** Returns what was written down; throws the grader's own fault if there was one. */
  Map<HiddenTest, Outcome> outcomes() {
    if (fault != null) {
      throw new UngradedException(
          "the grader failed while a test ran: " + fault.getMessage(), fault);
    }
    return outcomes;
  }
}
