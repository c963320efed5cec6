package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.course.Policy.Bonus;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GradebookTest {

  private static final String IN_TIME = "2026-06-15T23:59:59";
  private static final double[] FULL = {6, 12, 14, 18, 22, 18, 10, 6, 9};

  private final SmallClass all = new SmallClass();

  private SmallClass ada(String time, double... points) {
    return all.handIn("ada.zip", "ada", time).graded(points);
  }

  private StudentResult ada() {
    return all.entry("ada");
  }

  @Test
  void bonusFillsUpOrIsOnTopOrIsShownOnly() {
    for (Bonus bonus : Bonus.values()) {
      SmallClass some = new SmallClass().bonus(bonus);
      some.handIn("a", "a", IN_TIME).graded(FULL).handIn("b", "b", IN_TIME).graded(0, 0, 0, 8);
      some.handIn("c", "c", IN_TIME).graded(6, 12, 14, 18, 22, 18, 0, 6, 0);
      List<Double> totals = some.entries().stream().map(StudentResult::total).toList();
      assertThat(totals)
          .isEqualTo(
              switch (bonus) {
                case FILLS -> List.of(100.0, 8.0, 96.0);
                case ADDS -> List.of(115.0, 8.0, 96.0);
                case NONE -> List.of(100.0, 8.0, 90.0);
              });
      assertThat(some.entry("a").bonus()).isEqualTo(15);
    }
  }

  @Test
  void aPenaltyIsOfTheOrdinaryPointsAndLeavesThePaperAlone() {
    all.late(10, 1, null).maxPaper(50).paper("ada", 20.5);
    ada("2026-06-18T10:00", 6, 12);
    assertThat(ada().lateness())
        .isEqualTo(
            new Lateness(
                "2026-06-15 23:59",
                3,
                18,
                "handed in 2026-06-18 10:00, 3 started days after the due date; this costs 18"
                    + " points"));
    assertThat(ada().total()).isEqualTo(20.5);
  }

  @Test
  void thePenaltyIsSaidInTheSameWordsEverywhere() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      all.late(12.5, 0, null);
      ada("2026-06-16T00:00", FULL);
      assertThat(ada().lateness().sentence())
          .endsWith("1 started day after the due date; this" + " costs 12.5 points");
    } finally {
      Locale.setDefault(before);
    }
    SmallClass one = new SmallClass().late(1, 0, null);
    one.handIn("ada.zip", "ada", "2026-06-16T00:00").graded(FULL);
    assertThat(one.entry("ada").lateness().sentence()).endsWith("; this costs 1 point");
  }

  @Test
  void graceDaysAndTheCutOffAreSaid() {
    all.late(10, 2, 4);
    ada("2026-06-17T10:00", 6);
    all.handIn("bob.zip", "bob", "2026-06-20T10:00").graded(6);
    assertThat(ada().lateness().sentence())
        .endsWith("2 started days after the due date; this" + " costs nothing");
    assertThat(ada().total()).isEqualTo(6);
    assertThat(all.entry("bob").lateness().sentence())
        .endsWith("nothing handed in after 4 started days counts");
    assertThat(all.entry("bob").total()).isZero();
    assertThat(all.entry("bob").score()).isEqualTo(6);
  }

  @Test
  void anExtensionMovesOneStudentsDueDate() {
    all.late(10, 0, null).extend("ada", "2026-06-20T12:00");
    ada("2026-06-20T12:00", 6);
    all.handIn("bob.zip", "bob", "2026-06-16T12:00").graded(18);
    assertThat(ada().lateness()).isNull();
    assertThat(all.entry("bob").lateness().penalty()).isEqualTo(10);
    assertThat(all.gradebook().result().due()).isEqualTo("2026-06-15 23:59 Europe/Berlin");
  }

  @Test
  void withoutADueDateNothingIsLate() {
    all.noDueDate().late(10, 0, 1);
    ada("2030-01-01T00:00", 6);
    assertThat(ada().lateness()).isNull();
    assertThat(all.gradebook().result().due()).isEmpty();
  }

  @Test
  void anOverrideCountsInPlaceOfTheGradersPoints() {
    ada(IN_TIME, 3, 12);
    all.override("ada", "1", 6).override("ada", "B1", 1.5);
    assertThat(ada().score()).isEqualTo(18);
    assertThat(ada().total()).isEqualTo(19.5);
    assertThat(ada().tasks().get(0).corrections())
        .containsExactly(new TaskPoints.Correction("1", 3, 6, "told us how", "TA"));
    assertThat(ada().tasks().get(1).corrections()).isEmpty();
  }

  @Test
  void anOverrideOfAPartLeavesTheOthersTheirPoints() {
    ada(IN_TIME, 3, 12);
    all.override("ada", "1", "1.1", 2.5).override("ada", "2", "2.1", null);
    assertThat(ada().tasks().get(0).score()).as("nothing of 1.1 before").isEqualTo(5.5);
    assertThat(ada().score()).isEqualTo(17.5);
    assertThat(ada().tasks().get(1).corrections())
        .containsExactly(new TaskPoints.Correction("2.1", 0, 0, "told us how", "TA"));
  }

  @Test
  void aDecisionThatChangesNothingGivesNobodyPoints() {
    all.member("ada", "Ada", "").override("ada", "5", "", null);
    assertThat(ada().tasks()).isEmpty();
  }

  @Test
  void whatTheGraderFailedOnHasPointsOnceAllIsGradedByHand() {
    all.handIn("ada.zip", "ada", IN_TIME).ungraded();
    for (var task : Course.standard().assignment().tasks()) {
      task.parts().keySet().forEach(part -> all.override("ada", task.id(), part, 1.0));
    }
    assertThat(ada().score()).as("a point for each part").isEqualTo(30);
    assertThat(ada().bonus()).isEqualTo(5);
  }

  @Test
  void anOverrideCountsWithoutASubmissionToo() {
    all.scale(Scale.Kind.ONE_TO_SIX).member("ada", "Ada", "").member("bob", "Bob", "");
    all.override("ada", "5", 22);
    assertThat(ada().standing()).isEqualTo(Standing.MISSING);
    assertThat(ada().total()).isEqualTo(22);
    assertThat(ada().grade()).isEqualTo("2.25");
    assertThat(ada().tasks()).hasSize(9);
    assertThat(all.entry("bob").tasks()).isEmpty();
    assertThat(all.entry("bob").grade()).isEmpty();
  }

  @Test
  void anOverrideCountsForWhatCannotBeRead() {
    all.handIn("ada.zip", "ada", IN_TIME).unreadable().override("ada", "1", 4);
    assertThat(ada().standing()).isEqualTo(Standing.UNREADABLE);
    assertThat(ada().total()).isEqualTo(4);
    assertThat(ada().remark()).isEqualTo("it's damaged");
    assertThat(ada().gradedByHand()).isTrue();
  }

  @Test
  void aFailureOfTheGraderIsNeverAZero() {
    all.scale(Scale.Kind.ONE_TO_FIVE).late(10, 0, null).maxPaper(50).paper("ada", 40);
    all.handIn("ada.zip", "ada", "2026-06-17T00:00").ungraded().override("ada", "1", 4);
    assertThat(ada().standing()).isEqualTo(Standing.UNGRADED);
    assertThat(ada().grade()).isEmpty();
    assertThat(ada().tasks()).isEmpty();
    assertThat(ada().paper()).isEqualTo(40);
    assertThat(ada().remark()).isEqualTo("the grader failed: no memory");
    assertThat(ada().lateness().sentence()).endsWith("after the due date");
    assertThat(all.gradebook().result().statistics().graded()).isZero();
  }

  @Test
  void aStaleResultOfAFailedSubmissionIsNotUsed() {
    ada(IN_TIME, FULL).ungraded();
    assertThat(ada().standing()).isEqualTo(Standing.UNGRADED);
    assertThat(ada().total()).isZero();
  }

  @Test
  void pointsOnPaperCountAndSilenceIsSaid() {
    all.maxPaper(50).scale(Scale.Kind.PERCENT).paper("ada", 50);
    ada(IN_TIME, FULL);
    all.handIn("bob.zip", "bob", IN_TIME).graded(FULL);
    assertThat(ada().grade()).isEqualTo("100.0 %");
    assertThat(all.entry("bob").grade()).isEqualTo("66.7 %");
    assertThat(all.gradebook().result().maxTotal()).isEqualTo(150);
    assertThat(all.remarks())
        .containsExactly("paper.csv: nothing for 1 student; that counts as 0 points");
  }

  @Test
  void hundredthsAddUp() {
    ada(IN_TIME, 0.1, 0.2, 4.67, 1.33, 0.7);
    assertThat(ada().score()).isEqualTo(7);
    assertThat(ada().total()).isEqualTo(7);
  }

  @Test
  void studentsAreInOrderOfTheirNamesAndThenNumbers() {
    all.moodle(3, "bob").graded(1).moodle(2, "Ada").graded(1).moodle(1, "Bob").graded(1);
    assertThat(all.ids()).containsExactly("2", "1", "3");
  }
}
