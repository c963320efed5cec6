package backprop.grader.grading;

import backprop.grader.diagnosis.Catalogue;
import backprop.grader.remote.InProcess;
import backprop.grader.remote.Limits;
import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Outcome;
import backprop.grader.result.Scoring;
import backprop.grader.result.Task;
import backprop.grader.result.TaskResult;
import java.io.IOException;
import java.util.HashMap;
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
  private final Reach reach;
  private final Map<Long, Map<HiddenTest, Outcome>> ofReference = new HashMap<>();
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
    reach = new Reach(classes.tests(), classes.reference());
  }

  /** Returns the catalogue. */
  public Catalogue catalogue() {
    return classes.catalogue();
  }

  /**
   * Returns the tasks with the points of the reference with some classes changed. Where no test of
   * a task leads to one of them, its tests end as they do on the reference.
   *
   * @param changed classes by name; none is the reference itself
   * @param seed gives the hidden tests their inputs
   */
  public List<TaskResult> grade(Map<String, byte[]> changed, long seed) throws IOException {
    if (!ofReference.containsKey(seed)) {
      ofReference.put(seed, run(referenceWith(Map.of()), seed, hiddenTests.plan()));
    }
    Map<HiddenTest, Outcome> outcomes = new HashMap<>(ofReference.get(seed));
    List<HiddenTest> tests =
        assignment.tasks().stream()
            .map(task -> hiddenTests.plan().stream().filter(task::has).toList())
            .filter(ofTask -> ofTask.stream().anyMatch(t -> reach.leads(t, changed.keySet())))
            .flatMap(List::stream)
            .toList();
    if (!tests.isEmpty()) {
      outcomes.putAll(run(referenceWith(changed), seed, tests));
    }
    return score(outcomes);
  }

  /** Returns the tasks with the points of what students start from. */
  public List<TaskResult> gradeSkeleton(long seed) throws IOException {
    return score(run(Map.of(), seed, hiddenTests.plan()));
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
    return score(session.outcomes()).stream()
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

  private Map<HiddenTest, Outcome> run(
      Map<String, byte[]> program, long seed, List<HiddenTest> tests) throws IOException {
    latest = hiddenTests.run(program, Map.of(), seed, tests, new Stopwatch());
    return latest.outcomes();
  }

  private List<TaskResult> score(Map<HiddenTest, Outcome> outcomes) {
    return Scoring.score(assignment, hiddenTests.plan(), outcomes);
  }

  @Override
  public void close() throws IOException {
    hiddenTests.close();
  }
}
