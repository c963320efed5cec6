package backprop.grader.grading;

import backprop.grader.compile.CompileService;
import backprop.grader.compile.CompiledSubmission;
import backprop.grader.intake.Submission;
import backprop.grader.intake.SubmissionReader;
import backprop.grader.intake.UnreadableSubmissionException;
import backprop.grader.owntests.TestLibraries;
import backprop.grader.remote.Limits;
import backprop.grader.scoring.Assignment;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.Scoring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final Shelter shelter;

  /**
   * Makes a grader: chooses a sandbox and proves it. The compile process starts with the first
   * submission.
   *
   * @throws UngradedException if there's no sandbox such as the options want
   */
  public Grader(Installation installation, GraderOptions options) throws IOException {
    this(installation, Assignment.load(), options);
  }

  /** Makes a grader of a course's own version of the assignment, with its own points. */
  public Grader(Installation installation, Assignment assignment, GraderOptions options)
      throws IOException {
    this.assignment = assignment;
    this.reader = installation.reader(assignment);
    this.shelter = Shelter.open(installation, options);
    // Whoever steps through a test with a debugger isn't to be hurried.
    Limits limits = options.inProcess() ? options.limits().slowerBy(1000) : options.limits();
    this.hiddenTests = new HiddenTestRun(installation, assignment, shelter.launcher(), limits);
    List<Path> testLibraries = new ArrayList<>(List.of(installation.publicTests()));
    testLibraries.addAll(TestLibraries.toCompile(installation.libraries()));
    this.compiler =
        new CompileService(List.of(installation.student()), testLibraries, shelter.sandbox());
    this.bonusTests = new BonusTests(assignment, installation, shelter, compiler, hiddenTests);
  }

  /** Returns what submissions run in. */
  public Isolation isolation() {
    return shelter.isolation();
  }

  /** Returns what the user should be told, such as a sandbox that didn't pass its self-test. */
  public List<String> remarks() {
    return shelter.remarks();
  }

  /**
   * Returns the result for a submission, whatever its score.
   *
   * @param path a folder or an archive
   * @param seed of the hidden inputs, or null for the one that follows from the submission
   * @param wanted which tests to run, by name
   * @throws UnreadableSubmissionException if there's nothing to grade at the path
   * @throws UngradedException if the grader itself failed
   * @throws IOException if the grader's own processes can't be started
   */
  public GradingResult grade(Path path, Long seed, Predicate<String> wanted)
      throws UnreadableSubmissionException, IOException {
    Stopwatch stopwatch = new Stopwatch();
    Submission submission = reader.read(path);
    stopwatch.lap("intakeMillis");
    return grade(submission, seed, wanted, stopwatch);
  }

  /**
   * Returns the result for a submission that has been read.
   *
   * @throws UngradedException if the grader itself failed
   * @throws IOException if the grader's own processes can't be started
   */
  public GradingResult grade(Submission submission, Long seed) throws IOException {
    return grade(submission, seed, name -> true, new Stopwatch());
  }

  private GradingResult grade(
      Submission submission, Long seed, Predicate<String> wanted, Stopwatch stopwatch)
      throws IOException {
    shelter.prepare();
    CompiledSubmission compiled = compiler.compile(submission);
    stopwatch.lap("compileMillis");
    long usedSeed = seed == null ? Seeds.of(assignment.seed(), submission.sha256()) : seed;
    HiddenTestRun.Report report = hiddenTests.run(compiled, usedSeed, wanted, stopwatch);
    List<String> notes = new ArrayList<>(submission.notes());
    notes.addAll(compiled.notes());
    notes.addAll(missing(submission));
    notes.addAll(otherHandout(submission));
    List<HiddenTest> plan = new ArrayList<>(report.plan());
    plan.addAll(bonusTests.plan());
    Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>(report.outcomes());
    if (bonusTests.plan().stream().anyMatch(test -> wanted.test(test.name()))) {
      outcomes.putAll(bonusTests.run(submission, usedSeed, notes));
      stopwatch.lap("ownTestsMillis");
    }
    return new GradingResult(
        assignment,
        usedSeed,
        submission,
        shelter.isolation(),
        notes,
        Scoring.score(assignment, plan, outcomes),
        plan.stream().anyMatch(test -> !wanted.test(test.name())),
        stopwatch.laps());
  }

  /** Returns all hidden tests, in order. */
  public List<HiddenTest> hiddenTests() throws IOException {
    return hiddenTests.plan();
  }

  /**
   * Returns what one hidden test asks a submission and gets.
   *
   * @param path a folder or an archive
   * @param seed of the hidden inputs, or null for the one that follows from the submission
   * @param test one of {@link #hiddenTests()}
   * @throws UnreadableSubmissionException if there's nothing to grade at the path
   * @throws UngradedException if the grader itself failed
   * @throws IOException if the grader's own processes can't be started
   */
  public Explanation explain(Path path, Long seed, HiddenTest test)
      throws UnreadableSubmissionException, IOException {
    Submission submission = reader.read(path);
    shelter.prepare();
    CompiledSubmission compiled = compiler.compile(submission);
    long usedSeed = seed == null ? Seeds.of(assignment.seed(), submission.sha256()) : seed;
    HiddenTestRun.Explained explained = hiddenTests.explain(compiled, usedSeed, test);
    List<String> notes = new ArrayList<>(submission.notes());
    notes.addAll(compiled.notes());
    return new Explanation(
        submission.name(),
        usedSeed,
        shelter.isolation(),
        notes,
        test,
        explained.outcome(),
        explained.run(),
        explained.reference());
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
    shelter.close();
  }
}
