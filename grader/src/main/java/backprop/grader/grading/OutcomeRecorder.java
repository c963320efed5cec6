package backprop.grader.grading;

import backprop.grader.diagnosis.Trace;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Outcome;
import backprop.grader.result.State;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Frames each hidden test for the child, and writes down what the test said together with what
 * happened in the child meanwhile, and the calls it made. Calls the rest off after a test that took
 * too long, and once the submission has had its time.
 */
final class OutcomeRecorder implements HiddenSuite.Listener {

  private static final Set<State> ENDS_THE_CHILD =
      EnumSet.of(State.CRASHED, State.OUT_OF_MEMORY, State.PROTOCOL_VIOLATION, State.TIMED_OUT);

  /** How often to ask for the processor time: asking takes longer than most tests. */
  private static final long LOOK_NANOS = 250_000_000;

  /** A child is replaced by a fresh one once it has used this fraction of all processor time. */
  private static final int CHILDREN = 6;

  /** The fraction of the time that the tests of one part may take before others have a turn. */
  private static final int TURNS = 12;

  /** The least time that a test gets, however late it begins. */
  private static final long SHORTEST_NANOS = 1_000_000_000;

  /** Numbers that the traces of all tests may hold together. */
  private static final long ROOM = 4_000_000;

  private final RemoteSubmission submission;
  private final Verdicts verdicts;
  private final Limits limits;
  private final long end;
  private final long turnNanos;
  private long turnEnd = Long.MAX_VALUE;
  private final Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<HiddenTest, Trace> traces = new LinkedHashMap<>();
  private final Map<String, Long> millis = new HashMap<>();
  private final Set<HiddenTest> ended = new HashSet<>();
  private long room = ROOM;
  private boolean tooLong;
  private HiddenTest running;
  private Trace trace;
  private long began;
  private long lastLook;
  private boolean usedUp;

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
    this.turnNanos = budget.dividedBy(TURNS).toNanos();
    look();
  }

  /** Begins before the test's instance is made, so that calls from its fields count as its own. */
  @Override
  public void begins(HiddenTest test) {
    running = test;
    began = System.nanoTime();
    trace = Trace.within(room);
    submission.observe(trace);
    // A test may take no longer than is left of the time for all.
    Duration left = Duration.ofNanos(Math.max(SHORTEST_NANOS, end - System.nanoTime()));
    Duration total = left.compareTo(limits.total()) < 0 ? left : limits.total();
    submission.beginTest(limits.withTotal(total), test.seesChanges());
  }

  @Override
  public void ended(HiddenTest test, Throwable thrown) {
    Outcome outcome = verdicts.of(thrown, submission.endTest());
    outcomes.put(test, outcome);
    millis.put(test.name(), Stopwatch.millisSince(began));
    traces.put(test, trace);
    room -= trace.size();
    tooLong = outcome.state() == State.TIMED_OUT;
    if (ENDS_THE_CHILD.contains(outcome.state())) {
      ended.add(test);
    }
    if (System.nanoTime() - lastLook > LOOK_NANOS) {
      look();
    }
  }

  /** Begins the turn of a part, which gives way to the others after some time. */
  void turn() {
    turnEnd = System.nanoTime() + turnNanos;
  }

  @Override
  public boolean goesOn() {
    return !tooLong && !timeIsUp() && System.nanoTime() < turnEnd;
  }

  /** Tells whether no further test is to begin. */
  boolean timeIsUp() {
    return usedUp || System.nanoTime() > end;
  }

  // A child that is busy far beyond its tests has threads left that would slow down all others.
  private void look() {
    Duration most = verdicts.limits().session();
    usedUp = submission.processorTime().compareTo(most) > 0;
    if (submission.childsProcessorTime().compareTo(most.dividedBy(CHILDREN)) > 0) {
      submission.discardChild();
    }
    lastLook = System.nanoTime();
  }

  /** Tells whether the submission has used up its processor time. */
  boolean usedUp() {
    return usedUp;
  }

  /**
   * Puts a failure of the grader down to the submission, whose test was running. To be called only
   * where it has been shown that the grader works.
   */
  void blame(String why) {
    submission.discardChild();
    outcomes.put(running, Verdicts.crashed(why));
    traces.put(running, trace);
  }

  /** Returns the tests that ended a child, or took too long. */
  Set<HiddenTest> ended() {
    return ended;
  }

  /** Returns what the tests said that have run. */
  Map<HiddenTest, Outcome> outcomes() {
    return outcomes;
  }

  /** Returns how long each test took, by name. */
  Map<String, Long> millis() {
    return millis;
  }

  /** Returns the calls of the tests that have run. */
  Map<HiddenTest, Trace> traces() {
    return traces;
  }
}
