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
import java.util.stream.Stream;

/**
 * What many systems let a process give up without any privilege: Landlock, which newer versions of
 * {@code setpriv} offer, shuts files; a seccomp filter shuts the network.
 *
 * @param filter null if there is none
 */
record Hardening(boolean landlock, SeccompFilter filter) {

  private static final String READ = "path-beneath:execute,read-file,read-dir:";

  /** Landlock rejects a rule for a file that speaks of folders. */
  private static final String READ_FILE = "path-beneath:execute,read-file:";

  private static final String WRITE =
      "path-beneath:read-file,write-file,read-dir,remove-file,remove-dir,make-reg,make-dir:";
  private static final String SYSTEM =
      "/lib /lib64 /usr/lib /usr/lib64 /proc /dev/urandom /dev/random /dev/null";

  /** No more than every system has. */
  static final Hardening NONE = new Hardening(false, null);

  /** Returns all that works here; throws if nothing does. */
  static Hardening best() throws IOException {
    Path setpriv = Tools.find("setpriv");
    boolean landlock =
        Tools.offers(setpriv, "--landlock-access")
            && Tools.works(
                List.of(setpriv.toString(), "--landlock-access", "fs:make-dir", "--", "/bin/true"));
    if (!landlock) {
      return filtered();
    }
    try {
      return new Hardening(true, new SeccompFilter());
    } catch (IOException e) {
      return new Hardening(true, null);
    }
  }

  /** Returns the filter alone; throws if it doesn't work here. */
  static Hardening filtered() throws IOException {
    return new Hardening(false, new SeccompFilter());
  }

  Set<Guard> guards() {
    Set<Guard> guards = EnumSet.noneOf(Guard.class);
    if (landlock) {
      guards.addAll(EnumSet.of(Guard.OTHER_FILES, Guard.WRITING));
    }
    if (filter != null) {
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
      allowReading(options, places.values());
      for (Map.Entry<Path, Path> place : places.entrySet()) {
        if (Files.isDirectory(place.getKey())) {
          allowReading(options, OutsideFiles.links(place.getKey()).values());
        }
      }
      allowReading(
          options, Stream.of(SYSTEM.split(" ")).map(Path::of).filter(Files::exists).toList());
      allowReading(options, List.of(home, prlimit));
      if (filter != null) {
        allowReading(options, List.of(filter.perl()));
      }
      options.addAll(List.of("--landlock-rule", WRITE + work));
    }
    return options;
  }

  private static void allowReading(List<String> options, Collection<Path> paths) {
    for (Path path : paths) {
      String rule = Files.isDirectory(path) ? READ : READ_FILE;
      options.addAll(List.of("--landlock-rule", rule + path));
    }
  }

  /** Returns the words before a command that is to run so. */
  List<String> prefix() {
    return filter == null ? List.of() : filter.prefix();
  }
}
