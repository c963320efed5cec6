package backprop.grader.grading;

import backprop.grader.diagnosis.Catalogue;
import backprop.grader.remote.InProcess;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.scoring.Assignment;
import backprop.grader.scoring.Scoring;
import backprop.grader.scoring.Scoring.ScoredTask;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Grades programs of the catalogue as if they were handed in, but within the grader and without
 * tests of their own.
 */
public final class ProgramGrader implements AutoCloseable {

  private final Assignment assignment = Assignment.load().withoutOwnTests();
  private final HiddenTestRun hiddenTests;
  private final RemoteSubmission program;
  private final HiddenSuite suite;

  /** Makes a grader of programs, one after the other. */
  public ProgramGrader(Installation installation) throws IOException {
    hiddenTests =
        new HiddenTestRun(
            installation,
            assignment,
            new InProcess(installation.matrixClasses(), 0),
            Limits.STANDARD);
    program = hiddenTests.open(Map.of());
    suite = hiddenTests.suite(program);
  }

  /** Returns the assignment. */
  public Assignment assignment() {
    return assignment;
  }

  /** Returns the catalogue. */
  public Catalogue catalogue() {
    return hiddenTests.catalogue();
  }

  /**
   * Returns the tasks with the points of the reference with some classes changed.
   *
   * @param changed classes by name
   * @param seed gives the hidden tests their inputs
   */
  public List<ScoredTask> grade(Map<String, byte[]> changed, long seed) throws IOException {
    TreeMap<String, byte[]> classes = new TreeMap<>(catalogue().reference());
    classes.putAll(changed);
    return gradeAlone(classes, seed);
  }

  /** Returns the tasks with the points of what students start from. */
  public List<ScoredTask> gradeSkeleton(long seed) throws IOException {
    return gradeAlone(new TreeMap<>(), seed);
  }

  private List<ScoredTask> gradeAlone(TreeMap<String, byte[]> classes, long seed)
      throws IOException {
    program.become(hiddenTests.complete(classes));
    Verdicts verdicts = new Verdicts(Map.of(), Limits.STANDARD, false);
    TestSession session = new TestSession(program, suite, seed, verdicts);
    HiddenTestRun.Report report =
        hiddenTests.run(session, suite.plan(), suite.plan(), new Stopwatch());
    return Scoring.score(assignment, report.plan(), report.outcomes());
  }

  @Override
  public void close() throws IOException {
    program.close();
    hiddenTests.close();
  }
}
