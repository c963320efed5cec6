package backprop.grader.grading;

import backprop.grader.compile.CompiledSubmission;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.remote.InProcess;
import backprop.grader.remote.Limits;
import backprop.grader.scoring.Assignment;
import backprop.grader.scoring.Scoring;
import backprop.grader.scoring.Scoring.ScoredTask;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Grades programs of the catalogue as if they were handed in, but within the grader. */
public final class ProgramGrader implements AutoCloseable {

  private final Assignment assignment = Assignment.load();
  private final HiddenTestRun hiddenTests;

  /** Makes a grader of programs. */
  public ProgramGrader(Installation installation) throws IOException {
    hiddenTests = new HiddenTestRun(installation, assignment, new InProcess(), Limits.STANDARD);
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
    HiddenTestRun.Report report =
        hiddenTests.run(
            new CompiledSubmission(classes, new TreeMap<>(), List.of()),
            seed,
            name -> true,
            new Stopwatch());
    return Scoring.score(assignment, report.plan(), report.outcomes());
  }

  @Override
  public void close() throws IOException {
    hiddenTests.close();
  }
}
