package backprop.grader.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Hints name sections of the handout that are there. */
class ByHandTest {

  private static final Path HANDOUT = Path.of("../student/README.md");

  private static List<String> headings() throws IOException {
    return Files.readAllLines(HANDOUT).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", ""))
        .toList();
  }

  @Test
  void eachPartWithPointsHasAHint() throws IOException {
    Set<String> parts = new HashSet<>();
    for (String heading : headings()) {
      Matcher part = Pattern.compile("Task ((?:\\d|B1)\\.\\d):.*").matcher(heading);
      if (part.matches()) {
        parts.add(part.group(1));
      }
    }
    assertThat(parts).hasSizeGreaterThan(25);
    assertThat(ByHand.SECTIONS.keySet()).isEqualTo(parts);
    parts.forEach(part -> assertThat(ByHand.hint(part)).contains("in the handout"));
    assertThat(ByHand.hint("B2.1")).isEmpty();
  }

  @Test
  void theirSectionsAreThere() throws IOException {
    List<String> headings = headings();
    ByHand.SECTIONS.values().forEach(section -> expectHeading(section, headings));
  }

  @Test
  void theTasksThatCataloguedHintsNameAreThere() throws IOException {
    List<String> headings = headings();
    Pattern named = Pattern.compile("\\bTask ((?:\\d|B\\d)(?:\\.\\d)?)");
    int found = 0;
    try (var files = Files.walk(Path.of("src/mutants"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).toList()) {
        Matcher task = named.matcher(Files.readString(file));
        while (task.find()) {
          expectHeading("Task " + task.group(1), headings);
          found++;
        }
      }
    }
    assertThat(found).isPositive();
  }

  private static void expectHeading(String section, List<String> headings) {
    assertThat(headings)
        .as("headings of the handout")
        .anyMatch(h -> h.equals(section) || h.startsWith(section + ":"));
  }
}
