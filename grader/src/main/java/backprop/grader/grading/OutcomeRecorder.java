package backprop.grader.grading;

import backprop.grader.diagnosis.Trace;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.State;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;

/**
 * Frames each hidden test for the child, and writes down what the test said together with what
 * happened in the child meanwhile, and the calls it made. Calls the rest off after a test that took
 * too long.
 */
final class OutcomeRecorder implements HiddenSuite.Listener {

  private static final Set<State> ENDS_THE_CHILD =
      EnumSet.of(State.CRASHED, State.OUT_OF_MEMORY, State.PROTOCOL_VIOLATION, State.TIMED_OUT);

  private final RemoteSubmission submission;
  private final Verdicts verdicts;
  private final Limits limits;
  private final long end;
  private final Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<HiddenTest, Trace> traces = new LinkedHashMap<>();
  private final Set<HiddenTest> inUsedChild = new HashSet<>();
  private boolean childUsed;
  private boolean tooLong;
  private Trace trace;

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

  /** Begins before the test's instance is made, so that calls from its fields count as its own. */
  @Override
  public void begins(HiddenTest test) {
    trace = new Trace();
    submission.observe(trace);
    submission.beginTest(limits);
  }

  @Override
  public void ended(HiddenTest test, TestExecutionResult result) {
    Outcome outcome = verdicts.of(result, submission.endTest());
    outcomes.put(test, outcome);
    traces.put(test, trace);
    tooLong = outcome.state() == State.TIMED_OUT;
    boolean ended = ENDS_THE_CHILD.contains(outcome.state());
    if (ended && childUsed) {
      inUsedChild.add(test);
    }
    childUsed = !ended;
  }

  @Override
  public boolean goesOn() {
    return !tooLong && !timeIsUp();
  }

  /** Tells whether no further test is to begin. */
  boolean timeIsUp() {
    return System.nanoTime() > end;
  }

  /** Returns the tests that ended a child in which others had run before. */
  Set<HiddenTest> inUsedChild() {
    return inUsedChild;
  }

  /** Returns what the tests said that have run. */
  Map<HiddenTest, Outcome> outcomes() {
    return outcomes;
  }

  /** Returns the calls of the tests that have run. */
  Map<HiddenTest, Trace> traces() {
    return traces;
  }
}
