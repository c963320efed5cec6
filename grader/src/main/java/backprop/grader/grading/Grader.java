package backprop.grader.grading;

import backprop.grader.common.Fault;
import backprop.grader.compile.CompileService;
import backprop.grader.compile.CompiledSubmission;
import backprop.grader.intake.Submission;
import backprop.grader.intake.SubmissionReader;
import backprop.grader.remote.Limits;
import backprop.grader.result.Assignment;
import backprop.grader.result.GraderVersion;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Isolation;
import backprop.grader.result.Outcome;
import backprop.grader.result.Result;
import backprop.grader.result.Scoring;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/**
 * Grades submissions, one at a time: intake → compile → hidden tests against a child process → the
 * student's own tests → points. Keeps nothing of a submission once it is graded.
 */
public final class Grader implements AutoCloseable {

  private final Assignment assignment;
  private final CompileService compiler;
  private final SubmissionReader reader;
  private final HiddenTestRun hiddenTests;
  private final BonusTests bonusTests;
  private final Execution execution;

  /**
   * Makes a grader: chooses a sandbox and proves it. The compile process starts with the first
   * submission.
   *
   * @param assignment with the course's points
   * @throws Fault if there's no sandbox such as the options want
   */
  public Grader(Installation installation, Assignment assignment, GraderOptions options)
      throws IOException {
    this.assignment = assignment;
    // A person who steps through a test with a debugger takes long.
    Limits limits = options.inProcess() ? options.limits().slowerBy(1000) : options.limits();
    CompletableFuture<Execution> opened = new CompletableFuture<>();
    // The tests are loaded while the sandbox is proved, and while the compile process starts.
    CompletableFuture<AssignmentClasses> classes =
        CompletableFuture.supplyAsync(() -> AssignmentClasses.of(installation));
    CompletableFuture<HiddenTestRun> tests =
        classes.thenApply(
            read ->
                new HiddenTestRun(
                    read, assignment, () -> opened.join().launcher().launch(), limits));
    this.execution = Execution.open(installation, options);
    opened.complete(execution);
    this.reader = installation.reader(assignment);
    List<Path> testLibraries = new ArrayList<>(List.of(installation.publicTests()));
    testLibraries.addAll(TestLibraries.toCompile(installation.libraries()));
    this.compiler =
        new CompileService(
            List.of(installation.student()),
            testLibraries,
            execution.sandbox(),
            CompileService.LIMIT);
    compiler.useImage(installation.home(), () -> installation.typicalSources(assignment));
    compiler.prepare();
    execution.prepare();
    this.hiddenTests = loaded(tests);
    this.bonusTests =
        new BonusTests(assignment, installation, execution, compiler, loaded(classes));
  }

