package backprop.grader.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;

/** Gathers javac's errors by source file, and puts them into short lines for a student. */
final class CompileErrors implements DiagnosticListener<JavaFileObject> {
  private static final int MOST_SHOWN = 3;
  private static final int LONGEST_LINE = 300;

  private final SortedMap<String, List<String>> lines = new TreeMap<>();
  private final SortedMap<String, Integer> counts = new TreeMap<>();
  private boolean unplaced;

  @Override
  public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (diagnostic.getKind() != Diagnostic.Kind.ERROR) {
      return;
    }
    if (!(diagnostic.getSource() instanceof MemorySource source)) {
      unplaced = true;
      return;
    }
    counts.merge(source.path(), 1, Integer::sum);
    List<String> shown = lines.computeIfAbsent(source.path(), path -> new ArrayList<>());
    if (shown.size() < MOST_SHOWN) {
      String line = line(source.path(), diagnostic);
      if (!shown.contains(line)) {
        shown.add(line);
      }
    }
  }

  boolean isEmpty() {
    return lines.isEmpty() && !unplaced;
  }

  Set<String> paths() {
    return lines.keySet();
  }

  /** Returns the lines for a file's errors: the first few, and how many more there are. */
  String message(String path) {
    List<String> shown = lines.get(path);
    int more = counts.get(path) - shown.size();
    String message = String.join("\n", shown);
    return more > 0 && shown.size() == MOST_SHOWN
        ? message + "\nand " + more + (more == 1 ? " more error" : " more errors")
        : message;
  }

  private static String line(String path, Diagnostic<?> diagnostic) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String text = shorten(diagnostic.getMessage(Locale.ENGLISH), name.replace(".java", ""));
    String line = name + ":" + diagnostic.getLineNumber() + ": " + text;
    return printable(line);
  }

  /** Puts what javac says over several lines into one. */
  private static String shorten(String message, String ownClass) {
    String[] parts = message.split("\\R");
    StringBuilder text = new StringBuilder(parts[0].strip().replaceAll("[;:]$", ""));
    boolean ownPlace = true;
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.startsWith("symbol:")) {
        text.append(": ").append(part.substring(7).strip());
      } else if (part.startsWith("location: class ") || part.startsWith("location: interface ")) {
        String place = part.substring("location: ".length());
        ownPlace = place.endsWith(" " + ownClass) || place.contains(" " + ownClass + ".");
        text.append(ownPlace ? "" : " in " + place);
      } else if (part.startsWith("required:") || part.startsWith("found:")) {
        text.append(", ").append(part.replaceFirst(":\\s+", " "));
      }
    }
    return text + hint(message);
  }

  private static String hint(String message) {
    boolean otherModule = message.contains("which is not in the module graph");
    boolean otherLibrary =
        message.matches("(?s)package \\S+ does not exist.*")
            && !message.startsWith("package backprop");
    return otherModule || otherLibrary ? " (only the JDK's java.base module may be used)" : "";
  }

  /** Identifiers may hold characters that no terminal should see. */
  static String printable(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.isIdentifierIgnorable(c) ? '?' : c)
        .limit(LONGEST_LINE)
        .forEach(line::appendCodePoint);
    return line.toString();
  }
}
