package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files outside a Java home without which Java doesn't start. */
final class OutsideFiles {

  private static final Pattern ABSOLUTE = Pattern.compile("(?m)(?:=> |^\\s+)(/\\S+) \\(0x");
  private static final List<String> EVERYTHING =
      List.of("/lib", "/lib64", "/lib32", "/usr/lib", "/usr/lib64");

  /** The others of the libraries that come with Java need no more than these. */
  private static final Set<String> LIBRARIES = Set.of("libjvm.so", "libzip.so");

  private OutsideFiles() {}

  /**
   * Returns the configuration files that some distributions keep elsewhere, with links in the Java
   * home, by the links' text.
   */
  static SortedMap<Path, Path> links(Path javaHome) throws IOException {
    SortedMap<Path, Path> targets = new TreeMap<>();
    for (String part : List.of("conf", "lib")) {
      Path folder = javaHome.resolve(part);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> links = Files.find(folder, 8, (f, a) -> a.isSymbolicLink())) {
          for (Path link : links.toList()) {
            Path target = Files.readSymbolicLink(link);
            if (target.isAbsolute() && !target.startsWith(javaHome) && Files.isReadable(target)) {
              targets.put(target, target.toRealPath());
            }
          }
        }
      }
    }
    return targets;
  }

  /** Returns the libraries that Java and another program load, under the names by which they do. */
  static Set<Path> libraries(Path javaHome, Path program) throws IOException {
    List<String> ldd = new ArrayList<>();
    try {
      ldd.add(Tools.find("ldd").toString());
    } catch (IOException e) {
      return everything();
    }
    ldd.add(javaHome.resolve("bin/java").toString());
    ldd.add(program.toString());
    try (Stream<Path> libraries =
        Files.find(
            javaHome.resolve("lib"), 3, (f, a) -> LIBRARIES.contains(f.getFileName().toString()))) {
      libraries.forEach(library -> ldd.add(library.toString()));
    }
    Set<Path> found = new TreeSet<>();
    Matcher matcher = ABSOLUTE.matcher(Tools.output(ldd));
    while (matcher.find()) {
      Path file = Path.of(matcher.group(1)).normalize();
      if (!file.startsWith(javaHome) && Files.exists(file)) {
        found.add(file);
      }
    }
    return found.isEmpty() ? everything() : found;
  }

  private static Set<Path> everything() {
    return EVERYTHING.stream()
        .map(Path::of)
        .filter(Files::exists)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
