package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A fresh empty folder for one child, removed with whatever the child left there. */
final class ScratchFolder implements AutoCloseable {

  private final Path path;

  ScratchFolder() throws IOException {
    path = Files.createTempDirectory("backprop-child-");
  }

  Path path() {
    return path;
  }

  /** Deletes what can be deleted; links are removed, not followed. */
  @Override
  public void close() {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              return delete(file);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
              return delete(folder);
            }
          });
    } catch (IOException e) {
      // A folder in use stays behind in the temporary folder; grading goes on.
    }
  }

  private static FileVisitResult delete(Path path) {
    path.toFile().delete();
    return FileVisitResult.CONTINUE;
  }
}
