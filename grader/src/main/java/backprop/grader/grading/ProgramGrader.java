package backprop.grader.grading;

import backprop.grader.diagnosis.Catalogue;
import backprop.grader.remote.InProcess;
import backprop.grader.remote.Limits;
import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Scoring;
import backprop.grader.result.Task;
import backprop.grader.result.TaskResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Grades programs of the catalogue as if they were handed in, but within the grader and without
 * tests of their own.
 */
public final class ProgramGrader implements AutoCloseable {

  private final Assignment assignment;
  private final AssignmentClasses classes;
  private final HiddenTestRun hiddenTests;
  private TestSession latest;

  /**
   * Makes a grader of programs, one after the other.
   *
   * @param assignment without the task of own tests
   */
  public ProgramGrader(Installation installation, Assignment assignment) throws IOException {
    this.assignment = assignment;
    classes = AssignmentClasses.of(installation);
    InProcess inProcess = new InProcess(classes.matrix());
    hiddenTests = new HiddenTestRun(classes, assignment, inProcess, Limits.STANDARD);
  }

  /** Returns the catalogue. */
  public Catalogue catalogue() {
    return classes.catalogue();
  }

  /**
   * Returns the tasks with the points of the reference with some classes changed.
   *
   * @param changed classes by name
   * @param seed gives the hidden tests their inputs
   */
  public List<TaskResult> grade(Map<String, byte[]> changed, long seed) throws IOException {
    return gradeAlone(referenceWith(changed), seed);
  }

  /** Returns the tasks with the points of what students start from. */
  public List<TaskResult> gradeSkeleton(long seed) throws IOException {
    return gradeAlone(Map.of(), seed);
  }

  /**
   * Returns the points of one task, as the reference with some classes changed gets them from that
   * task's tests; nobody asks why some fail.
   *
   * @param changed classes by name
   * @param seed gives the hidden tests their inputs
   */
  public double points(Map<String, byte[]> changed, long seed, Task task) {
    List<HiddenTest> tests = hiddenTests.plan().stream().filter(task::has).toList();
    TestSession session = hiddenTests.runOnly(referenceWith(changed), seed, tests);
    return score(session).stream()
        .filter(scored -> scored.id().equals(task.id()))
        .mapToDouble(TaskResult::score)
        .sum();
  }

  private Map<String, byte[]> referenceWith(Map<String, byte[]> changed) {
    Map<String, byte[]> program = new TreeMap<>(classes.catalogue().reference());
    program.putAll(changed);
    return program;
  }

  /** Returns the tests that the latest program failed although their sentence is true of it. */
  public List<String> untrueSentences() throws IOException {
    return hiddenTests.untrueSentences(latest);
  }

  private List<TaskResult> gradeAlone(Map<String, byte[]> program, long seed) throws IOException {
    latest = hiddenTests.run(program, Map.of(), seed, hiddenTests.plan(), new Stopwatch());
    return score(latest);
  }

  private List<TaskResult> score(TestSession session) {
    return Scoring.score(assignment, hiddenTests.plan(), session.outcomes());
  }

  @Override
  public void close() throws IOException {
    hiddenTests.close();
  }
}
