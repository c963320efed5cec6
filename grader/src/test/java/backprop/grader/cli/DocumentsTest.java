package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents' links lead somewhere, error messages name sections that exist. */
class DocumentsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path TROUBLESHOOTING = ROOT.resolve("grader/docs/troubleshooting.md");

  private static final Pattern SECTION = Pattern.compile("docs/troubleshooting\\.md#([a-z-]+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern COMMAND = Pattern.compile("(?m)^ *grader/grade ([^#\\n]*)");
  private static final Pattern OPTION = Pattern.compile("--[a-z]+(-[a-z]+)*");

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String folder : List.of(".", "grader/docs", "grader/docs/platforms", "data", "solution")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
      }
    }
    return documents;
  }

  @Test
  void sectionsThatMessagesNameExist() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("grader/src/main/java"))) {
      files.filter(Files::isRegularFile).forEach(sources::add);
    }
    List.of("pom.xml", "grader/grade", "grader/grade.cmd")
        .forEach(file -> sources.add(ROOT.resolve(file)));
    List<String> named = new ArrayList<>();
    for (Path source : sources) {
      matches(SECTION, Files.readString(source)).forEach(match -> named.add(match.group(1)));
    }
    assertThat(named).isNotEmpty();
    assertThat(anchors(TROUBLESHOOTING)).containsAll(named);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadSomewhere(Path document) throws IOException {
    for (MatchResult match : matches(LINK, withoutCode(document))) {
      String link = match.group(1);
      if (!link.contains("://")) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        assertThat(target).as(link).exists();
        if (hash >= 0) {
          assertThat(anchors(target)).as(link).contains(link.substring(hash + 1));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void optionsInCommandsExist(Path document) throws IOException {
    for (MatchResult command : matches(COMMAND, Files.readString(document))) {
      String words = command.group(1);
      String help = help(words.split(" ")[0]);
      matches(OPTION, words).forEach(option -> assertThat(help).as(words).contains(option.group()));
    }
  }

  /** Returns the help on a command, or on grading one submission if it is another word. */
  private static String help(String word) {
    StringWriter out = new StringWriter();
    Main.run(new PrintWriter(out), new PrintWriter(out), word, "--help");
    return out.toString();
  }

  /** Returns the names by which links reach the headings, as GitHub makes them. */
  private static Set<String> anchors(Path document) throws IOException {
    return matches(HEADING, withoutCode(document)).stream()
        .map(match -> match.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static String withoutCode(Path document) throws IOException {
    return CODE.matcher(Files.readString(document)).replaceAll("");
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }
}
