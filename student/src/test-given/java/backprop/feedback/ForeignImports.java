package backprop.feedback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds imports from outside of {@code java.base}, used or not: the grader has nothing else, and a
 * file that doesn't compile there costs all its points. Editors add some by themselves.
 */
final class ForeignImports {
  private static final Pattern IMPORT =
      Pattern.compile("\\s*import\\s+(?:static\\s+)?([\\w.]+)(?:\\.\\*)?\\s*;.*");

  private ForeignImports() {}

  /** A line for each, "" if there is none; what can't be read is passed over. */
  static String in(Path sources) {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        for (String name : foreign(Files.readAllLines(file))) {
          String note = file.getFileName() + " imports " + name + "; the grader has java.base only";
          text.append("Note   ").append(Display.ascii(note)).append('\n');
        }
      }
    } catch (IOException e) {
      // The compiler says what is wrong with such a file.
    }
    return text.toString();
  }

  static List<String> foreign(List<String> lines) {
    List<String> found = new ArrayList<>();
    for (String line : lines) {
      Matcher name = IMPORT.matcher(line);
      if (name.matches() && isForeign(name.group(1))) {
        found.add(name.group(1));
      }
    }
    return found;
  }

  /** The longest beginning that is a package tells the module; a library's is in none. */
  private static boolean isForeign(String name) {
    for (String part = name; !part.isEmpty(); part = part.replaceFirst("\\.?[^.]*$", "")) {
      String prefix = part;
      for (Module module : ModuleLayer.boot().modules()) {
        if (module.getPackages().contains(prefix)) {
          return !module.getName().equals("java.base");
        }
      }
    }
    return !name.startsWith("backprop.");
  }
}
