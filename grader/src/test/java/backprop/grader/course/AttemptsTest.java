package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.course.Policy.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptsTest {

  private static final String EARLY = "2026-06-10T10:00";
  private static final String IN_TIME = "2026-06-15T23:59:30";
  private static final String ONE_DAY_LATE = "2026-06-16T12:00";
  private static final String FIVE_DAYS_LATE = "2026-06-20T12:00";

  private final SmallClass all = new SmallClass();

  private String counting() {
    return all.entry("ada").submission();
  }

  @Test
  void theLastInTimeCountsWhateverTheNames() {
    all.handIn("ada.zip", "ada", IN_TIME).graded(1);
    all.handIn("ada (1).zip", "ada", EARLY).graded(6);
    assertThat(counting()).isEqualTo("ada.zip");
    assertThat(all.entry("ada").attempts())
        .extracting(Attempt::submission)
        .containsExactly("ada (1).zip", "ada.zip");
    assertThat(all.entry("ada").attempts())
        .extracting(Attempt::counts)
        .containsExactly(false, true);
  }

  @Test
  void withoutTimesTheNumbersInNamesTellTheOrder() {
    for (String name : new String[] {"ada (10).zip", "ada.zip", "ada (9).zip", "ada (1).zip"}) {
      all.handIn(name, "ada", null).graded(1);
    }
    assertThat(counting()).isEqualTo("ada (10).zip");
  }

  @Test
  void theBestCountsAfterItsPenalty() {
    all.counts(Counts.BEST).late(10, 0, null);
    all.handIn("a", "ada", EARLY).graded(6, 12, 10);
    all.handIn("b", "ada", IN_TIME).graded(5);
    all.handIn("c", "ada", ONE_DAY_LATE).graded(6, 12, 14);
    assertThat(counting()).isEqualTo("a");
  }

  @Test
  void ofEquallyGoodOnesTheLastCounts() {
    all.counts(Counts.BEST);
    all.handIn("a", "ada", EARLY).graded(3).handIn("b", "ada", IN_TIME).graded(3);
    assertThat(counting()).isEqualTo("b");
  }

  @Test
  void whereTimesTellNothingNamesDecideAndThatIsSaid() {
    all.handIn("a", "ada", null).graded(6).handIn("a (1)", "ada", null).graded();
    all.handIn("b", "bob", EARLY).graded().handIn("b (1)", "bob", IN_TIME).graded();
    assertThat(counting()).isEqualTo("a (1)");
    assertThat(all.remarks())
        .contains(
            "which was handed in last isn't known, so these count by their names: a (1); times.csv"
                + " can tell otherwise");
  }

  @ParameterizedTest
  @EnumSource(Counts.class)
  void whatCannotBeReadGivesWayToWhatCan(Counts counts) {
    all.counts(counts);
    all.handIn("a", "ada", EARLY).graded().handIn("b", "ada", IN_TIME).unreadable();
    assertThat(counting()).isEqualTo("a");
  }

  @ParameterizedTest
  @EnumSource(Counts.class)
  void whatIsTooLateGivesWayToWhatIsNot(Counts counts) {
    all.counts(counts).late(10, 0, 2);
    all.handIn("a", "ada", ONE_DAY_LATE).graded(6, 12);
    all.handIn("b", "ada", FIVE_DAYS_LATE).graded(6, 12, 14, 18);
    assertThat(counting()).isEqualTo("a");
    assertThat(all.entry("ada").total()).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource(Counts.class)
  void aFailureOfTheGraderMakesNoOtherSubmissionCount(Counts counts) {
    all.counts(counts);
    all.handIn("a", "ada", EARLY).graded(6, 12).handIn("b", "ada", IN_TIME).ungraded();
    assertThat(counting()).isEqualTo("b");
    assertThat(all.entry("ada").standing()).isEqualTo(Standing.UNGRADED);
    assertThat(all.entry("ada").grade()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada (1).zip", "ada (1)", "ADA (1).ZIP", "ada  (1)"})
  void theRequestedOneCountsHoweverItIsNamed(String wish) {
    all.counts(Counts.REQUESTED).request("ada", wish);
    all.handIn("ada (1).zip", "ada", EARLY).graded(1);
    all.handIn("ada (2).zip", "ada", IN_TIME).graded(2);
    all.handIn("bob.zip", "bob", IN_TIME).graded(2);
    assertThat(counting()).isEqualTo("ada (1).zip");
    assertThat(all.remarks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada/submission (1).zip", "submission (1).zip", "submission (1)"})
  void theRequestedOneMayLieInTheStudentsFolder(String wish) {
    all.counts(Counts.REQUESTED).request("ada", wish);
    all.handIn("ada/submission (1).zip", "ada", EARLY).graded(1);
    all.handIn("ada/submission (2).zip", "ada", IN_TIME).graded(2);
    all.handIn("bob/submission (1).zip", "bob", IN_TIME).graded(2);
    assertThat(counting()).isEqualTo("ada/submission (1).zip");
  }

  @Test
  void whoeverRequestsNothingOrNobodysHasTheirLast() {
    all.counts(Counts.REQUESTED).request("ada", "bob.zip");
    all.handIn("ada.zip", "ada", EARLY).graded(1).handIn("ada-v2.zip", "ada", IN_TIME).graded(2);
    all.handIn("bob.zip", "bob", IN_TIME).graded(2);
    assertThat(counting()).isEqualTo("ada-v2.zip");
    assertThat(all.remarks())
        .containsExactly("requested.csv: ada has no submission called bob.zip");
  }

  @Test
  void requestsThatAreNotUsedAreSaid() {
    all.counts(Counts.LAST).request("ada", "a");
    all.handIn("a", "ada", EARLY).graded(1).handIn("b", "ada", IN_TIME).graded(2);
    assertThat(counting()).isEqualTo("b");
    assertThat(all.remarks()).singleElement().asString().contains("requested.csv isn't used");
  }

  @Test
  void aListOfTimesKnowsBetterThanFiles() {
    all.handIn("ada.zip", "ada", FIVE_DAYS_LATE).graded(1).time("ada", EARLY);
    all.handIn("ada (1).zip", "ada", null).graded(2).time("ada (1).zip", ONE_DAY_LATE);
    assertThat(all.entry("ada").attempts())
        .extracting(Attempt::handedIn)
        .containsExactly("2026-06-10 10:00", "2026-06-16 12:00");
    assertThat(all.entry("ada").lateness().days()).isEqualTo(1);
  }

  @Test
  void aTimeThatFitsSeveralSubmissionsOrNoneCountsForNothing() {
    all.handIn("ada/s.zip", "ada", EARLY).graded(1).handIn("bob/s.zip", "bob", EARLY).graded(1);
    all.time("s.zip", FIVE_DAYS_LATE).time("gone", FIVE_DAYS_LATE);
    assertThat(all.entries()).extracting(StudentResult::lateness).containsOnlyNulls();
    assertThat(all.remarks())
        .containsExactly(
            "times.csv: 2 submissions are called s.zip; give the name in full",
            "times.csv: no submission is called gone");
  }

  @Test
  void whoseTimeIsNotKnownIsNotLateAndTheInstructorIsTold() {
    all.late(10, 0, null).moodle(1, "Ada").graded(6);
    assertThat(all.entry("1").lateness()).isNull();
    assertThat(all.remarks()).singleElement().asString().contains("1 student: ", "--worksheet");
    SmallClass timeless = new SmallClass().noDueDate().moodle(1, "Ada").graded(6);
    assertThat(timeless.remarks()).isEmpty();
  }
}
