package backprop.grader.course;

import backprop.grader.result.Scoring;
import backprop.grader.result.Task;
import java.util.List;

/**
 * One student's line in the gradebook; the page, the lists and the worksheet are drawn from it.
 *
 * @param submission the name of the one that counts; empty if nothing was handed in
 * @param team the others who handed in the same submission
 * @param remark why there is no result, or why staff should look at it by hand; mostly empty
 * @param attempts all that was handed in, in order of time
 * @param tasks points task by task; empty if there is no result
 * @param score points of the ordinary tasks
 * @param bonus points of the bonus tasks
 * @param paper points of the questions on paper; null if none are known
 * @param lateness null if in time
 * @param total what counts in the end; 0 if there is no result
 * @param grade on the course's scale; empty if there is none
 */
public record StudentResult(
    Student student,
    Standing standing,
    String submission,
    List<Student> team,
    String remark,
    List<Attempt> attempts,
    List<TaskPoints> tasks,
    double score,
    double bonus,
    Double paper,
    Lateness lateness,
    double total,
    String grade) {

  /**
   * Returns a student's result.
   *
   * @param overrides of this student
   */
  static StudentResult of(
      Course course,
      Student student,
      Attempts attempts,
      List<Student> team,
      String remark,
      List<CourseLists.Override> overrides,
      Double paper) {
    List<Task> all = course.assignment().tasks();
    Standing standing = attempts.standing();
    // Where the grader failed, points that staff gave for some tasks would turn the others into
    // zeros.
    boolean hasPoints =
        standing == Standing.GRADED
            || (standing == Standing.UNGRADED
                ? all.stream().allMatch(task -> covers(overrides, task))
                : overrides.stream().anyMatch(override -> override.points() != null));
    List<TaskPoints> tasks =
        hasPoints
            ? all.stream().map(t -> TaskPoints.of(t, attempts.result(), overrides)).toList()
            : List.of();
    double score = sum(tasks, false);
    double bonus = sum(tasks, true);
    double maxScore = course.assignment().maxScore(false);
    Policy policy = course.policy();
    double earned = policy.earned(score, bonus, maxScore);
    Lateness lateness = attempts.lateness(earned, hasPoints);
    double penalty = lateness == null ? 0 : lateness.penalty();
    double total = Scoring.round(earned - penalty + (paper == null ? 0 : paper));
    boolean known = hasPoints || standing == Standing.MISSING && paper != null;
    return new StudentResult(
        student,
        standing,
        attempts.counting() == null ? "" : attempts.counting().name(),
        team,
        remark,
        attempts.all(),
        tasks,
        score,
        bonus,
        paper,
        lateness,
        known ? total : 0,
        known ? policy.scale().grade(total, maxScore + policy.paper()) : "");
  }

  private static boolean covers(List<CourseLists.Override> overrides, Task task) {
    List<CourseLists.Override> own =
        overrides.stream().filter(o -> o.task().equals(task.id()) && o.points() != null).toList();
    return own.stream().anyMatch(o -> o.part().isEmpty()) || own.size() == task.parts().size();
  }

  private static double sum(List<TaskPoints> tasks, boolean bonus) {
    return Scoring.round(
        tasks.stream().filter(t -> t.bonus() == bonus).mapToDouble(TaskPoints::score).sum());
  }

  /**
   * Tells whether nothing was handed in, which is worth 0. Whoever is missing with a remark did so,
   * as a platform says, and the file isn't there.
   */
  public boolean handedInNothing() {
    return standing == Standing.MISSING && remark.isEmpty();
  }

  /** Tells whether there are points at all, those from staff included. */
  public boolean hasPoints() {
    return !tasks.isEmpty() || paper != null;
  }

  /** Tells whether all points are those that staff gave for what the grader can't read. */
  public boolean gradedByHand() {
    return standing == Standing.UNREADABLE && !tasks.isEmpty();
  }

  /** Tells whether a total is known: from the grader, or from points that staff gave. */
  public boolean hasTotal() {
    return standing == Standing.GRADED || !tasks.isEmpty();
  }
}
