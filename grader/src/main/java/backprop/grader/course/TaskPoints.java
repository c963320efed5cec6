package backprop.grader.course;

import backprop.grader.result.Result;
import backprop.grader.result.Scoring;
import backprop.grader.result.Task;
import backprop.grader.result.TaskResult;
import java.util.List;

/**
 * A student's points in one task.
 *
 * @param id such as 3 or B1
 * @param score what counts: the grader's points, or those that staff gave instead
 * @param maxScore what can be had
 * @param corrections what staff decided of the task, or of parts of it
 */
public record TaskPoints(
    String id,
    String title,
    boolean bonus,
    double score,
    double maxScore,
    List<Correction> corrections) {

  /** Earlier versions wrote none, or one under another name. */
  public TaskPoints {
    corrections = corrections == null ? List.of() : List.copyOf(corrections);
  }

  /**
   * What staff who looked at a task or part decided.
   *
   * @param item the task or part, such as 7 or 7.3
   * @param graded what the grader had given
   * @param points what counts instead; the same if staff agree with the grader
   * @param reason for the student
   * @param by who decided
   */
  public record Correction(String item, double graded, double points, String reason, String by) {

    /** Tells whether points differ from the grader's. */
    public boolean changes() {
      return graded != points;
    }

    private static Correction of(CourseLists.Override override, double graded) {
      double points = override.points() == null ? graded : override.points();
      return new Correction(override.item(), graded, points, override.reason(), override.by());
    }
  }

  /**
   * Returns the points in a task.
   *
   * @param result by the grader; null if there is none
   * @param overrides of this student
   */
  static TaskPoints of(Task task, Result result, List<CourseLists.Override> overrides) {
    TaskResult graded =
        result == null
            ? null
            : result.tasks().stream()
                .filter(other -> other.id().equals(task.id()))
                .findFirst()
                .orElse(null);
    List<Correction> corrections =
        overrides.stream()
            .filter(override -> override.task().equals(task.id()))
            .map(override -> Correction.of(override, points(graded, override.part())))
            .toList();
    double moved = corrections.stream().mapToDouble(c -> c.points() - c.graded()).sum();
    double score = Scoring.round(points(graded, "") + moved);
    return new TaskPoints(
        task.id(), task.title(), task.bonus(), score, task.maxScore(), corrections);
  }

  private static double points(TaskResult graded, String part) {
    return graded == null ? 0 : part.isEmpty() ? graded.score() : graded.score(part);
  }
}
