package backprop.grader.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The libraries of students' own tests, among those of the grader. */
final class TestLibraries {

  private static final List<String> TO_COMPILE =
      List.of(
          "junit-jupiter-api-",
          "junit-jupiter-params-",
          "junit-platform-commons-",
          "opentest4j-",
          "apiguardian-api-",
          "jspecify-",
          "assertj-core-");

  private static final List<String> TO_RUN =
      List.of(
          "junit-jupiter-engine-",
          "junit-platform-engine-",
          "junit-platform-launcher-",
          // AssertJ's soft assertions need it.
          "byte-buddy-");

  private TestLibraries() {}

  /**
   * Returns what tests may use.
   *
   * @param folder the grader's libraries
   */
  static List<Path> toCompile(Path folder) throws IOException {
    return among(folder, TO_COMPILE);
  }

  /**
   * Returns what tests use and what runs them.
   *
   * @param folder the grader's libraries
   */
  static List<Path> toRun(Path folder) throws IOException {
    List<Path> all = new ArrayList<>(toCompile(folder));
    all.addAll(among(folder, TO_RUN));
    return all;
  }

  private static List<Path> among(Path folder, List<String> names) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String name : names) {
      try (Stream<Path> files = Files.list(folder)) {
        found.add(
            files
                .filter(file -> file.getFileName().toString().matches(name + "[\\d.]+\\.jar"))
                .findAny()
                .orElseThrow(() -> new IOException("no " + name + " in " + folder)));
      }
    }
    return found;
  }
}
