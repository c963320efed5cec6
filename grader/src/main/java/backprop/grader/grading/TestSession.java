package backprop.grader.grading;

import backprop.grader.common.Fault;
import backprop.grader.diagnosis.Trace;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Misconception;
import backprop.grader.result.Outcome;
import backprop.grader.result.State;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The hidden tests on one submission: each with its latest outcome and the calls it made. */
final class TestSession {

  /** Tests that are tried with classes of the reference get this fraction of the time. */
  private static final int FOLLOW_THROUGH = 4;

  /** The fraction of the time that second runs get. */
  private static final int SECOND = 2;

  /** How much longer a test may take that was too slow, when it is tried again on its own. */
  private static final int PATIENCE = 2;

  private static final String TOO_SLOW =
      "the machine is too slow: %d tests got no turn; grade again when it has less to do";

  private final RemoteSubmission submission;
  private final HiddenSuite suite;
  private final long seed;
  private final Limits limits;
  private final Verdicts firstVerdicts;
  private final Verdicts secondVerdicts;
  private final Duration budget;
  private final Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<HiddenTest, Trace> traces = new LinkedHashMap<>();
  private final Map<String, Long> millis = new HashMap<>();
  private final Map<HiddenTest, Set<Class<?>>> answering = new HashMap<>();
  private final BooleanSupplier graderWorks;
  private long followThroughNanos;
  private String blamed = "";

  /**
   * Makes ready.
   *
   * @param rejected files that don't compile, each with what the compiler says
   * @param limits of a test's first run
   * @param graderWorks tells, where the grader has failed, whether it can grade what is known to be
   *     good
   */
  TestSession(
      HiddenSuite suite,
      long seed,
      Map<String, String> rejected,
      Limits limits,
      BooleanSupplier graderWorks) {
    this.graderWorks = graderWorks;
    this.submission = suite.program();
    this.suite = suite;
    this.seed = seed;
    this.limits = limits;
    this.firstVerdicts = new Verdicts(rejected, limits, false);
    this.secondVerdicts = new Verdicts(rejected, limits, true);
    this.budget = limits.session();
    this.followThroughNanos = budget.dividedBy(FOLLOW_THROUGH).toNanos();
  }

  long seed() {
    return seed;
  }

  /** Returns the latest outcome of each test that has run. */
  Map<HiddenTest, Outcome> outcomes() {
    return Collections.unmodifiableMap(outcomes);
  }

  /** Returns the latest outcome of a test. */
  Outcome outcome(HiddenTest test) {
    return outcomes.getOrDefault(test, Outcome.NOT_RUN);
  }

  /** Adds what is behind the failure of a test. */
  void explain(HiddenTest test, Misconception cause) {
    outcomes.put(test, outcome(test).because(cause));
  }

  /** Returns the calls that each test made when it had its latest outcome. */
  Map<HiddenTest, Trace> traces() {
    return traces;
  }

  /** Returns how long each test took, by name, on the submission alone. */
  Map<String, Long> millis() {
    return millis;
  }

  /** Runs tests, and once more those that may have had bad luck. */
  void run(List<HiddenTest> tests) {
    OutcomeRecorder first = new OutcomeRecorder(submission, firstVerdicts, limits, budget);
    runInTurns(tests, first);
    keep(first);
    runAgain(tests, first);
  }

  /** Returns how the grader failed on this submission although it works; empty if it didn't. */
  String blamed() {
    return blamed;
  }

  // If the grader fails here but can grade the reference, the fault is the submission's, and costs
  // it this one test.
  private void attempt(List<HiddenTest> tests, OutcomeRecorder recorder) {
    try {
      suite.run(tests, seed, recorder);
    } catch (Fault e) {
      if (blamed.isEmpty() && !graderWorks.getAsBoolean()) {
        throw e;
      }
      blamed = e.getMessage();
      recorder.blame(e.getMessage());
    }
  }

