package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The configuration files that some distributions keep elsewhere, with links in the Java home. */
final class OutsideLinks {

  private OutsideLinks() {}

  /** Returns the files outside to which absolute links of a Java home lead, by the links' text. */
  static SortedMap<Path, Path> of(Path javaHome) throws IOException {
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
}
