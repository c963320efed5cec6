package backprop.grader.compare;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.Texts;
import backprop.grader.course.Lateness;
import backprop.grader.course.Standing;
import backprop.grader.course.Student;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import backprop.grader.course.TaskPoints.Correction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotalChangeTest {

  private static StudentResult student(
      double points, double penalty, Double paper, String submission, String grade) {
    return new StudentResult(
        new Student("1", "Ada", ""),
        Standing.GRADED,
        submission,
        List.of(),
        "",
        List.of(),
        List.of(),
        points,
        0,
        paper,
        penalty == 0 ? null : new Lateness("", 1, penalty, ""),
        points - penalty + (paper == null ? 0 : paper),
        grade);
  }

  private static final StudentResult BEFORE = student(80, 0, null, "a.zip", "2.0");

  private static List<TotalChange> changes(StudentResult after) {
    return TotalChange.between(Map.of("1", BEFORE), Map.of("1", after), Texts.EN);
  }

  @Test
  void whatTheCourseMovesIsNamed() {
    assertThat(changes(BEFORE)).isEmpty();
    assertThat(changes(student(80, 5, null, "a.zip", "2.0")).get(0).reasons())
        .containsExactly("penalty 0 -> 5");
    assertThat(changes(student(80, 0, 6.5, "a.zip", "1.7")).get(0).reasons())
        .containsExactly("paper 0 -> 6.50", "grade 2.0 -> 1.7");
    assertThat(changes(student(70, 0, null, "b.zip", "2.0")).get(0).reasons())
        .containsExactly("counts: a.zip -> b.zip", "points 80 -> 70");
    assertThat(changes(student(80, 0, null, "a.zip", "1.0")).get(0).reasons())
        .containsExactly("grade 2.0 -> 1.0");
  }

  @Test
  void whatStaffDecidedIsNamed() {
    StudentResult after = decided(82, new Correction("7.3", 2, 4, "a slip", "KM"));
    assertThat(changes(after).get(0).reasons())
        .containsExactly("points 80 -> 82", "KM on 7.3: 2 -> 4");
    assertThat(
            TotalChange.between(Map.of("1", after), Map.of("1", BEFORE), Texts.EN).get(0).reasons())
        .containsExactly("points 82 -> 80", "KM on 7.3: no longer there");
    assertThat(TotalChange.between(Map.of("1", after), Map.of("1", after), Texts.EN)).isEmpty();
  }

  @Test
  void whatStaffDecidedIsNamedWhereTheTotalIsTheSame() {
    StudentResult after = decided(80, new Correction("7.3", 2, 2, "as it says", "KM"));
    assertThat(changes(after).get(0).reasons()).containsExactly("KM on 7.3: stays at 2");
  }

  @Test
  void whoHadNoTotalHadNotZero() {
    StudentResult given = decided(10, new Correction("7", 0, 10, "by mail", "KM"));
    StudentResult unreadable = unreadable(List.of(), 0);
    StudentResult byHand = unreadable(given.tasks(), 10);
    TotalChange change =
        TotalChange.between(Map.of("1", unreadable), Map.of("1", byHand), Texts.EN).get(0);
    assertThat(change.reasons()).containsExactly("KM on 7: 10 by hand");
    assertThat(TotalChange.total(change.before())).isNull();
    assertThat(TotalChange.total(change.after())).isEqualTo(10);
    StudentResult zero = student(0, 0, null, "a.zip", "");
    assertThat(
            TotalChange.between(Map.of("1", unreadable), Map.of("1", zero), Texts.EN)
                .get(0)
                .reasons())
        .containsExactly("can't be read -> graded");
  }

  private static StudentResult decided(double total, Correction correction) {
    return with(
        Standing.GRADED,
        List.of(new TaskPoints("7", "Training", false, 9, 10, List.of(correction))),
        total,
        "2.0");
  }

  private static StudentResult unreadable(List<TaskPoints> tasks, double total) {
    return with(Standing.UNREADABLE, tasks, total, "");
  }

  private static StudentResult with(
      Standing standing, List<TaskPoints> tasks, double total, String grade) {
    return new StudentResult(
        new Student("1", "Ada", ""),
        standing,
        "a.zip",
        List.of(),
        "",
        List.of(),
        tasks,
        total,
        0,
        null,
        null,
        total,
        grade);
  }

  @Test
  void whoIsInOneGradingOnlyIsNoChange() {
    assertThat(TotalChange.between(Map.of(), Map.of("1", BEFORE), Texts.EN)).isEmpty();
    assertThat(TotalChange.between(Map.of("1", BEFORE), Map.of(), Texts.EN)).isEmpty();
  }
}
