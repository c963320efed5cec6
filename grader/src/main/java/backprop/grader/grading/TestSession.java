package backprop.grader.grading;

import backprop.grader.diagnosis.Trace;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.State;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The hidden tests on one submission: each with its latest outcome and the calls it made. */
final class TestSession {

  /** What builds on an earlier mistake has had its turn already, and gets this part of the time. */
  private static final int FOLLOW_THROUGH = 4;

  /** How much longer a test may take that was too slow, when it is tried again on its own. */
  private static final int PATIENCE = 2;

  private final RemoteSubmission submission;
  private final HiddenSuite suite;
  private final long seed;
  private final Verdicts verdicts;
  private final Duration budget;
  private final Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<HiddenTest, Trace> traces = new LinkedHashMap<>();
  private final Map<HiddenTest, Set<Class<?>>> answering = new HashMap<>();

  TestSession(RemoteSubmission submission, HiddenSuite suite, long seed, Verdicts verdicts) {
    this.submission = submission;
    this.suite = suite;
    this.seed = seed;
    this.verdicts = verdicts;
    this.budget = verdicts.limits().session();
  }

  RemoteSubmission submission() {
    return submission;
  }

  long seed() {
    return seed;
  }

  /** Returns the latest outcome of each test that has run. */
  Map<HiddenTest, Outcome> outcomes() {
    return outcomes;
  }

  /** Returns the calls that each test made when it had its latest outcome. */
  Map<HiddenTest, Trace> traces() {
    return traces;
  }

  /** Runs tests, and once more those that may have had bad luck. */
  void run(List<HiddenTest> tests) {
    OutcomeRecorder first = new OutcomeRecorder(submission, verdicts, verdicts.limits(), budget);
    runInTurns(tests, first);
    keep(first);
    runAgain(tests, first);
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
      suite.run(part, seed, recorder);
      List<HiddenTest> left =
          part.stream().filter(test -> !recorder.outcomes().containsKey(test)).toList();
      if (!left.isEmpty() && left.size() < part.size()) {
        parts.add(left);
      }
    }
  }

  // A slow moment of the machine must cost no points, nor what an earlier test left running in the
  // same child: a test that was too slow, that others left no time for, or that ended a child which
  // others had used before it, is run once more, alone in a fresh child.
  private void runAgain(List<HiddenTest> tests, OutcomeRecorder first) {
    Limits limits = verdicts.limits().slowerBy(PATIENCE);
    OutcomeRecorder second = new OutcomeRecorder(submission, verdicts.again(), limits, budget);
    Set<HiddenTest> again = new LinkedHashSet<>();
    tests.stream().filter(test -> !first.outcomes().containsKey(test)).forEach(again::add);
    tests.stream().filter(first.inUsedChild()::contains).forEach(again::add);
    tests.stream().filter(test -> timedOut(first.outcomes().get(test))).forEach(again::add);
    for (HiddenTest test : again) {
      if (!second.timeIsUp()) {
        submission.discardChild();
        suite.run(List.of(test), seed, second);
      }
    }
    keep(second);
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
    OutcomeRecorder recorder =
        new OutcomeRecorder(
            submission, verdicts, verdicts.limits(), budget.dividedBy(FOLLOW_THROUGH));
    runInTurns(tests, recorder);
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
    Limits limits = verdicts.limits().slowerBy(PATIENCE);
    return Replay.of(test, seed, submission, suite, verdicts.again(), limits);
  }

  private void keep(OutcomeRecorder recorder) {
    outcomes.putAll(recorder.outcomes());
    traces.putAll(recorder.traces());
  }

  private static boolean timedOut(Outcome outcome) {
    return outcome != null && outcome.state() == State.TIMED_OUT;
  }
}
