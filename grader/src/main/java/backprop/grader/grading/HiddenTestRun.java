package backprop.grader.grading;

import backprop.grader.compile.CompiledSubmission;
import backprop.grader.remote.AssignmentApi;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.sandbox.Launcher;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs the hidden tests on one submission after the other. */
final class HiddenTestRun {

  private static final Duration BUDGET = Duration.ofMinutes(2);

  /** How much longer a test may take that was too slow, when it is tried again on its own. */
  private static final int PATIENCE = 2;

  private final Installation installation;
  private final AssignmentApi api;
  private final Map<String, byte[]> given;
  private final Launcher launcher;
  private final Limits limits;

  /** The tests that there are, and what those said that have run. */
  record Report(List<HiddenTest> plan, Map<HiddenTest, Outcome> outcomes) {}

  HiddenTestRun(Installation installation, Launcher launcher, Limits limits) throws IOException {
    this.installation = installation;
    this.api = AssignmentApi.read(installation.student());
    this.given = installation.studentClasses();
    this.launcher = launcher;
    this.limits = limits;
  }

  /**
   * Runs the tests.
   *
   * @param compiled the submission; for what it lacks, the stubs stand in
   * @param seed gives the tests their inputs
   * @param wanted which tests, by name
   */
  Report run(CompiledSubmission compiled, long seed, Predicate<String> wanted) throws IOException {
    Map<String, byte[]> classes = new HashMap<>(given);
    classes.putAll(compiled.classes());
    Verdicts verdicts = new Verdicts(compiled.rejected(), limits, false);
    try (RemoteSubmission submission = new RemoteSubmission(launcher, classes, limits, api)) {
      ClassLoader loader =
          submission.hiddenTests(
              List.of(installation.hiddenTests()), List.of(installation.publicTests()));
      HiddenSuite suite = new HiddenSuite(loader, installation.hiddenTestClasses(), seed);
      List<HiddenTest> chosen =
          suite.plan().stream().filter(test -> wanted.test(test.name())).toList();
      OutcomeRecorder first = new OutcomeRecorder(submission, verdicts, limits, BUDGET);
      runInTurns(suite, chosen, first);
      Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>(first.outcomes());
      runAgain(suite, submission, verdicts, chosen, first, outcomes);
      return new Report(suite.plan(), outcomes);
    }
  }

  // Part by part, and a part gives way to the next as soon as one of its tests takes too long: what
  // hangs in one part leaves the others their time.
  private static void runInTurns(
      HiddenSuite suite, List<HiddenTest> chosen, OutcomeRecorder recorder) {
    Deque<List<HiddenTest>> parts =
        new ArrayDeque<>(
            chosen.stream()
                .collect(
                    Collectors.groupingBy(
                        HiddenTest::part, LinkedHashMap::new, Collectors.toList()))
                .values());
    while (!parts.isEmpty() && !recorder.timeIsUp()) {
      List<HiddenTest> part = parts.remove();
      suite.run(part, recorder);
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
  private void runAgain(
      HiddenSuite suite,
      RemoteSubmission submission,
      Verdicts verdicts,
      List<HiddenTest> chosen,
      OutcomeRecorder first,
      Map<HiddenTest, Outcome> outcomes) {
    OutcomeRecorder second =
        new OutcomeRecorder(submission, verdicts.again(), limits.slowerBy(PATIENCE), BUDGET);
    Set<HiddenTest> again = new LinkedHashSet<>();
    chosen.stream().filter(test -> !outcomes.containsKey(test)).forEach(again::add);
    chosen.stream().filter(first.inUsedChild()::contains).forEach(again::add);
    chosen.stream().filter(test -> timedOut(outcomes.get(test))).forEach(again::add);
    for (HiddenTest test : again) {
      submission.discardChild();
      if (!second.timeIsUp()) {
        suite.run(List.of(test), second);
      }
    }
    outcomes.putAll(second.outcomes());
  }

  private static boolean timedOut(Outcome outcome) {
    return outcome != null && outcome.state() == State.TIMED_OUT;
  }
}
