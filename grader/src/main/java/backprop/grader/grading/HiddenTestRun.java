package backprop.grader.grading;

import backprop.grader.compile.CompiledSubmission;
import backprop.grader.remote.AssignmentApi;
import backprop.grader.remote.InProcess;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.sandbox.Launcher;
import backprop.grader.sandbox.PlainProcess;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Runs the hidden tests on one submission after the other. */
final class HiddenTestRun {

  private static final int HEAP_MEGABYTES = 256;
  private static final Duration BUDGET = Duration.ofMinutes(2);

  /** How much longer a test may take that was too slow, when it is tried again on its own. */
  private static final int PATIENCE = 2;

  private final Installation installation;
  private final AssignmentApi api;
  private final Map<String, byte[]> given;
  private final Launcher launcher;
  private final Limits limits;
  private final String isolation;

  /** The tests that there are, and what those said that have run. */
  record Report(List<HiddenTest> plan, Map<HiddenTest, Outcome> outcomes) {}

  HiddenTestRun(Installation installation, boolean inProcess) throws IOException {
    this.installation = installation;
    this.api = AssignmentApi.read(installation.student());
    this.given = installation.studentClasses();
    if (inProcess) {
      launcher = new InProcess();
      // Whoever steps through a test with a debugger isn't to be hurried.
      limits = Limits.STANDARD.slowerBy(1000);
      isolation = "none: in-process, for debugging only";
    } else {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      launcher = new PlainProcess(java, List.of(installation.worker()), HEAP_MEGABYTES);
      limits = Limits.STANDARD;
      isolation = "plain process (files and network are not shielded)";
    }
  }

  /** Returns what submissions run in, in words. */
  String isolation() {
    return isolation;
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
    Verdicts verdicts = new Verdicts(compiled.rejected());
    try (RemoteSubmission submission = new RemoteSubmission(launcher, classes, limits, api)) {
      ClassLoader loader =
          submission.hiddenTests(
              List.of(installation.hiddenTests()), List.of(installation.publicTests()));
      HiddenSuite suite = new HiddenSuite(loader, installation.hiddenTestClasses(), seed);
      List<HiddenTest> chosen =
          suite.plan().stream().filter(test -> wanted.test(test.name())).toList();
      OutcomeRecorder first = new OutcomeRecorder(submission, verdicts, limits, BUDGET);
      suite.run(chosen, first);
      Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>(first.outcomes());
      runAgain(suite, submission, verdicts, chosen, outcomes);
      return new Report(suite.plan(), outcomes);
    }
  }

  // A slow moment of the machine must cost no points: a test that was too slow, or that others left
  // no time for, is run once more, alone in a fresh child.
  private void runAgain(
      HiddenSuite suite,
      RemoteSubmission submission,
      Verdicts verdicts,
      List<HiddenTest> chosen,
      Map<HiddenTest, Outcome> outcomes) {
    OutcomeRecorder second =
        new OutcomeRecorder(submission, verdicts, limits.slowerBy(PATIENCE), BUDGET);
    List<HiddenTest> again = new ArrayList<>(missing(chosen, outcomes));
    again.addAll(chosen.stream().filter(test -> timedOut(outcomes.get(test))).toList());
    for (HiddenTest test : again) {
      submission.discardChild();
      suite.run(List.of(test), second);
    }
    outcomes.putAll(second.outcomes());
  }

  private static List<HiddenTest> missing(
      List<HiddenTest> chosen, Map<HiddenTest, Outcome> outcomes) {
    return chosen.stream().filter(test -> !outcomes.containsKey(test)).toList();
  }

  private static boolean timedOut(Outcome outcome) {
    return outcome != null && outcome.state() == State.TIMED_OUT;
  }
}
