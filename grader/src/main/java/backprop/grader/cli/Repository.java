package backprop.grader.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The course's own repository, for the commands that work on it. */
final class Repository {

  private Repository() {}

  /**
   * Returns the folder with {@code student/} and {@code solution/}: this one or one above it.
   *
   * @throws UsageException if there is none
   */
  static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("solution/src/main/java"))
          && Files.isDirectory(folder.resolve("student"))) {
        return folder;
      }
    }
    throw new UsageException(
        "no course repository here: go to the folder with student/ and solution/");
  }

  /** Throws unless a file can be written there. */
  static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
      throw new UsageException(
          "--out: can't write " + file + ": name a file in a folder that exists");
    }
  }
}
