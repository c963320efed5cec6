package backprop.grader.batch;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.Texts;
import backprop.grader.course.ClassResult;
import backprop.grader.course.ClassStatistics;
import backprop.grader.course.Standing;
import backprop.grader.course.Student;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import backprop.grader.course.TaskPoints.Correction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassSummaryTest {

  @Test
  void whatCannotBeReadIsAskedForAgain() {
    assertThat(summary(unreadable(List.of(), 0)))
        .contains("1 unreadable: no points given or taken", "Ada: it's damaged")
        .doesNotContain("by hand");
  }

  @Test
  void whoIsGradedByHandIsNotAskedAgainAndHasNothingInOtherTasks() {
    TaskPoints given =
        new TaskPoints("1", "One", false, 5, 6, List.of(new Correction("1.2", 0, 5, "x", "KM")));
    TaskPoints other = new TaskPoints("2", "Two", false, 0, 6, List.of());
    assertThat(summary(unreadable(List.of(given, other), 5)))
        .contains("1 unreadable, graded by hand: all tasks but these have 0 points\n    Ada: 1.2\n")
        .doesNotContain("no points given or taken", "damaged");
    assertThat(summary(unreadable(List.of(given), 5))).doesNotContain("Ada", "For you");
  }

  private static String summary(StudentResult student) {
    ClassStatistics all =
        new ClassStatistics(1, 0, 0, 1, 0, 0, 0, 0, 0, List.of(), List.of(), List.of(), List.of());
    return ClassSummary.of(
        new ClassResult(
            "a", "1", "1", "A", "", 12, 0, 0, 12, "", Texts.EN, all, List.of(), List.of(student)),
        Map.of(),
        List.of());
  }

  private static StudentResult unreadable(List<TaskPoints> tasks, double total) {
    return new StudentResult(
        new Student("1", "Ada", ""),
        Standing.UNREADABLE,
        "a.zip",
        List.of(),
        "it's damaged",
        List.of(),
        tasks,
        total,
        0,
        null,
        null,
        total,
        "");
  }
}
