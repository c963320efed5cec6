package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lays out files for another user of this computer, who can't enter the grader's folders. What
 * everyone can read already stays where it is.
 */
final class Staging implements AutoCloseable {

  private final Map<Path, Path> places = new HashMap<>();
  private TempFolder folder;

  /** Returns a folder that everyone can pass, but only the grader can list. */
  synchronized Path folder() throws IOException {
    if (folder == null) {
      folder = new TempFolder();
      permit(folder.path(), "rwx--x--x");
    }
    return folder.path();
  }

  /** Returns where everyone can read this file or folder. */
  synchronized Path open(Path path) throws IOException {
    Path real = path.toRealPath();
    // Asked each time: another grader may have closed the folder meanwhile.
    if (isOpen(real)) {
      return real;
    }
    Path place = places.get(real);
    if (place == null) {
      place = folder().resolve("shared-" + places.size());
      copy(real, place, true);
      places.put(real, place);
    }
    return place;
  }

  /** Tells whether everyone can read it; of a folder only the top is looked at. */
  private static boolean isOpen(Path real) throws IOException {
    if (!permissions(real).contains(PosixFilePermission.OTHERS_READ)) {
      return false;
    }
    for (Path p = Files.isDirectory(real) ? real : real.getParent(); p != null; p = p.getParent()) {
      if (!permissions(p).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static Set<PosixFilePermission> permissions(Path path) throws IOException {
    return Files.getPosixFilePermissions(path);
  }

  static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  static void give(Path path, int user, int group) throws IOException {
    Files.setAttribute(path, "unix:gid", group);
    Files.setAttribute(path, "unix:uid", user);
  }

  /**
   * Copies a file or a folder with all that is in it, readable for everyone who gets there.
   *
   * @param linkable whether a file may be the same one, not a copy
   */
  static void copy(Path from, Path to, boolean linkable) throws IOException {
    try (Stream<Path> all = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          permit(Files.createDirectory(target), "rwxr-xr-x");
        } else if (Files.isRegularFile(path)) {
          copyFile(path, target, linkable); // Not such as a link to nowhere.
        }
      }
    }
  }

  private static void copyFile(Path from, Path to, boolean linkable) throws IOException {
    Set<PosixFilePermission> permissions = permissions(from);
    if (linkable && permissions.contains(PosixFilePermission.OTHERS_READ)) {
      try {
        Files.createLink(to, from);
        return;
      } catch (IOException e) {
        // On another file system.
      }
    }
    Files.copy(from, to);
    boolean program = permissions.contains(PosixFilePermission.OWNER_EXECUTE);
    permit(to, program ? "rwxr-xr-x" : "rw-r--r--");
  }

  @Override
  public synchronized void close() {
    places.clear();
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }
}
