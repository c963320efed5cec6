package backprop.grader.report;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.Texts;
import backprop.grader.result.Assignment;
import backprop.grader.result.Feedback;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Isolation;
import backprop.grader.result.Misconception;
import backprop.grader.result.Outcome;
import backprop.grader.result.Result;
import backprop.grader.result.Scoring;
import backprop.grader.result.State;
import backprop.grader.result.Task;
import backprop.grader.result.TaskResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreCardTest {

  private static final HiddenTest VALUES =
      new HiddenTest("SigmoidTest.values", "Values at easy places are right.", "1.1", 3);
  private static final HiddenTest FAR =
      new HiddenTest("SigmoidTest.far", "Far to the left it is tiny, not 0.", "1.1", 1);
  private static final HiddenTest EPOCH =
      new HiddenTest("TrainingTest.epoch", "Every sample is seen once.", "7.3", 1);
  private static final HiddenTest BONUS =
      new HiddenTest("TheoryTest.tanh", "Both networks agree.", "B1.1", 1);

  @Test
  void aFullCardIsShort() {
    Outcome passed = new Outcome(State.PASSED, "", "");
    assertThat(card(Feedback.STUDENT, passed, passed, passed))
        .isEqualTo(
            """
            ada.zip   grader 1.0.0   handout 2026.1   seed 7
            isolation  bubblewrap, self-test ok

             task                      points    hidden tests
             1  Sigmoid                 4 /   4     2 of  2
             7  Training                5 /   5     1 of  1
                total                   9 /   9
             B1 Theory in code          2 /   2     1 of  1
            """);
  }

  @Test
  void aFailedPropertyIsStatedAndACompileErrorIsShownOnce() {
    assertThat(
            card(
                Feedback.STUDENT,
                new Outcome(State.FAILED, "", "expected 5e-324, was 0"),
                new Outcome(State.NOT_COMPILED, "Trainer.java:41: cannot find symbol", ""),
                new Outcome(State.NOT_IMPLEMENTED, "Task B1.1: Equivalences.toTanh", "")))
        .isEqualTo(
            """
            ada.zip   grader 1.0.0   handout 2026.1   seed 7
            isolation  bubblewrap, self-test ok

             task                      points    hidden tests
             1  Sigmoid                 3 /   4     1 of  2
             7  Training                0 /   5     0 of  1   does not compile
                total                   3 /   9
             B1 Theory in code          0 /   2     0 of  1   not written yet

            Task 1.1   3 of 4 points
              - Far to the left it is tiny, not 0. (1 point)

            Task 7.3   0 of 5 points
              - Trainer.java:41: cannot find symbol (1 of 1 test, 5 points)
            """);
  }

  @Test
  void aMisconceptionIsToldOnceWithItsHint() {
    Misconception slip = new Misconception("x/slip", "Your sum forgets the last entry.", "Count.");
    Outcome failed = new Outcome(State.FAILED, "", "hidden input").because(slip);
    Outcome passed = new Outcome(State.PASSED, "", "");
    assertThat(card(Feedback.STUDENT, failed, failed, passed))
        .endsWith(
            """

            Task 1.1   3 of 4 points
              - Your sum forgets the last entry. (1 of 2 tests failed, 1 point)
                Hint: Count.

            Task 7.3   0 of 5 points
              - the same cause as in Task 1.1 (1 of 1 test failed, 5 points)
            """);
    assertThat(card(Feedback.STAFF, failed, failed, passed))
        .contains("      x/slip\n      SigmoidTest.far\n      | hidden input\n");
  }

  @Test
  void whatWasTriedWithTheReferenceIsSaid() {
    Outcome passed = new Outcome(State.PASSED, "", "");
    Outcome mended = passed.with(List.of("Sigmoid", "Softmax"));
    assertThat(card(Feedback.STUDENT, passed, mended, mended))
        .endsWith(
            """

            Tasks 7, B1: what failed was tried again with the reference's Sigmoid and
            Softmax instead of yours, so that one mistake does not cost points twice.
            """);
  }

  @Test
  void studentsNeverSeeTheDetailAndStaffDo() {
    Outcome failed = new Outcome(State.FAILED, "", "hidden input -745.1\u001b[2J");
    assertThat(card(Feedback.STUDENT, failed, failed, failed)).doesNotContain("-745.1");
    assertThat(card(Feedback.STAFF, failed, failed, failed))
        .contains("      SigmoidTest.far\n      | hidden input -745.1?[2J\n");
  }

  @Test
  void noFeedbackIsTheScoreOnly() {
    Outcome failed = new Outcome(State.FAILED, "", "");
    assertThat(card(Feedback.NONE, failed, failed, failed))
        .contains("total                   3 /   9")
        .doesNotContain("Far to the left", "Sigmoid");
  }

  private static String card(Feedback feedback, Outcome far, Outcome epoch, Outcome bonus) {
    Assignment assignment =
        new Assignment(
            "a",
            "A",
            "2026.1",
            1,
            List.of(
                new Task("1", "Sigmoid", false, List.of(), Map.of("1.1", 4), List.of(), ""),
                new Task("7", "Training", false, List.of(), Map.of("7.3", 5), List.of(), ""),
                new Task(
                    "B1", "Theory in code", true, List.of(), Map.of("B1.1", 2), List.of(), "")));
    Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>();
    outcomes.put(VALUES, new Outcome(State.PASSED, "", ""));
    outcomes.put(FAR, far);
    outcomes.put(EPOCH, epoch);
    outcomes.put(BONUS, bonus);
    List<TaskResult> tasks = Scoring.score(assignment, List.copyOf(outcomes.keySet()), outcomes);
    Result result =
        new Result(
            "a",
            "2026.1",
            "1.0.0",
            7,
            false,
            new Result.Submitted("ada.zip", "00", List.of(), List.of(), List.of(), null, List.of()),
            new Isolation("bubblewrap", "ok", "", List.of()),
            TaskResult.sum(tasks, false),
            9,
            TaskResult.sum(tasks, true),
            2,
            tasks,
            Map.of());
    return ScoreCard.of(result.at(feedback), Texts.EN);
  }
}
