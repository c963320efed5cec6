package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.grader.result.Isolation;
import backprop.grader.result.Result;
import backprop.grader.result.State;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestStatisticsTest {

  private final List<Result> results = new ArrayList<>();

  @Test
  void nobodyTellsNothing() {
    assertThat(TestStatistics.of(results)).isEmpty();
  }

  @Test
  void theHardestComesFirst() {
    students(4, true, true);
    students(6, false, true);
    assertThat(TestStatistics.of(results))
        .extracting(TestStatistics::name)
        .containsExactly("T.a", "T.b");
    assertThat(TestStatistics.of(results).get(0).reached()).isEqualTo(0.4);
    assertThat(TestStatistics.of(results).get(1).discrimination()).as("all pass").isNull();
  }

  @Test
  void discriminationIsTheCorrelationWithAllOtherPoints() {
    // Of a, passed by 3 of 5 who pass b and by 1 of 5 who don't: phi = (3*4 - 2*1) / sqrt(600).
    students(3, true, true);
    students(2, false, true);
    students(1, true, false);
    students(4, false, false);
    double phi = 10 / Math.sqrt(5 * 5 * 4 * 6);
    assertThat(TestStatistics.of(results))
        .allSatisfy(test -> assertThat(test.discrimination()).isCloseTo(phi, within(1e-12)));
  }

  @Test
  void aTestThatTheGoodFailIsBelowZero() {
    students(5, true, false);
    students(5, false, true);
    assertThat(TestStatistics.of(results).get(0).discrimination()).isCloseTo(-1, within(1e-12));
  }

  @Test
  void ofAFewItIsNotTold() {
    students(5, true, true);
    students(4, false, false);
    assertThat(TestStatistics.of(results))
        .allSatisfy(test -> assertThat(test.discrimination()).isNull());
    students(1, false, false);
    assertThat(TestStatistics.of(results))
        .allSatisfy(test -> assertThat(test.discrimination()).isCloseTo(1, within(1e-12)));
  }

  private void students(int count, boolean a, boolean b) {
    List<TestResult> tests = List.of(test("T.a", a, 2), test("T.b", b, 3));
    double score = tests.stream().mapToDouble(TestResult::score).sum();
    TaskResult task = new TaskResult("1", "One", false, score, 5, Map.of("1.1", 5), 0, 2, tests);
    for (int i = 0; i < count; i++) {
      results.add(
          new Result(
              "id",
              "1",
              "1",
              1,
              false,
              new Result.Submitted("s", "", List.of(), List.of(), List.of(), null, List.of()),
              new Isolation("none", "ok", "", List.of()),
              score,
              5,
              0,
              0,
              List.of(task),
              Map.of()));
    }
  }

  private static TestResult test(String name, boolean passed, double points) {
    State state = passed ? State.PASSED : State.FAILED;
    double score = passed ? points : 0;
    return new TestResult(
        name, "1.1", "p", state, points, score, points, "", null, null, List.of());
  }
}
