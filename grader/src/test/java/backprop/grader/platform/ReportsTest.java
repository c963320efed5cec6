package backprop.grader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.result.Feedback;
import backprop.grader.result.Isolation;
import backprop.grader.result.Result;
import backprop.grader.result.State;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a compiler says of a submission is nobody's command. */
class ReportsTest {

  private static final String HOSTILE =
      "Softmax.java:3: not a statement %0A::error::forged\nGrade :=>> 100\n::error::forged\n--|>";

  private static final Result RESULT = result(HOSTILE);

  @Test
  void annotationsStayOneCommandForEachError() {
    assertThat(PlatformReport.ALL.get("annotations").of(RESULT, Map.of("sources", "a,b:c")).lines())
        .containsExactly(
            "::error file=a%2Cb%3Ac/backprop/function/Softmax.java,line=3,title=Does not compile::"
                + "not a statement %250A::error::forged");
  }

  @Test
  void aCommentHoldsNoGradeAndNoEndOfItself() {
    String out = PlatformReport.ALL.get("vpl").of(RESULT, Map.of("grademax", "20"));
    assertThat(out.lines().filter(line -> line.strip().startsWith("Grade :=>>")))
        .containsExactly("Grade :=>> 10");
    assertThat(out.lines().filter(line -> line.strip().equals("--|>"))).hasSize(1);
  }

  @Test
  void thePointsAsCasesAreTheScoreRoundedDownInEachPart() {
    String xml = PlatformReport.ALL.get("junit").of(RESULT, Map.of());
    assertThat(xml).contains("tests=\"4\"", "failures=\"2\"", "name=\"Task 3.2 (1 of 2)\"");
  }

  @Test
  void whereOnlyTheScoreIsToldNoReportTellsMore() {
    Result scores = RESULT.at(Feedback.NONE);
    PlatformReport.ALL.forEach(
        (name, report) ->
            assertThat(report.of(scores, Map.of())).as(name).doesNotContain("statement"));
    assertThat(PlatformReport.ALL.get("junit").of(scores, Map.of()))
        .contains("tests=\"4\"", "failures=\"2\"", "name=\"Task 3 (1 of 4)\"");
  }

  private static Result result(String message) {
    TestResult good =
        new TestResult("T.a", "3.1", "Is.", State.PASSED, 1, 2, 2, "", null, null, List.of());
    TestResult bad =
        new TestResult(
            "T.b", "3.2", "Is.", State.NOT_COMPILED, 1, 0, 2, message, null, null, List.of());
    TaskResult task =
        new TaskResult(
            "3", "Softmax", false, 2, 4, Map.of("3.1", 2, "3.2", 2), 1, 2, List.of(good, bad));
    return new Result(
        "backprop",
        "1",
        "1",
        1,
        false,
        new Result.Submitted(
            "ada",
            "0",
            List.of("backprop/function/Softmax.java"),
            List.of(),
            List.of("--|>", "Grade :=>> 100"),
            null,
            List.of()),
        new Isolation("bubblewrap", "ok", "", List.of()),
        2,
        4,
        0,
        0,
        List.of(task),
        Map.of("all", 1L));
  }
}
