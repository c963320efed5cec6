package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The libraries of the operating system without which a program doesn't start. */
final class SharedLibraries {

  private static final Pattern ABSOLUTE = Pattern.compile("(?m)(?:=> |^\\s+)(/\\S+) \\(0x");
  private static final List<String> EVERYTHING =
      List.of("/lib", "/lib64", "/lib32", "/usr/lib", "/usr/lib64");

  private SharedLibraries() {}

  /** Returns the files that Java and another program load, under the names by which they do. */
  static Set<Path> of(Path javaHome, Path program) throws IOException {
    List<String> ldd = new ArrayList<>();
    try {
      ldd.add(Tools.find("ldd").toString());
    } catch (IOException e) {
      return everything();
    }
    ldd.add(javaHome.resolve("bin/java").toString());
    ldd.add(program.toString());
    try (Stream<Path> libraries = Files.find(javaHome.resolve("lib"), 3, (f, a) -> needed(f))) {
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

  // The others of the libraries that come with Java need no more than these.
  private static boolean needed(Path file) {
    String name = file.getFileName().toString();
    return name.equals("libjvm.so") || name.equals("libzip.so");
  }

  private static Set<Path> everything() {
    Set<Path> folders = new TreeSet<>();
    EVERYTHING.stream().map(Path::of).filter(Files::exists).forEach(folders::add);
    return folders;
  }
}
