package backprop.grader.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  private static final long SEED = 20260619;

  private static final List<String> NAMES =
      List.of(
          "ada",
          "Ada",
          "ADA",
          "ada.zip",
          "ada-zip",
          "ada zip",
          "ada/zip",
          "zoë",
          "Zoe\u0308",
          "zoe",
          "ada (1).zip",
          "ada (2).zip",
          "",
          " ",
          ".",
          "..",
          "...",
          "/",
          "\\",
          "a/b",
          "a\\b",
          "王小明",
          "علي",
          "con",
          "CON",
          "nul",
          "com1",
          "../../etc/passwd",
          "a\u0000b",
          "a\nb",
          "-rf",
          "~",
          "x".repeat(40),
          "x".repeat(41),
          "x".repeat(300),
          "\ud83d",
          "\u202eevil");

  @Test
  void differentNamesStayDifferentWithoutCase() {
    assertThat(NAMES.stream().map(name -> FileName.of(name).toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
    Random random = new Random(SEED);
    TreeSet<String> names = new TreeSet<>();
    for (int i = 0; i < 3000; i++) {
      StringBuilder name = new StringBuilder();
      random.ints(1 + random.nextInt(8), 0, 6).forEach(c -> name.append("aAbB ü".charAt(c)));
      names.add(name.toString());
    }
    assertThat(names.stream().map(name -> FileName.of(name).toLowerCase(Locale.ROOT)))
        .as("seed " + SEED)
        .doesNotHaveDuplicates();
  }

  @Test
  void hashesAreTooLongToMeetAndNoPlainNameLooksLikeOne() {
    String composed = FileName.of("zo\u00eb");
    assertThat(composed).matches("zoe-[0-9a-f]{32}");
    assertThat(FileName.of("zoe\u0308")).matches("zoe-[0-9a-f]{32}").isNotEqualTo(composed);
    assertThat(FileName.of(composed)).isNotEqualTo(composed);
  }

  @Test
  void everySystemTakesTheName() {
    for (String name : NAMES) {
      String file = FileName.of(name);
      assertThat(file).matches("[A-Za-z0-9_-][A-Za-z0-9._-]*").hasSizeLessThan(80);
      assertThat(file.toLowerCase(Locale.ROOT)).isNotIn("con", "nul", "com1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada", "1234567_2345678", "ada-lovelace", "conrad"})
  void aPlainNameStaysItself(String name) {
    assertThat(FileName.of(name)).isEqualTo(name);
  }

  @Test
  void theSameNameGivesTheSameFile() {
    assertThat(FileName.of("Zoë Groß.zip")).isEqualTo(FileName.of("Zoë Groß.zip"));
    assertThat(FileName.of("Zoë Groß.zip")).startsWith("Zoe-Gro");
  }
}
