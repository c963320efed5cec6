package backprop.grader.course;

import backprop.grader.result.Result;
import backprop.grader.result.Task;
import backprop.grader.result.TaskResult;
import java.util.List;

/**
 * A student's points in one task.
 *
 * @param id such as 3 or B1
 * @param score what counts: the grader's points, or those that staff gave instead
 * @param maxScore what can be had
 * @param correction why staff gave other points; null if they didn't
 */
public record TaskPoints(
    String id, String title, boolean bonus, double score, double maxScore, Correction correction) {

  /**
   * Points that staff gave in place of the grader's.
   *
   * @param graded what the grader had given
   * @param reason for the student
   * @param by who decided
   */
  public record Correction(double graded, String reason, String by) {}

  /**
   * Returns the points in a task.
   *
   * @param result by the grader; null if there is none
   * @param overrides of this student
   */
  static TaskPoints of(Task task, Result result, List<CourseLists.Override> overrides) {
    List<TaskResult> tasks = result == null ? List.of() : result.tasks();
    double graded =
        tasks.stream()
            .filter(other -> other.id().equals(task.id()))
            .mapToDouble(TaskResult::score)
            .sum();
    TaskPoints points =
        new TaskPoints(task.id(), task.title(), task.bonus(), graded, task.maxScore(), null);
    return overrides.stream()
        .filter(override -> override.task().equals(task.id()))
        .findFirst()
        .map(points::corrected)
        .orElse(points);
  }

  private TaskPoints corrected(CourseLists.Override override) {
    Correction why = new Correction(score, override.reason(), override.by());
    return new TaskPoints(id, title, bonus, override.points(), maxScore, why);
  }
}
