package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What newer systems let a process give up without any privilege: Landlock, which newer versions of
 * {@code setpriv} offer, shuts files; a seccomp filter, which {@code enosys} makes, shuts the
 * network.
 */
public final class Hardening {

  private static final String READ = "path-beneath:execute,read-file,read-dir:";
  private static final String WRITE =
      "path-beneath:read-file,write-file,read-dir,remove-file,remove-dir,make-reg,make-dir:";
  private static final List<String> SYSTEM =
      List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/proc", "/dev/urandom", "/dev/random");

  /** No more than every system has. */
  public static final Hardening NONE = new Hardening(false, null);

  private final boolean landlock;
  private final Path enosys;

  private Hardening(boolean landlock, Path enosys) {
    this.landlock = landlock;
    this.enosys = enosys;
  }

  /**
   * Returns what works here.
   *
   * @throws IOException if nothing does
   */
  public static Hardening best() throws IOException {
    Path setpriv = Tools.find("setpriv");
    boolean landlock =
        Tools.offers(setpriv, "--landlock-access")
            && Tools.works(
                List.of(setpriv.toString(), "--landlock-access", "fs:make-dir", "--", "/bin/true"));
    Path enosys = null;
    try {
      Path found = Tools.find("enosys");
      if (Tools.works(List.of(found.toString(), "-s", "socket", "--", "/bin/true"))) {
        enosys = found;
      }
    } catch (IOException e) {
      // There is none.
    }
    if (!landlock && enosys == null) {
      throw new IOException("neither Landlock nor seccomp is offered");
    }
    return new Hardening(landlock, enosys);
  }

  Set<Guard> guards() {
    Set<Guard> guards = EnumSet.noneOf(Guard.class);
    if (landlock) {
      guards.addAll(EnumSet.of(Guard.OTHER_FILES, Guard.WRITING));
    }
    if (enosys != null) {
      guards.add(Guard.NETWORK);
    }
    return guards;
  }

  /** Returns options of {@code setpriv}. */
  List<String> options(Map<Path, Path> places, Path home, Path work, Path prlimit)
      throws IOException {
    List<String> options = new ArrayList<>();
    if (landlock) {
      options.addAll(List.of("--landlock-access", "fs"));
      allow(options, READ, places.values());
      for (Map.Entry<Path, Path> place : places.entrySet()) {
        if (Files.isDirectory(place.getKey())) {
          allow(options, READ, OutsideLinks.of(place.getKey()).values());
        }
      }
      allow(options, READ, SYSTEM.stream().map(Path::of).filter(Files::exists).toList());
      allow(options, READ, List.of(home, prlimit));
      if (enosys != null) {
        allow(options, READ, List.of(enosys));
      }
      allow(options, WRITE, List.of(work));
    }
    return options;
  }

  private static void allow(List<String> options, String rule, Collection<Path> paths) {
    for (Path path : paths) {
      options.addAll(List.of("--landlock-rule", rule + path));
    }
  }

  /** Returns the words before a command that is to run so. */
  List<String> prefix() {
    return enosys == null
        ? List.of()
        : List.of(enosys.toString(), "-s", "socket", "-s", "io_uring_setup", "--");
  }
}
