package backprop.grader.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Points from outcomes. The maximum is fixed by the assignment and the plan of tests, whatever ran:
 * a test without an outcome scores 0.
 */
public final class Scoring {

  private Scoring() {}

  /**
   * Returns every task of the assignment with its tests and points.
   *
   * @param plan all tests, found before anything ran; every part of the assignment has some
   * @param outcomes by test; a missing one counts as not run
   */
  public static List<TaskResult> score(
      Assignment assignment, List<HiddenTest> plan, Map<HiddenTest, Outcome> outcomes) {
    return score(
        assignment,
        plan.stream()
            .map(test -> TestResult.of(test, outcomes.getOrDefault(test, Outcome.NOT_RUN)))
            .toList());
  }

  /** Returns every task with the points that the assignment gives for tests that have run. */
  static List<TaskResult> score(Assignment assignment, List<TestResult> tests) {
    List<TaskResult> tasks = new ArrayList<>();
    for (Task task : assignment.tasks()) {
      double score = 0;
      List<TestResult> scored = new ArrayList<>();
      for (Map.Entry<String, Integer> part : task.parts().entrySet()) {
        List<TestResult> ofPart =
            tests.stream().filter(test -> test.part().equals(part.getKey())).toList();
        if (ofPart.isEmpty()) {
          throw new IllegalStateException("no hidden test for part " + part.getKey());
        }
        score += scorePart(part.getValue(), ofPart, scored);
      }
      tasks.add(TaskResult.of(task, round(score), scored));
    }
    return tasks;
  }

  private static double scorePart(int points, List<TestResult> tests, List<TestResult> scored) {
    double all = tests.stream().mapToDouble(TestResult::weight).sum();
    double earned = 0;
    for (TestResult test : tests) {
      earned += test.passed() ? test.weight() : 0;
      scored.add(test.worth(points * test.weight() / all));
    }
    // From the weights, not from rounded shares: all passed is exactly all points.
    return points * (earned / all);
  }

  /** Returns the points rounded to hundredths, the finest a card shows. */
  public static double round(double points) {
    return Math.round(points * 100) / 100.0;
  }
}
