package backprop.grader.gradebook;

import backprop.grader.batch.StoredResult;
import backprop.grader.course.Course;
import backprop.grader.course.CourseLists;
import backprop.grader.course.Policy;
import backprop.grader.delivery.Delivery;
import backprop.grader.report.ResultJson;
import backprop.grader.scoring.Scoring;
import backprop.grader.scoring.Task;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Makes one student's line: tasks, corrections, penalty, points on paper, total and grade. */
final class EntryBuilder {

  /** By name, whatever its case; equal names by number. */
  static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry entry) -> entry.student().name().toLowerCase(Locale.ROOT))
          .thenComparing(entry -> entry.student().id());

  private final Course course;
  private final Student student;
  private final ZonedDateTime due;
  private Attempts attempts;
  private Delivery counting;
  private ResultJson result;
  private String remark = "";
  private List<Student> team = List.of();
  private List<CourseLists.Override> overrides = List.of();
  private Double paper;

  EntryBuilder(Course course, Student student, ZonedDateTime due) {
    this.course = course;
    this.student = student;
    this.due = due;
  }

  EntryBuilder attempts(Attempts all, Delivery counts) {
    this.attempts = all;
    this.counting = counts;
    return this;
  }

  EntryBuilder result(StoredResult stored, String why) {
    this.result = stored == null ? null : stored.result();
    this.remark = why;
    return this;
  }

  EntryBuilder team(List<Student> others) {
    this.team = others;
    return this;
  }

  EntryBuilder overrides(List<CourseLists.Override> own) {
    this.overrides = own;
    return this;
  }

  EntryBuilder paper(Double points) {
    this.paper = points;
    return this;
  }

  Entry build() {
    Standing standing = counting == null ? Standing.MISSING : attempts.standing(counting);
    List<TaskPoints> tasks = isKnown(standing) ? tasks() : List.of();
    double score = sum(tasks, false);
    double bonus = sum(tasks, true);
    double maxScore = course.assignment().maxScore(false);
    Policy policy = course.policy();
    double earned = policy.earned(score, bonus, maxScore);
    Lateness lateness = lateness(earned, maxScore, !tasks.isEmpty());
    double penalty = lateness == null ? 0 : lateness.penalty();
    double total = Scoring.round(earned - penalty + (paper == null ? 0 : paper));
    boolean known = !tasks.isEmpty() || standing == Standing.MISSING && paper != null;
    return new Entry(
        student,
        standing,
        counting == null ? "" : counting.name(),
        team,
        result == null ? remark : "",
        attempts.all(counting),
        tasks,
        score,
        bonus,
        paper,
        lateness,
        known ? total : 0,
        known ? policy.scale().grade(total, maxScore + policy.paper()) : "");
  }

  // Where the grader failed, points that staff gave for some tasks would turn the others into
  // zeros.
  private boolean isKnown(Standing standing) {
    return switch (standing) {
      case GRADED -> true;
      case UNGRADED -> overrides.size() == course.assignment().tasks().size();
      case UNREADABLE, MISSING -> !overrides.isEmpty();
    };
  }

  private List<TaskPoints> tasks() {
    List<TaskPoints> tasks = new ArrayList<>();
    for (Task task : course.assignment().tasks()) {
      double graded =
          result == null
              ? 0
              : result.tasks().stream()
                  .filter(other -> other.id().equals(task.id()))
                  .mapToDouble(ResultJson.TaskJson::score)
                  .sum();
      CourseLists.Override override =
          overrides.stream().filter(o -> o.task().equals(task.id())).findFirst().orElse(null);
      tasks.add(
          new TaskPoints(
              task.id(),
              task.title(),
              task.bonus(),
              override == null ? graded : override.points(),
              task.maxScore(),
              override == null
                  ? null
                  : new TaskPoints.Correction(graded, override.reason(), override.by())));
    }
    return tasks;
  }

  private static double sum(List<TaskPoints> tasks, boolean bonus) {
    return Scoring.round(
        tasks.stream().filter(t -> t.bonus() == bonus).mapToDouble(TaskPoints::score).sum());
  }

  private Lateness lateness(double earned, double maxScore, boolean known) {
    int days = counting == null ? 0 : attempts.daysLate(counting);
    if (days == 0) {
      return null;
    }
    var late = course.policy().late();
    double penalty = Scoring.round(late.penalty(days, earned, maxScore));
    String when =
        "handed in %s, %s after the due date".formatted(attempts.shownTime(counting), days(days));
    String cost;
    if (!known) {
      return new Lateness(course.policy().shown(due), days, 0, when);
    }
    if (late.isCutOff(days)) {
      cost = "nothing handed in after %s counts".formatted(days(late.cutOffDays()));
    } else if (penalty == 0) {
      cost = "this costs nothing";
    } else {
      cost = "this costs " + Decimal.of(penalty) + (penalty == 1 ? " point" : " points");
    }
    return new Lateness(course.policy().shown(due), days, penalty, when + "; " + cost);
  }

  private static String days(int days) {
    return days == 1 ? "1 started day" : days + " started days";
  }
}
