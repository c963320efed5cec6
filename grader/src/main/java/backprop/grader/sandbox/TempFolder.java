package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A folder of this process among the computer's temporary ones. A lock, which the operating system
 * takes back however a process ends, tells those in use from those that a killed grader left.
 */
final class TempFolder implements AutoCloseable {

  private static final String PREFIX = "backprop-grader-";
  private static final String LOCK = "lock";
  private static final Duration YOUNG = Duration.ofMinutes(1);

  private static final Set<Path> LIVING = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  TempFolder() throws IOException {
    this(TempRoot.choose());
  }

  TempFolder(Path root) throws IOException {
    path = Files.createTempDirectory(root, PREFIX);
    LIVING.add(path);
    lock =
        FileChannel.open(
            path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
  }

  Path path() {
    return path;
  }

  /** Returns a new folder within. */
  Path child(String name) throws IOException {
    return Files.createDirectory(path.resolve(name));
  }

  @Override
  public void close() {
    delete(path);
    try {
      lock.close();
    } catch (IOException e) {
      // The file is gone already.
    }
    delete(path);
    LIVING.remove(path);
  }

  /** Returns the folders that this process has not closed yet. */
  static Set<Path> living() {
    return Set.copyOf(LIVING);
  }

  /**
   * Removes the folders of processes that were killed.
   *
   * @param temporary where to look for them
   * @param before is shown each of them first
   */
  static void sweep(Path temporary, Consumer<Path> before) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path folder : folders) {
        sweepOne(folder, before);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What can't be removed now is tried again the next time.
    }
  }

  private static void sweepOne(Path folder, Consumer<Path> before) {
    try {
      if (abandoned(folder)) {
        before.accept(folder);
        delete(folder);
      }
    } catch (IOException e) {
      // Another grader that sweeps the same place was faster; the other folders still count.
    }
  }

  private static boolean abandoned(Path folder) throws IOException {
    // Opening and closing a file gives up all locks that this process has on it.
    if (LIVING.contains(folder)
        || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(self())) {
      return false;
    }
    Path file = folder.resolve(LOCK);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      // Perhaps it is just being made.
      Instant modified = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
      return modified.isBefore(Instant.now().minus(YOUNG));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    }
  }

  private static UserPrincipal self() throws IOException {
    Path file = Files.createTempFile("backprop-", "");
    try {
      return Files.getOwner(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Deletes what can be deleted; links are removed, not followed. */
  static void delete(Path path) {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              return remove(file);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return remove(file);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
              return remove(folder);
            }
          });
    } catch (IOException e) {
      // What is in use stays behind; grading goes on.
    }
  }

  private static FileVisitResult remove(Path path) {
    path.toFile().delete();
    return FileVisitResult.CONTINUE;
  }
}
