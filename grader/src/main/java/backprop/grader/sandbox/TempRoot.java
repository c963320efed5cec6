package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of this computer in which temporary ones are made. The usual one may be full, forbid
 * to run programs, or be closed to the users that children become; then another one serves.
 */
final class TempRoot {

  /** Enough for a Java runtime, and for what lies beside it. */
  private static final long ROOM = 512L << 20;

  private static final List<String> OTHERS = List.of("/tmp", "/var/tmp", "/dev/shm");

  private TempRoot() {}

  /** Returns all folders that may have been chosen at one time or another. */
  static Set<Path> all() {
    Set<Path> all = new LinkedHashSet<>();
    all.add(Path.of(System.getProperty("java.io.tmpdir")));
    if (Tools.onLinux()) {
      OTHERS.stream().map(Path::of).filter(Files::isDirectory).forEach(all::add);
    }
    return all;
  }

  /** Returns the first that serves; else, of those that may, the one with most room. */
  static Path choose() {
    return choose(new ArrayList<>(all()), ROOM);
  }

  static Path choose(List<Path> candidates, long room) {
    List<Path> fit =
        candidates.size() == 1 ? candidates : candidates.stream().filter(TempRoot::fits).toList();
    return Stream.concat(
            fit.stream().filter(folder -> free(folder) >= room),
            fit.stream().max(Comparator.comparingLong(TempRoot::free)).stream())
        .findFirst()
        .orElse(candidates.get(0));
  }

  private static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Tells whether programs can run from there, for other users, too, if children become those. */
  private static boolean fits(Path folder) {
    Path program = null;
    try {
      for (Path p = folder.toRealPath(); p != null && Tools.isRoot(); p = p.getParent()) {
        if (!Files.getPosixFilePermissions(p).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
      program = Files.createTempFile(folder, "backprop-", "");
      Staging.permit(program, "rwx------");
      // No, if the file system was mounted so that nothing runs from it.
      return Files.isExecutable(program);
    } catch (IOException e) {
      return false;
    } finally {
      if (program != null) {
        TempFolder.delete(program);
      }
    }
  }
}
