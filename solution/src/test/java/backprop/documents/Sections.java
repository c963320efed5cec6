package backprop.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The handout, whatever pages it has, and the answers, section by section. */
final class Sections {
  private static final Path ROOT = Path.of("..");

  private Sections() {}

  /** Returns the text under each heading of the handout's pages. */
  static Map<String, String> ofHandout() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("student"))) {
      return of(
          files
              .filter(file -> file.toString().endsWith(".md"))
              .filter(file -> !file.toString().contains("target"))
              .sorted()
              .toList());
    }
  }

  /** Returns the text under each heading of the answers. */
  static Map<String, String> ofAnswers() throws IOException {
    return of(List.of(ROOT.resolve("solution/ANSWERS.md")));
  }

  /** Returns the text of a file of the repository. */
  static String of(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  private static Map<String, String> of(List<Path> pages) throws IOException {
    Map<String, String> sections = new LinkedHashMap<>();
    for (Path page : pages) {
      String heading = page.getFileName().toString();
      for (String line : Files.readAllLines(page)) {
        if (line.matches("#{1,4} .*")) {
          heading = line.replaceFirst("#+ ", "").strip();
        }
        sections.merge(heading, line + "\n", String::concat);
      }
    }
    return sections;
  }
}
