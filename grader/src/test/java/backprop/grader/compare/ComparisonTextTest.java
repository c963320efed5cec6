package backprop.grader.compare;

import static backprop.grader.compare.Sample.of;
import static backprop.grader.compare.Sample.results;
import static backprop.grader.compare.Sample.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {

  private static final Grading OLD =
      results(
          of("ada", "PASSED", "PASSED"),
          of("bob", "PASSED", "PASSED"),
          of("=cmd|' /C calc'!A0", "FAILED", "PASSED"),
          of("gone", "PASSED", "PASSED"));
  private static final Grading NEW =
      results(
          of("ada", "1.1.0", 7, "abc", "PASSED", "FAILED"),
          unreadable("bob", "not a zip: \u001b[2J\n" + "words ".repeat(40)),
          of("=cmd|' /C calc'!A0", "PASSED", "PASSED"),
          of("new", "PASSED", "PASSED"));

  @Test
  void theSummaryComesFirst() {
    assertThat(text().lines().toList().get(3))
        .isEqualTo("5 submissions: 3 changed, 1 only in NEW, 1 only in OLD");
  }

  @Test
  void pointsTaskAndTestAreShown() {
    assertThat(text().replaceAll("\\s+", " "))
        .contains(
            "ada 8 -> 4 (-4) Task 3 8 -> 4 (-4)"
                + " PASSED -> FAILED SoftmaxTest.rowsSumToOne differs grader 1.0.0 -> 1.1.0");
  }

  @Test
  void noLineIsLongerThanATerminalAndNothingIsObeyed() {
    assertThat(text().lines()).allMatch(line -> line.length() <= 80);
    assertThat(text()).doesNotContain("\u001b").contains("not a zip: ?[2J?words");
  }

  @Test
  void nothingChangedIsSaid() {
    assertThat(ComparisonText.of(ResultComparison.of(OLD, OLD)))
        .contains("4 submissions: nothing has changed")
        .doesNotContain("ada");
  }

  @Test
  void otherPointsOfPartsAreSaidOnceAtTheTop() {
    Grading more =
        results(
            Sample.worth(12, of("ada", "PASSED", "PASSED")),
            Sample.worth(12, of("bob", "PASSED", "FAILED")));
    Grading fewer =
        results(
            Sample.worth(10, of("ada", "PASSED", "PASSED")),
            Sample.worth(10, of("bob", "PASSED", "FAILED")));
    assertThat(ComparisonText.of(ResultComparison.of(more, fewer)))
        .containsOnlyOnce("points of parts: 3.1 12 -> 10\ndiffers: points of parts (2)\n")
        .doesNotContain("the same files");
    assertThat(ComparisonText.of(ResultComparison.of(more, more))).doesNotContain("3.1");
  }

  @Test
  void noExcuseIsMadeWhereNothingElseDiffers() {
    assertThat(text()).contains("the same files, seed and grader");
  }

  @Test
  void theTableHoldsEveryChangeAndNoFormula() throws IOException {
    String csv = ComparisonCsv.of(ResultComparison.of(OLD, NEW));
    List<CSVRecord> lines =
        CSVFormat.RFC4180.parse(new StringReader(csv.substring(1))).getRecords();
    assertThat(lines).hasSize(6).allMatch(line -> line.size() == 8);
    assertThat(lines).extracting(line -> line.get(0)).contains("ada", "'=cmd|' /C calc'!A0");
    CSVRecord ada = lines.stream().filter(l -> l.get(0).equals("ada")).findFirst().orElseThrow();
    assertThat(ada.stream().toList())
        .containsExactly(
            "ada",
            "changed",
            "3",
            "8",
            "4",
            "-4",
            "SoftmaxTest.rowsSumToOne: PASSED -> FAILED",
            "grader 1.0.0 -> 1.1.0");
  }

  private static String text() {
    return ComparisonText.of(ResultComparison.of(OLD, NEW));
  }
}
