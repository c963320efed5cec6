package backprop.grader.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A case's folder, with the golden files beside its description: what users see of it, whole. */
record GoldenFolder(Path folder) {

  static final String ROOT = "src/golden";

  private static final String EXPECTED = "expected_";
  private static final boolean RENEW = Boolean.getBoolean("golden.renew");
  private static final String ADVICE =
      """
      If users are to see this from now on, renew all golden files and look at the diff in Git:
        mvn verify -Dgolden.renew=true -Dtest=None -Dit.test='*GoldenIT' \
      -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip=true""";

  /** Returns the folders of all cases of a kind, such as submissions. */
  static List<Path> all(String kind) throws IOException {
    try (Stream<Path> folders = Files.list(Path.of(ROOT, kind))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  /**
   * Compares each output with its golden file, or writes that anew where it's asked for.
   *
   * @param outputs by name, such as {@code card.txt}; there is a golden file for each and no other
   */
  void check(SortedMap<String, String> outputs) throws IOException {
    SortedSet<String> superfluous = new TreeSet<>(golden());
    List<String> problems = new ArrayList<>();
    for (SortedMap.Entry<String, String> output : outputs.entrySet()) {
      superfluous.remove(EXPECTED + output.getKey());
      Path file = folder.resolve(EXPECTED + output.getKey());
      if (RENEW) {
        Files.writeString(file, output.getValue());
      } else if (!Files.exists(file)) {
        problems.add(file + " is missing");
      } else if (!Files.readString(file).equals(output.getValue())) {
        problems.add(difference(file, output.getValue()));
      }
    }
    for (String name : superfluous) {
      if (RENEW) {
        Files.delete(folder.resolve(name));
      } else {
        problems.add(folder.resolve(name) + " is compared with nothing");
      }
    }
    if (!problems.isEmpty()) {
      throw new AssertionError("grader/" + String.join("\ngrader/", problems) + "\n" + ADVICE);
    }
  }

  private List<String> golden() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(EXPECTED))
          .toList();
    }
  }

  private static String difference(Path file, String actual) throws IOException {
    List<String> before = Files.readString(file).lines().toList();
    List<String> after = actual.lines().toList();
    int line = 0;
    while (line < Math.min(before.size(), after.size())
        && before.get(line).equals(after.get(line))) {
      line++;
    }
    return "%s differs from line %d on:%n%s  - %s%n  + %s"
        .formatted(
            file,
            line + 1,
            line == 0 ? "" : "    " + before.get(line - 1) + "\n",
            lineAt(before, line),
            lineAt(after, line));
  }

  private static String lineAt(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "(the end)";
  }
}
