package backprop.grader.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringTest {

  private static final Outcome PASSED = new Outcome(State.PASSED, "", "");
  private static final Outcome FAILED = new Outcome(State.FAILED, "", "");

  private final Task task =
      new Task("3", "Softmax", false, List.of(), Map.of("3.1", 4), List.of(), "");
  private final Assignment assignment = new Assignment("a", "A", "1", 1, List.of(task));
  private final HiddenTest light = new HiddenTest("T.light", "Light.", "3.1", 1);
  private final HiddenTest heavy = new HiddenTest("T.heavy", "Heavy.", "3.1", 3);
  private final List<HiddenTest> plan = List.of(light, heavy);

  @Test
  void weightsShareThePointsOfTheirPart() {
    assertThat(score(Map.of(light, PASSED, heavy, FAILED)).score()).isEqualTo(1);
    assertThat(score(Map.of(light, FAILED, heavy, PASSED)).score()).isEqualTo(3);
  }

  @Test
  void allPassedIsExactlyAllPointsWhateverTheWeights() {
    List<HiddenTest> odd = new ArrayList<>();
    Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>();
    for (int i = 0; i < 7; i++) {
      odd.add(new HiddenTest("T.t" + i, "", "3.1", 0.1 * (i + 1)));
      outcomes.put(odd.get(i), PASSED);
    }
    assertThat(Scoring.score(assignment, odd, outcomes).get(0).score()).isEqualTo(4.0);
  }

  @Test
  void aTestWithoutAnOutcomeScoresNothingAndSaysSo() {
    TaskResult scored = score(Map.of(light, PASSED));
    assertThat(scored.score()).isEqualTo(1);
    assertThat(scored.tests().get(1).state()).isEqualTo(State.NOT_RUN);
    assertThat(scored.passed()).isEqualTo(1);
  }

  @Test
  void otherPointsAreGivenForTheSameTests() {
    List<TestResult> tests = score(Map.of(light, PASSED, heavy, FAILED)).tests();
    Task dear = new Task("3", "Soft", false, List.of(), Map.of("3.1", 40), List.of(), "");
    TaskResult scored =
        Scoring.score(new Assignment("a", "A", "1", 1, List.of(dear)), tests).get(0);
    assertThat(scored.score()).isEqualTo(10);
    assertThat(scored.maxScore()).isEqualTo(40);
    assertThat(scored.title()).isEqualTo("Soft");
    assertThat(scored.tests()).extracting(TestResult::score).containsExactly(10.0, 0.0);
    assertThat(scored.tests()).extracting(TestResult::maxScore).containsExactly(10.0, 30.0);
    assertThat(Scoring.score(assignment, scored.tests()).get(0).tests()).isEqualTo(tests);
  }

  @Test
  void onlyPassedEarnsPoints() {
    for (State state : State.values()) {
      double expected = state == State.PASSED ? 4 : 0;
      Outcome outcome = new Outcome(state, "", "");
      assertThat(score(Map.of(light, outcome, heavy, outcome)).score())
          .as(state.words())
          .isEqualTo(expected);
    }
  }

  @Test
  void aPartWithoutTestsIsAFaultOfTheGrader() {
    assertThatThrownBy(() -> Scoring.score(assignment, List.of(), Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("3.1");
  }

  private TaskResult score(Map<HiddenTest, Outcome> outcomes) {
    return Scoring.score(assignment, plan, outcomes).get(0);
  }
}
