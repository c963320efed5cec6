package backprop.grader.common;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every language says everything, and templates say nothing by themselves. */
class TextsTest {

  private static final Path SOURCES = Path.of("src/main");

  /** What a template holds that isn't shown: its own lines, values, and tags. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "(?m)^@.*$|^!\\{.*$|@(if|for|else|elseif|template)\\b.*$|@end\\w+|@`|`\\)|\\$(unsafe)?\\{[^\\n]*?\\}(?=[<\\s\"–/·.,)]|$)|<[^>]*>|\\b[a-z]+=\"[^\"]*\"");

  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\b(?:title|aria-label|alt|placeholder)=\"([^\"]*)\"");

  private static Properties texts(String file) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream("/page/" + file)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
      return files.filter(file -> file.toString().matches(".*\\.(jte|java)")).sorted().toList();
    }
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
    Properties english = texts("texts.properties");
    Properties german = texts("texts_de.properties");
    assertThat(german.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(german.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  private static TreeSet<String> places(String text) {
    return Pattern.compile("\\{(\\d)")
        .matcher(text)
        .results()
        .map(place -> place.group(1))
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void everyTextThatIsAskedForIsThereAndNoOther() throws IOException {
    TreeSet<String> asked = new TreeSet<>();
    TreeSet<String> beginnings = new TreeSet<>();
    for (Path file : Stream.concat(files("jte").stream(), files("java").stream()).toList()) {
      Matcher key =
          Pattern.compile("\"([a-z][\\w.-]*)\"( \\+)?(?=[,) ]|\\s)")
              .matcher(Files.readString(file));
      while (key.find()) {
        (key.group(2) == null ? asked : beginnings).add(key.group(1));
      }
    }
    for (String key : texts("texts.properties").stringPropertyNames()) {
      boolean isAsked =
          asked.contains(key)
              || beginnings.stream()
                  .anyMatch(start -> start.endsWith(".") && key.startsWith(start));
      assertThat(isAsked).as("%s is said somewhere", key).isTrue();
    }
    for (Path file : files("jte")) {
      Matcher key = Pattern.compile("say\\(\"([^\"]+)\"").matcher(Files.readString(file));
      while (key.find()) {
        assertThat(texts("texts.properties")).as("%s", file).containsKey(key.group(1));
      }
    }
  }

  @Test
  void templatesHoldNoTextOfTheirOwn() throws IOException {
    for (Path file : files("jte")) {
      String template = Files.readString(file);
      String seen = UNSEEN.matcher(template).replaceAll("");
      assertThat(seen).as("%s", file).doesNotContainPattern("\\p{L}");
      Matcher attribute = ATTRIBUTE.matcher(template);
      while (attribute.find()) {
        assertThat(attribute.group(1)).as("%s", file).startsWith("${");
      }
    }
  }

  @Test
  void countsAndPointsAreWrittenAsTheLanguageDoes() {
    assertThat(Texts.EN.say("count.points", 1.0, Texts.EN.points(1))).isEqualTo("1 point");
    assertThat(Texts.EN.say("count.points", 0.5, Texts.EN.points(0.5))).isEqualTo("0.50 points");
    assertThat(Texts.EN.say("count.tests", 0)).isEqualTo("0 tests");
    assertThat(Texts.DE.say("losses.earned", "0,26", 4, "4")).isEqualTo("0,26 von 4 Punkten");
    assertThat(Texts.DE.say("count.submissions", 2000)).isEqualTo("2.000 Abgaben");
    assertThat(Texts.DE.say("late.costs", 1.0, "1")).isEqualTo("; das kostet 1 Punkt");
    assertThat(Texts.DE.number("1.7")).isEqualTo("1,7");
    assertThat(Texts.DE.number("90.2 %")).isEqualTo("90,2 %");
    assertThat(Texts.DE.number("2026.2.1")).isEqualTo("2026.2.1");
    assertThat(Texts.EN.number("1.7")).isEqualTo("1.7");
  }

  @Test
  void germanHasGermanQuotes() throws IOException {
    assertThat(texts("texts_de.properties").values())
        .allSatisfy(text -> assertThat((String) text).doesNotContain("\"", "”", "'"));
  }
}
