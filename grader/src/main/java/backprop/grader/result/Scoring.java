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
    List<TaskResult> tasks = new ArrayList<>();
    for (Task task : assignment.tasks()) {
      double score = 0;
      List<TestResult> tests = new ArrayList<>();
      for (Map.Entry<String, Integer> part : task.parts().entrySet()) {
        List<HiddenTest> ofPart =
            plan.stream().filter(test -> test.part().equals(part.getKey())).toList();
        if (ofPart.isEmpty()) {
          throw new IllegalStateException("no hidden test for part " + part.getKey());
        }
        score += scorePart(part.getValue(), ofPart, outcomes, tests);
      }
      tasks.add(TaskResult.of(task, round(score), tests));
    }
    return tasks;
  }

  private static double scorePart(
      int points,
      List<HiddenTest> plan,
      Map<HiddenTest, Outcome> outcomes,
      List<TestResult> scored) {
    double all = plan.stream().mapToDouble(HiddenTest::weight).sum();
    double earned = 0;
    for (HiddenTest test : plan) {
      Outcome outcome = outcomes.getOrDefault(test, Outcome.NOT_RUN);
      earned += outcome.passed() ? test.weight() : 0;
      scored.add(TestResult.of(test, outcome, points * test.weight() / all));
    }
    // From the weights, not from rounded shares: all passed is exactly all points.
    return points * (earned / all);
  }

  /** Returns the points rounded to hundredths, the finest a card shows. */
  public static double round(double points) {
    return Math.round(points * 100) / 100.0;
  }
}
