package backprop.grader.cli;

import backprop.grader.classes.Attempt;
import backprop.grader.classes.GeneratedClass;
import backprop.grader.classes.HandIn;
import backprop.grader.classes.Kind;
import backprop.grader.classes.Shape;
import backprop.grader.common.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;

/** Classes whose grading takes the same way each time, and compares what was written of them. */
final class QuickClass {

  private static final long SEED = 1;

  private QuickClass() {}

  /**
   * Writes a class without what may use up a limit of time: attacks, and students' own tests.
   *
   * @param submissions how many
   * @return its folder
   */
  static Path write(int submissions, Path temp) throws IOException {
    Path quick = temp.resolve("class");
    GeneratedClass all =
        GeneratedClass.write(
            2 * submissions, Shape.FOLDER, temp.resolve("all"), SEED, CommandLineRun.repository());
    int left = submissions;
    for (HandIn handIn : all.handIns()) {
      for (int i = 0; i < handIn.attempts().size() && left > 0; i++) {
        Attempt attempt = handIn.attempts().get(i);
        Path place = all.path().resolve(handIn.onDisk().get(i));
        boolean isQuick = attempt.kind() != Kind.HOSTILE && !attempt.hasOwnTests();
        if (isQuick && Files.isRegularFile(place)) {
          Path copy = quick.resolve(all.path().relativize(place));
          Files.createDirectories(copy.getParent());
          Files.copy(place, copy, StandardCopyOption.COPY_ATTRIBUTES);
          left--;
        }
      }
    }
    if (left > 0) {
      throw new AssertionError(left + " too few submissions, seed " + SEED);
    }
    return quick;
  }

  /**
   * Returns all files that were written of a class but results, by name, without measured times.
   */
  static SortedMap<String, String> untimed(Path out) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    FileTree.texts(out).forEach((name, text) -> files.put(name, untimed(name, text)));
    files.keySet().removeIf(name -> name.matches("\\.lock|(results|shards|logs)/.*"));
    return files;
  }

  private static String untimed(String name, String text) {
    return name.startsWith("junit/")
        ? text.replaceAll(" time=\"[0-9.]+\"", "")
        : text.replaceAll("(?s)<section aria-labelledby=\"slowest\">.*?</section>", "");
  }
}
