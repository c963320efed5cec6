package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.course.Policy.Bonus;
import backprop.grader.course.Policy.Counts;
import backprop.grader.course.Policy.Groups;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CourseRulesTest {

  private static String rules(Policy policy) {
    return CourseRules.of(new Course(Course.standard().assignment(), policy));
  }

  @Test
  void aCourseWithoutRulesSaysLittle() {
    assertThat(CourseRules.of(Course.standard()))
        .isEqualTo(
            "**Your course.** Your course says until when to hand in. Hand in as often as you"
                + " like: each time you get a score card. The last one counts. Groups have 3 to 4"
                + " students; the archive's name lists all their numbers. Bonus points make up for"
                + " lost points. The questions on paper give no points here.");
  }

  @Test
  void everyRuleIsSaid() {
    Policy policy =
        new Policy(
            LocalDateTime.of(2026, 12, 1, 23, 59),
            ZoneId.of("Europe/Berlin"),
            new LatePolicy(10, 1, 3),
            Counts.REQUESTED,
            Groups.ROSTER,
            new GroupSize(2, 2),
            Bonus.ADDS,
            55,
            new Scale(Scale.Kind.ONE_TO_SIX, null, null),
            null,
            null,
            null);
    assertThat(rules(policy))
        .contains("Hand in until 2026-12-01 23:59 (Europe/Berlin).")
        .contains("costs 10 % of the points of tasks 1 to 7, except the first 1. After 3 such days")
        .contains("The one counts that you ask to be graded, else the last.")
        .contains("Groups have 2 students, as on the list of the course.")
        .contains("Bonus points are on top.")
        .contains("give up to 55 points more.")
        .endsWith("The grade is from 1 to 6 (best); 4 passes, at 50 % of the highest total.");
  }
}
