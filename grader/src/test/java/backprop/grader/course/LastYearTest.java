package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class LastYearTest {

  private static final String IN_TIME = "2026-06-15T23:59:59";

  @TempDir private Path folder;

  @Test
  void whatAClassWroteIsReadInShares() throws IOException {
    SmallClass all = new SmallClass().handIn("a", "a", IN_TIME).graded(6, 12, 14, 18, 22, 18, 10);
    ClassResult result = all.handIn("b", "b", IN_TIME).graded(6).gradebook().result();
    LastYear last = LastYear.read(write(new JsonMapper().writeValueAsString(result)));
    assertThat(last.share(0)).isEqualTo(0.5);
    assertThat(last.share(5)).isZero();
    assertThat(last.share(9)).isEqualTo(0.5);
    assertThat(last.share(10)).as("no such range").isZero();
    assertThat(last.median()).isEqualTo(0.53);
  }

  @Test
  void aFileOfAnEarlierVersionIsReadToo() throws IOException {
    String text =
        "{\"maxTotal\": 100, \"statistics\": {\"graded\": 4, \"median\": 50,"
            + " \"bins\": [{\"from\": 0, \"to\": 10, \"students\": 1}]}}";
    assertThat(LastYear.read(write(text)).share(0)).isEqualTo(0.25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"maxTotal\": 100, \"statistics\": {\"graded\": 0, \"bins\": []}}",
        "{\"maxTotal\": 100, \"statistics\": {\"graded\": 3}}"
      })
  void anythingElseIsRefusedInALine(String text) throws IOException {
    Path file = write(text);
    assertThatThrownBy(() -> LastYear.read(file))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("not the class.json of a class");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("class.json"), text);
  }
}
