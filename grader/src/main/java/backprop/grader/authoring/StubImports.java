package backprop.grader.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a stub's imports right: the exception that stubs throw comes in, and what only the solution
 * needed goes out, as a formatter would have it.
 */
final class StubImports {
  private static final Pattern IMPORT = Pattern.compile("import (static )?[\\w.]+\\.(\\w+|\\*);");
  private static final String EXCEPTION = "import backprop.NotImplementedException;";

  private final List<String> lines;

  StubImports(List<String> lines) {
    this.lines = lines;
  }

  /** Returns all lines of the stub, with sorted imports. */
  List<String> adjusted(boolean needsException) {
    TreeSet<String> statics = new TreeSet<>();
    TreeSet<String> others = new TreeSet<>();
    List<String> head = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    String code = String.join("\n", lines.stream().filter(line -> !isImport(line)).toList());
    boolean headEnded = false;
    for (String line : lines) {
      if (isImport(line)) {
        if (isUsed(line, code)) {
          (line.startsWith("import static ") ? statics : others).add(line);
        }
      } else if (headEnded) {
        rest.add(line);
      } else {
        head.add(line);
        headEnded = line.startsWith("package ");
      }
    }
    if (needsException) {
      others.add(EXCEPTION);
    }
    while (!rest.isEmpty() && rest.get(0).isBlank()) {
      rest.remove(0);
    }
    List<String> all = new ArrayList<>(head);
    for (TreeSet<String> group : List.of(statics, others)) {
      if (!group.isEmpty()) {
        all.add("");
        all.addAll(group);
      }
    }
    all.add("");
    all.addAll(rest);
    return all;
  }

  private static boolean isImport(String line) {
    return IMPORT.matcher(line).matches();
  }

  private static boolean isUsed(String line, String code) {
    Matcher name = IMPORT.matcher(line);
    return name.matches()
        && (name.group(2).equals("*")
            || Pattern.compile("\\b" + name.group(2) + "\\b").matcher(code).find());
  }
}
