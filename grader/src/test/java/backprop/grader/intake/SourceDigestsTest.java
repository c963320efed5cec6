package backprop.grader.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDigestsTest {

  private static final String TEXT =
      """
      // mine
      class A {
        double sum(double[] values) {
          double all = 0;
          for (double value : values) { all += 2 * value; }
          return all; // the "end"
        }
        String s = "a // b";
      }
      """;

  private static SourceDigests of(String text) {
    String bytes = Integer.toHexString(text.hashCode());
    return SourceDigests.of(
        new Submission(
            "ada",
            bytes,
            new TreeMap<>(Map.of("A.java", text)),
            new TreeMap<>(),
            List.of(),
            "",
            List.of(),
            List.of()));
  }

  @Test
  void layoutAndCommentsMakeNoDifferenceToTheTokens() {
    String other = TEXT.replace("// mine", "/* somebody\n else's */").replace("\n  ", "\n\t  \t");
    assertThat(of(other).bytes()).isNotEqualTo(of(TEXT).bytes());
    assertThat(of(other).tokens()).isEqualTo(of(TEXT).tokens());
    assertThat(of(other).shape()).isEqualTo(of(TEXT).shape());
  }

  @Test
  void namesMakeNoDifferenceToTheShape() {
    String other =
        TEXT.replace("all", "total").replace("value", "x_1").replace("class A", "class B");
    assertThat(of(other).tokens()).isNotEqualTo(of(TEXT).tokens());
    assertThat(of(other).shape()).isEqualTo(of(TEXT).shape());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 *;3 *",
        "+=;-=",
        "a // b;a // c",
        "double all;float all",
        "return all;return value"
      })
  void anotherProgramHasAnotherShape(String change) {
    String other = TEXT.replace(change.split(";")[0], change.split(";")[1]);
    assertThat(of(other).shape()).isNotEqualTo(of(TEXT).shape());
  }

  @Test
  void hostileTextsAreReadAtOnce() {
    for (String piece : List.of("\"", "'", "/*", "\\", "a", "a ", "\"\\\"", "é", "\uD800")) {
      assertThat(of(piece.repeat(500_000)).shape()).hasSize(64);
    }
  }
}