  // Part by part, and a part gives way to the next as soon as one of its tests takes too long: what
  // hangs in one part leaves the others their time.
  private void runInTurns(List<HiddenTest> tests, OutcomeRecorder recorder) {
    Deque<List<HiddenTest>> parts =
        new ArrayDeque<>(
            tests.stream()
                .collect(
                    Collectors.groupingBy(
                        HiddenTest::part, LinkedHashMap::new, Collectors.toList()))
                .values());
    while (!parts.isEmpty() && !recorder.timeIsUp()) {
      List<HiddenTest> part = parts.remove();
      recorder.turn();
      attempt(part, recorder);
      List<HiddenTest> left =
          part.stream().filter(test -> !recorder.outcomes().containsKey(test)).toList();
      if (!left.isEmpty() && left.size() < part.size()) {
        parts.add(left);
      }
    }
  }

  // A slow moment of the machine must cost no points, nor what an earlier test left running in the
  // same child, nor a memory that another submission filled: a test that was too slow, that others
  // left no time for, or that ended its child, is run once more, alone in a fresh one.
  private void runAgain(List<HiddenTest> tests, OutcomeRecorder first) {
    Set<HiddenTest> again = new LinkedHashSet<>(unfinished(tests));
    tests.stream().filter(first.ended()::contains).forEach(again::add);
    OutcomeRecorder second = runAlone(again);
    if (!unfinished(tests).isEmpty() && !second.usedUp()) {
      // Time is up, and hardly any was used: the machine is too slow, or the submission waits.
      if (!graderWorks.getAsBoolean()) {
        throw new Fault(Fault.Kind.GRADER, TOO_SLOW.formatted(unfinished(tests).size()), null);
      }
      second = runAlone(unfinished(tests));
    }
    for (HiddenTest test : unfinished(tests)) {
      outcomes.put(test, second.usedUp() ? secondVerdicts.usedUp() : Verdicts.outOfTime());
    }
  }

  private OutcomeRecorder runAlone(Collection<HiddenTest> tests) {
    OutcomeRecorder recorder =
        new OutcomeRecorder(
            submission, secondVerdicts, limits.slowerBy(PATIENCE), budget.dividedBy(SECOND));
    for (HiddenTest test : tests) {
      if (!recorder.timeIsUp()) {
        submission.discardChild();
        attempt(List.of(test), recorder);
      }
    }
    keep(recorder);
    return recorder;
  }

  private List<HiddenTest> unfinished(List<HiddenTest> tests) {
    return tests.stream().filter(test -> !outcomes.containsKey(test)).toList();
  }

  /**
   * Runs tests once more with other classes in place of the submission's, and keeps what helps: a
   * pass, and a wrong answer without another class's share in it.
   *
   * @param classes those of the reference that answer in the grader; none ends that
   */
  void runWith(Set<Class<?>> classes, List<HiddenTest> tests) {
    submission.answerFor(classes);
    List<String> names = classes.stream().map(Class::getSimpleName).sorted().toList();
    long begin = System.nanoTime();
    OutcomeRecorder recorder =
        new OutcomeRecorder(
            submission, firstVerdicts, limits, Duration.ofNanos(followThroughNanos));
    runInTurns(tests, recorder);
    followThroughNanos -= System.nanoTime() - begin;
    recorder
        .outcomes()
        .forEach(
            (test, outcome) -> {
              boolean wrong = outcome.state() == State.FAILED && outcome.reason().isEmpty();
              if (outcome.passed() || wrong) {
                outcomes.put(test, outcome.with(names));
                traces.put(test, recorder.traces().get(test));
                answering.put(test, classes);
              }
            });
  }

  /** Runs a test once more as it had its latest outcome, alone, and returns its calls in full. */
  TestRun replay(HiddenTest test) {
    submission.answerFor(answering.getOrDefault(test, Set.of()));
    return TestRun.of(test, seed, suite, secondVerdicts, limits.slowerBy(PATIENCE));
  }

  private void keep(OutcomeRecorder recorder) {
    outcomes.putAll(recorder.outcomes());
    traces.putAll(recorder.traces());
    millis.putAll(recorder.millis());
  }
}
