package backprop.grader.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RubricTest {

  private static final String OWN = HiddenTest.OWN_TESTS;
  private static final HiddenTest A = new HiddenTest("T.a", "A holds.", "1.1", 1);
  private static final HiddenTest B = new HiddenTest("T.b", "B holds.", "1.1", 1);
  private static final HiddenTest SLIP = new HiddenTest(OWN + "t/slip", "Slips.", "B2.1", 1);
  private static final Misconception KNOWN = new Misconception("t/slip", "You slip.", "Hold on.");
  private static final Outcome PASSED = new Outcome(State.PASSED, "", "");

  private final Assignment assignment = assignment(4);
  private final List<HiddenTest> tests = new ArrayList<>(List.of(A, B, SLIP));
  private final Outcome own = new Outcome(State.NOT_IMPLEMENTED, "none", "");

  @Test
  void todaysWeightsPointsAndSentencesAreAppliedToWhatWasShown() {
    Result graded = graded(own, new Outcome(State.FAILED, "", "1 was 2").because(KNOWN));
    assertThat(graded.score()).isEqualTo(2);
    tests.set(0, new HiddenTest("T.a", "A holds, always.", "1.1", 3));
    Misconception today = new Misconception("t/slip", "You slip, so to say.", "Hold on.");
    Result now = graded.by(new Rubric(assignment(8), tests, Map.of("t/slip", today)));
    assertThat(now.score()).isEqualTo(6);
    assertThat(now.maxScore()).isEqualTo(8);
    assertThat(now.tests().get(0).property()).isEqualTo("A holds, always.");
    assertThat(now.tests().get(1).misconception()).isEqualTo(today);
    assertThat(now.tests().get(1).detail()).isEqualTo("1 was 2");
    assertThat(now.by(new Rubric(assignment(8), tests, Map.of("t/slip", today)))).isEqualTo(now);
  }

  @Test
  void theSameRubricLeavesAResultAsItIs() {
    Result graded = graded(own, new Outcome(State.TIMED_OUT, "", ""));
    assertThat(graded.by(new Rubric(assignment, tests, Map.of()))).isEqualTo(graded);
  }

  @Test
  void anObservationThatNoCatalogueHasStays() {
    Misconception seen = new Misconception("seen/factor", "Twice too large.", "Compare.");
    Result graded = graded(own, new Outcome(State.FAILED, "", "").because(seen));
    assertThat(graded.by(new Rubric(assignment, tests, Map.of())).tests().get(1).misconception())
        .isEqualTo(seen);
  }

  @Test
  void ofOtherTestsNothingIsTakenOver() {
    Result graded = graded(own, PASSED);
    tests.set(0, new HiddenTest("T.new", "New.", "1.1", 9));
    assertThat(graded.by(new Rubric(assignment, tests, Map.of()))).isEqualTo(graded);
  }

  @Test
  void whoHasNoTestsMissesAnotherProgramToo() {
    Result graded = graded(own, PASSED);
    tests.add(new HiddenTest(OWN + "t/other", "Slips.", "B2.1", 1));
    Result now = graded.by(new Rubric(assignment, tests, Map.of()));
    assertThat(now.tests()).hasSize(4).extracting(TestResult::name).contains(OWN + "t/other");
    assertThat(now.tests().get(3).state()).isEqualTo(State.NOT_IMPLEMENTED);
    tests.remove(2);
    assertThat(now.by(new Rubric(assignment, tests, Map.of())).tests()).hasSize(3);
  }

  @Test
  void aProgramThatSlippedThroughIsToldInTodaysWords() {
    Result graded = graded(new Outcome(State.FAILED, "", "t/slip: old"), PASSED);
    Result now = graded.by(new Rubric(assignment, tests, Map.of("t/slip", KNOWN)));
    assertThat(now.tests().get(2).detail()).isEqualTo("t/slip: You slip.");
  }

  @Test
  void aPartsPointsFollowFromItsWeights() {
    tests.set(1, new HiddenTest("T.b", "B holds.", "1.1", 2));
    TaskResult task = graded(own, PASSED).tasks().get(0);
    assertThat(task.score("1.1")).isEqualTo(4);
    task = graded(own, new Outcome(State.FAILED, "", "")).tasks().get(0);
    assertThat(task.score("1.1")).isEqualTo(1.33);
    assertThat(task.score("1.1")).isEqualTo(task.score());
  }

  @Test
  void aResultFitsIfEachPartHasATest() {
    Result graded = graded(own, PASSED);
    assertThat(graded.fits(assignment)).isTrue();
    Task more = new Task("2", "Two", false, List.of(), Map.of("2.1", 1), List.of("G.java"), "");
    List<Task> tasks = new ArrayList<>(assignment.tasks());
    tasks.add(more);
    assertThat(graded.fits(new Assignment("id", "t", "1", 1, tasks))).isFalse();
  }

  private Result graded(Outcome ofOwn, Outcome ofB) {
    Map<HiddenTest, Outcome> outcomes =
        Map.of(tests.get(0), PASSED, tests.get(1), ofB, tests.get(2), ofOwn);
    List<TaskResult> tasks = Scoring.score(assignment, tests, outcomes);
    return new Result(
        "id",
        "1",
        "1",
        1,
        false,
        new Result.Submitted("ada", "", List.of(), List.of(), List.of(), null, List.of()),
        new Isolation("none", "ok", "", List.of()),
        TaskResult.sum(tasks, false),
        assignment.maxScore(false),
        TaskResult.sum(tasks, true),
        assignment.maxScore(true),
        tasks,
        Map.of());
  }

  private static Assignment assignment(int points) {
    Task one = new Task("1", "One", false, List.of(), Map.of("1.1", points), List.of("F.java"), "");
    Task two = new Task("B2", "Own", true, List.of(), Map.of("B2.1", 9), List.of(), "");
    return new Assignment("id", "t", "1", 1, List.of(one, two));
  }
}
