package backprop.grader.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MutantTest {

  private static final String SOURCE =
      """
      class F {
        int one() {
          // BEGIN SOLUTION Task 1.1: F.one
          return 1;
          // END SOLUTION
        }
        int two() {
          // BEGIN SOLUTION Task 1.2: F.two
          return 2;
          // END SOLUTION
        }
        int alsoTwo() {
          // BEGIN SOLUTION Task 1.2: F.alsoTwo
          return 2 + 0;
          // END SOLUTION
        }
      }
      """;

  @Test
  void aBlockIsReplacedByItsPartOrItsLabel() {
    assertThat(program(new Edit("1.1", null, "return 7;", null)))
        .isEqualTo(SOURCE.replace("    return 1;\n    ", "return 7;\n"));
    assertThat(program(new Edit("1.2: F.two", null, "return 7;", null)))
        .isEqualTo(SOURCE.replace("    return 2;\n    ", "return 7;\n"));
  }

  @Test
  void aTextIsReplacedWhereItStands() {
    assertThat(program(new Edit(null, "2 + 0", "3", null))).isEqualTo(SOURCE.replace("2 + 0", "3"));
  }

  @Test
  void aPlaceThatIsMissingOrNotTheOnlyOneIsRefused() {
    for (Edit edit :
        List.of(
            new Edit("1.2", null, "", null),
            new Edit("1.3", null, "", null),
            new Edit(null, "return 2", "", null),
            new Edit(null, "return 4", "", null))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> program(edit))
          .withMessageContaining(edit.at() == null ? edit.replace() : edit.at());
    }
  }

  @Test
  void eachValueMakesAProgram() {
    Mutant mutant =
        mutant(List.of(new Edit("1.1", null, "return VALUE;", null)), List.of("8", "9"));
    assertThat(mutant.programs(Map.of("F.java", SOURCE)))
        .satisfiesExactly(
            first -> assertThat(first).contains("return 8;"),
            second -> assertThat(second).contains("return 9;"));
  }

  @Test
  void anEntryThatLacksSomethingIsRefused() {
    List<Edit> edits = List.of(new Edit("1.1", null, "", null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mutant(null, "m", "h", "f", edits, null, false, false, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mutant("1.1", " ", "h", "f", edits, null, false, false, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mutant("1.1", "m", null, "f", edits, null, false, false, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Edit("1.1", "text", "", null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Edit(null, null, "", null));
  }

  @Test
  void anAlternativeEditsFilesAndAddsOthers() {
    Alternative alternative =
        new Alternative(
            "",
            false,
            false,
            null,
            List.of(
                new Edit("1.1", null, "return 7;", "F.java"),
                new Edit(null, "2 + 0", "3", "F.java")),
            Map.of("G.java", "class G {}"));
    assertThat(alternative.sources(Map.of("F.java", SOURCE, "H.java", "class H {}")))
        .containsOnlyKeys("F.java", "G.java")
        .hasEntrySatisfying(
            "F.java", text -> assertThat(text).contains("return 7;").contains("return 3;"));
  }

  private static String program(Edit edit) {
    return mutant(List.of(edit), null).programs(Map.of("F.java", SOURCE)).get(0);
  }

  private static Mutant mutant(List<Edit> edits, List<String> values) {
    return new Mutant("1.1", "m", "h", "F.java", edits, values, false, false, null);
  }
}