  private static <T> T loaded(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      // What went wrong is to be said, not that it did so in another thread.
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  /** Returns what submissions run in. */
  public Isolation isolation() {
    return execution.isolation();
  }

  /** Returns what the user should be told, such as a sandbox that didn't pass its self-test. */
  public List<String> remarks() {
    return execution.remarks();
  }

  /**
   * Returns the result for a submission, whatever its score.
   *
   * @param path a folder or an archive
   * @param seed of the hidden inputs, or null for the one that follows from the submission
   * @param wanted which tests to run, by name
   * @throws Fault if there's nothing to grade at the path, or the grader itself failed
   * @throws IOException if the grader's own processes can't be started
   */
  public Result grade(Path path, Long seed, Predicate<String> wanted) throws IOException {
    Stopwatch stopwatch = new Stopwatch();
    Submission submission = reader.read(path);
    stopwatch.lap("intakeMillis");
    return grade(submission, seed, wanted, stopwatch);
  }

  /**
   * Returns the result for a submission that has been read.
   *
   * @param seed of the hidden inputs, or null for the one that follows from the submission
   * @param wanted which tests to run, by name
   * @throws Fault if the grader itself failed
   * @throws IOException if the grader's own processes can't be started
   */
  public Result grade(Submission submission, Long seed, Predicate<String> wanted)
      throws IOException {
    return grade(submission, seed, wanted, new Stopwatch());
  }

  private Result grade(
      Submission submission, Long seed, Predicate<String> wanted, Stopwatch stopwatch)
      throws IOException {
    long usedSeed = seed(submission, seed);
    List<String> notes = new ArrayList<>(submission.notes());
    List<HiddenTest> hidden = wanted(hiddenTests.plan(), wanted);
    List<HiddenTest> own = wanted(bonusTests.plan(), wanted);
    List<HiddenTest> plan = new ArrayList<>(hiddenTests.plan());
    plan.addAll(bonusTests.plan());
    Map<HiddenTest, Outcome> outcomes = new HashMap<>();
    Map<String, byte[]> program = new HashMap<>();
    Attempt hiddenAttempt =
        () -> {
          execution.prepare();
          CompiledSubmission compiled = compiler.compile(submission);
          stopwatch.lap("compileMillis");
          notes.addAll(compiled.notes());
          program.putAll(compiled.classes());
          TestSession session =
              hiddenTests.run(compiled.classes(), compiled.rejected(), usedSeed, hidden, stopwatch);
          outcomes.putAll(session.outcomes());
          return session.blamed().isEmpty();
        };
    boolean finished = attempt(hiddenAttempt, usedSeed, hidden, outcomes);
    notes.addAll(missing(submission));
    notes.addAll(otherHandout(submission));
    if (!submission.ownTests().isEmpty() && execution.leavesTheNetworkOpen()) {
      // These tests run beside the reference, and could send it away over the network.
      finished = false;
    } else if (!own.isEmpty()) {
      Attempt ownAttempt =
          () -> {
            outcomes.putAll(bonusTests.run(submission, usedSeed, notes));
            return true;
          };
      finished &= attempt(ownAttempt, usedSeed, own, outcomes);
      stopwatch.lap("ownTestsMillis");
    }
    List<TrainingRun> trainings =
        new TrainingCheck(submission, () -> hiddenTests.trialEpoch(program)).runs();
    List<TaskResult> tasks = Scoring.score(assignment, plan, outcomes);
    return new Result(
        assignment.id(),
        assignment.version(),
        GraderVersion.text(),
        usedSeed,
        hidden.size() + own.size() < plan.size(),
        new Result.Submitted(
            submission.name(),
            submission.sha256(),
            List.copyOf(submission.sources().keySet()),
            submission.ignored(),
            notes,
            finished ? null : Result.BY_HAND,
            trainings),
        execution.isolation(),
        TaskResult.sum(tasks, false),
        assignment.maxScore(false),
        TaskResult.sum(tasks, true),
        assignment.maxScore(true),
        tasks,
        stopwatch.laps());
  }

  private static List<HiddenTest> wanted(List<HiddenTest> tests, Predicate<String> wanted) {
    return tests.stream().filter(test -> wanted.test(test.name())).toList();
  }

  private long seed(Submission submission, Long seed) {
    return seed == null ? Seeds.of(assignment.seed(), submission.sha256()) : seed;
  }

  private interface Attempt {
    /** Returns whether all tests could be finished. */
    boolean run() throws IOException;
  }

  // A submission is ungraded only if the reference can't be graded either. If it can, the failure
  // is
  // the submission's, and the tests without an outcome count as crashed.
  private boolean attempt(
      Attempt attempt, long seed, List<HiddenTest> tests, Map<HiddenTest, Outcome> outcomes)
      throws IOException {
    try {
      return attempt.run();
    } catch (IOException | RuntimeException | Error e) {
      if (!compiler.works() || !hiddenTests.gradesTheReference(seed)) {
        throw e;
      }
      tests.forEach(test -> outcomes.putIfAbsent(test, Verdicts.crashed(e.toString())));
      return false;
    }
  }

  /** Returns all hidden tests, in order. */
  public List<HiddenTest> hiddenTests() {
    return hiddenTests.plan();
  }

  /**
   * Returns what one hidden test asks a submission and gets.
   *
   * @param seed of the hidden inputs, or null for the one that follows from the submission
   * @param test one of {@link #hiddenTests()}
   * @throws Fault if the grader itself failed
   * @throws IOException if the grader's own processes can't be started
   */
  public Explanation explain(Submission submission, Long seed, HiddenTest test) throws IOException {
    execution.prepare();
    CompiledSubmission compiled = compiler.compile(submission);
    long usedSeed = seed(submission, seed);
    // All tests, since a cause shows in many.
    TestSession session =
        hiddenTests.run(
            compiled.classes(), compiled.rejected(), usedSeed, hiddenTests.plan(), new Stopwatch());
    List<String> notes = new ArrayList<>(submission.notes());
    notes.addAll(compiled.notes());
    return new Explanation(
        submission.name(),
        usedSeed,
        execution.isolation(),
        notes,
        test,
        session.outcome(test),
        session.replay(test),
        hiddenTests.replayOnReference(test, usedSeed));
  }

  private List<String> otherHandout(Submission submission) {
    String version = submission.handout();
    return version.isEmpty() || version.equals(assignment.version())
        ? List.of()
        : List.of(
            "made from handout %s, but %s is what is graded: take over what has changed since"
                .formatted(version, assignment.version()));
  }

  private List<String> missing(Submission submission) {
    return assignment.files().stream()
        .filter(file -> !submission.sources().containsKey(file))
        .map(file -> file.substring(file.lastIndexOf('/') + 1))
        .reduce((a, b) -> a + ", " + b)
        .map(files -> List.of("not handed in: " + files))
        .orElse(List.of());
  }

  @Override
  public void close() throws IOException {
    hiddenTests.close();
    compiler.close();
    execution.close();
  }
}
