package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Isolation;
import backprop.grader.result.Misconception;
import backprop.grader.result.Outcome;
import backprop.grader.result.Result;
import backprop.grader.result.Scoring;
import backprop.grader.result.State;
import backprop.grader.result.Task;
import backprop.grader.result.TaskResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnnamedLossesTest {

  private static final HiddenTest A = new HiddenTest("T.a", "A holds.", "1.1", 1);
  private static final HiddenTest B = new HiddenTest("T.b", "B holds.", "1.1", 3);
  private static final Outcome PASSED = new Outcome(State.PASSED, "", "");
  private static final Outcome FAILED = new Outcome(State.FAILED, "", "");

  @Test
  void theMostFrequentComesFirst() {
    String csv =
        UnnamedLosses.csv(
            List.of(stored(FAILED, PASSED), stored(PASSED, FAILED), stored(PASSED, FAILED)));
    assertThat(csv.lines().skip(1))
        .containsExactly("2,6,1.1,T.b,\"B holds.\",", "1,1,1.1,T.a,\"A holds.\",");
  }

  @Test
  void whatTheCatalogueNamesIsLeftOut() {
    assertThat(UnnamedLosses.csv(List.of(stored(because("softmax/no-shift"), PASSED))).lines())
        .hasSize(1);
    assertThat(UnnamedLosses.csv(List.of(stored(because("seen/size generated/7"), PASSED))))
        .contains("1,1,1.1,T.a,\"A holds.\",seen/size\n");
  }

  private static Outcome because(String id) {
    return FAILED.because(new Misconception(id, "", ""));
  }

  private static StoredResult stored(Outcome a, Outcome b) {
    Task task = new Task("1", "One", false, List.of(), Map.of("1.1", 4), List.of("F.java"), "");
    Assignment assignment = new Assignment("id", "t", "1", 1, List.of(task));
    List<TaskResult> tasks = Scoring.score(assignment, List.of(A, B), Map.of(A, a, B, b));
    Result result =
        new Result(
            "id",
            "1",
            "1",
            1,
            false,
            new Result.Submitted("ada", "", List.of(), List.of(), List.of(), null, List.of()),
            new Isolation("none", "ok", "", List.of()),
            0,
            4,
            0,
            0,
            tasks,
            Map.of());
    return new StoredResult("ada", "", "", result);
  }
}
