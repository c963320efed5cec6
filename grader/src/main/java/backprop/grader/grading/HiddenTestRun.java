package backprop.grader.grading;

import backprop.grader.compile.CompiledSubmission;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.remote.AssignmentApi;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.sandbox.Launcher;
import backprop.grader.scoring.Assignment;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Runs the hidden tests on one submission after the other, and finds out why they fail. */
final class HiddenTestRun implements AutoCloseable {

  private final Installation installation;
  private final Assignment assignment;
  private final AssignmentApi api;
  private final Map<String, byte[]> given;
  private final Launcher launcher;
  private final Limits limits;
  private final Catalogue catalogue;
  private final Causes causes;
  private FollowThrough followThrough;

  /** The tests that there are, and what those said that have run. */
  record Report(List<HiddenTest> plan, Map<HiddenTest, Outcome> outcomes) {}

  HiddenTestRun(Installation installation, Assignment assignment, Launcher launcher, Limits limits)
      throws IOException {
    this.installation = installation;
    this.assignment = assignment;
    this.api = AssignmentApi.read(installation.student());
    this.given = installation.studentClasses();
    this.launcher = launcher;
    this.limits = limits;
    this.catalogue = Catalogue.read(installation.catalogue());
    this.causes =
        new Causes(assignment, catalogue, () -> new ProgramBench(installation, api, reference()));
  }

  /**
   * Runs the tests on a submission that shares nothing with those before it.
   *
   * @param compiled the submission; for what it lacks, the stubs stand in
   * @param seed gives the tests their inputs
   * @param wanted which tests, by name
   * @param stopwatch is told of each phase
   */
  Report run(CompiledSubmission compiled, long seed, Predicate<String> wanted, Stopwatch stopwatch)
      throws IOException {
    try (RemoteSubmission submission = open(compiled.classes())) {
      HiddenSuite suite = suite(submission);
      List<HiddenTest> chosen =
          suite.plan().stream().filter(test -> wanted.test(test.name())).toList();
      Verdicts verdicts = new Verdicts(compiled.rejected(), limits, false);
      TestSession session = new TestSession(submission, suite, seed, verdicts);
      return run(session, suite.plan(), chosen, stopwatch);
    }
  }

  /** Returns all hidden tests, in order. */
  List<HiddenTest> plan() throws IOException {
    return causes.bench().plan();
  }

  /** What one test showed: in a grading with all others, alone, and on the reference. */
  record Explained(Outcome outcome, TestRun run, TestRun reference) {}

  /** Runs all tests, since a cause shows in many, and then one of them alone. */
  Explained explain(CompiledSubmission compiled, long seed, HiddenTest test) throws IOException {
    try (RemoteSubmission submission = open(compiled.classes())) {
      HiddenSuite suite = suite(submission);
      Verdicts verdicts = new Verdicts(compiled.rejected(), limits, false);
      TestSession session = new TestSession(submission, suite, seed, verdicts);
      Report report = run(session, suite.plan(), suite.plan(), new Stopwatch());
      return new Explained(
          report.outcomes().getOrDefault(test, Outcome.NOT_RUN),
          session.replay(test),
          causes.bench().replay(test, seed));
    }
  }

  /** Returns a submission of these classes, with the stubs for those that it lacks. */
  RemoteSubmission open(Map<String, byte[]> classes) {
    return new RemoteSubmission(launcher, complete(classes), limits, api);
  }

  /** Returns the classes with the given ones, and stubs for those that it lacks. */
  Map<String, byte[]> complete(Map<String, byte[]> classes) {
    Map<String, byte[]> all = new HashMap<>(given);
    all.putAll(classes);
    return all;
  }

  /** Returns the hidden tests of a submission; to be called once. */
  HiddenSuite suite(RemoteSubmission submission) throws IOException {
    ClassLoader loader =
        submission.hiddenTests(
            List.of(installation.hiddenTests()), List.of(installation.publicTests()));
    return new HiddenSuite(loader, installation.hiddenTestClasses());
  }

  /** Runs tests, tries again what an earlier task's mistake broke, and finds causes. */
  Report run(
      TestSession session, List<HiddenTest> plan, List<HiddenTest> chosen, Stopwatch stopwatch)
      throws IOException {
    session.run(chosen);
    stopwatch.lap("testMillis");
    if (!session.outcomes().values().stream().allMatch(Outcome::passed)) {
      followThrough().run(session, chosen);
      stopwatch.lap("followThroughMillis");
      causes.find(session, chosen);
      stopwatch.lap("diagnosisMillis");
    }
    return new Report(plan, session.outcomes());
  }

  private FollowThrough followThrough() {
    return followThrough == null
        ? followThrough = new FollowThrough(assignment, reference())
        : followThrough;
  }

  /** Returns all classes of the reference, the given ones too. */
  Map<String, byte[]> reference() {
    return complete(catalogue().reference());
  }

  /** Returns what the hidden tests call. */
  AssignmentApi api() {
    return api;
  }

  /** Returns the catalogue that diagnosis draws on. */
  Catalogue catalogue() {
    return catalogue;
  }

  @Override
  public void close() throws IOException {
    causes.close();
  }
}
