package backprop.grader.result;

import java.util.List;
import java.util.Map;

/**
 * One task with its points.
 *
 * @param parts points of each part that can be had
 * @param passed how many tests passed
 * @param count how many tests there are
 * @param tests none where only the score is told
 */
public record TaskResult(
    String id,
    String title,
    boolean bonus,
    double score,
    int maxScore,
    Map<String, Integer> parts,
    int passed,
    int count,
    List<TestResult> tests) {

  /** Returns the result of a task whose tests have brought so many points. */
  public static TaskResult of(Task task, double score, List<TestResult> tests) {
    return new TaskResult(
        task.id(),
        task.title(),
        task.bonus(),
        score,
        task.maxScore(),
        task.parts(),
        (int) tests.stream().filter(TestResult::passed).count(),
        tests.size(),
        tests);
  }

  /** Returns the points of the tasks that are bonus or, else, of those that aren't. */
  public static double sum(List<TaskResult> tasks, boolean bonus) {
    return Scoring.round(
        tasks.stream().filter(task -> task.bonus == bonus).mapToDouble(TaskResult::score).sum());
  }

  /** Returns the points of one of its parts. */
  public double score(String part) {
    double all = 0;
    double earned = 0;
    for (TestResult test : tests) {
      if (test.part().equals(part)) {
        all += test.weight();
        earned += test.passed() ? test.weight() : 0;
      }
    }
    return all == 0 ? 0 : Scoring.round(parts.get(part) * (earned / all));
  }

  /** Returns the task with other points, such as those that staff gave. */
  public TaskResult withScore(double points) {
    return new TaskResult(id, title, bonus, points, maxScore, parts, passed, count, tests);
  }

  /** Returns the task without the tests that have not run. */
  TaskResult ran() {
    List<TestResult> ran = tests.stream().filter(test -> test.state() != State.NOT_RUN).toList();
    return new TaskResult(id, title, bonus, score, maxScore, parts, passed, ran.size(), ran);
  }

  TaskResult at(Feedback feedback) {
    List<TestResult> seen =
        switch (feedback) {
          case NONE -> List.of();
          case STUDENT -> tests.stream().map(TestResult::withoutDetail).toList();
          case STAFF -> tests;
        };
    return new TaskResult(id, title, bonus, score, maxScore, parts, passed, count, seen);
  }
}
