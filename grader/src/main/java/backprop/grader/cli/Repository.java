package backprop.grader.cli;

import backprop.grader.common.Fault;
import java.nio.file.Files;
import java.nio.file.Path;

/** The course's own repository, for the commands that work on it. */
final class Repository {

  private Repository() {}

  /**
   * Returns the folder with {@code student/} and {@code solution/}: this one or one above it.
   *
   * @throws Fault if there is none
   */
  static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("solution/src/main/java"))
          && Files.isDirectory(folder.resolve("student"))) {
        return folder;
      }
    }
    throw new Fault("no course repository here: go to the folder with student/ and solution/");
  }
}
