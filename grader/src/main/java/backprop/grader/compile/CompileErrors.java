package backprop.grader.compile;

import backprop.grader.common.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
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

  /**
   * Returns the lines for a file's errors: the first few, how many more there are, and which of the
   * files left out before may be the cause.
   */
  String message(String path, Collection<String> leftOut) {
    List<String> message = new ArrayList<>(lines.get(path));
    int more = counts.get(path) - message.size();
    if (more > 0 && message.size() == MOST_SHOWN) {
      message.add("and " + more + (more == 1 ? " more error" : " more errors"));
    }
    String text = String.join("\n", message);
    for (String other : leftOut) {
      String file = other.substring(other.lastIndexOf('/') + 1);
      String type = Pattern.quote(file.replace(".java", ""));
      if (Pattern.compile("\\b" + type + "\\b").matcher(text).find()) {
        message.add(file + " was left out, which may be why");
      }
    }
    return String.join("\n", message);
  }

  private static String line(String path, Diagnostic<? extends JavaFileObject> diagnostic) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String text =
        isMergeConflict(diagnostic)
            ? "a merge conflict is left here: keep one side, and delete the lines of <, = and >"
            : shorten(diagnostic.getMessage(Locale.ENGLISH), name.replace(".java", ""));
    String line = name + ":" + diagnostic.getLineNumber() + ": " + text;
    return printable(line);
  }

  private static boolean isMergeConflict(Diagnostic<? extends JavaFileObject> diagnostic) {
    try {
      return diagnostic
          .getSource()
          .getCharContent(true)
          .toString()
          .lines()
          .skip(Math.max(0, diagnostic.getLineNumber() - 1))
          .findFirst()
          .filter(line -> line.matches("(<{7}|={7}|>{7})( .*)?"))
          .isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** Puts what javac says over several lines into one. */
  private static String shorten(String message, String ownClass) {
    // Asked through its API, javac names classes in full.
    String[] parts = message.replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "").split("\\R");
    StringBuilder text = new StringBuilder(parts[0].strip().replaceAll("[;:]$", ""));
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.startsWith("symbol:")) {
        text.append(": ").append(part.substring("symbol:".length()).strip());
      } else if (part.startsWith("location:")) {
        text.append(place(part.substring("location:".length()).strip(), ownClass));
      } else if (part.startsWith("required:") || part.startsWith("found:")) {
        text.append(", ").append(part.replaceFirst(":\\s+", " "));
      }
    }
    // A module that the JDK at hand lacks is not there, else only out of sight: the same to a
    // student.
    return text.toString().replace(" is not visible", " does not exist") + hint(message);
  }

  /** Where a symbol is missing, unless that is plain. */
  private static String place(String location, String ownClass) {
    if (location.endsWith("[]") && !location.contains(" of type ")) {
      return " of " + location.replace("class ", "");
    }
    boolean isType = location.startsWith("class ") || location.startsWith("interface ");
    boolean isOwn = location.endsWith(" " + ownClass) || location.contains(" " + ownClass + ".");
    return isType && !isOwn ? " in " + location : "";
  }

  private static String hint(String message) {
    if (message.matches("(?s).*(not supported in -source|preview feature).*")) {
      return " (newer than Java 17, which everything is compiled as)";
    }
    if (message.matches("(?s)package org\\.junit(\\.Assert)? does not exist.*")) {
      return " (that is JUnit 4: JUnit 5 has org.junit.jupiter.api.Test and Assertions)";
    }
    boolean otherModule = message.contains("which is not in the module graph");
    boolean otherLibrary =
        message.matches("(?s)package \\S+ does not exist.*")
            && !message.startsWith("package backprop");
    return otherModule || otherLibrary ? " (only the JDK's java.base module may be used)" : "";
  }

  /** Identifiers may hold characters that no terminal should see. */
  static String printable(String text) {
    return Text.printable(text)
        .codePoints()
        .limit(LONGEST_LINE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
