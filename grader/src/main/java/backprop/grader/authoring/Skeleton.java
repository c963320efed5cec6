package backprop.grader.authoring;

import backprop.grader.common.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a stub from a solution's source.
 *
 * <p>A block from {@code // BEGIN SOLUTION Task 3.2: Softmax.softmax} to {@code // END SOLUTION}
 * becomes a comment that says what is to be done, and a line that throws; a block without a label
 * is left out. All else stays as it is, but for the imports.
 */
public final class Skeleton {
  private static final String BEGIN = "// BEGIN SOLUTION";
  private static final String END = "// END SOLUTION";
  private static final String THROW = "throw new NotImplementedException(\"";
  private static final Pattern LABEL = Pattern.compile("Task B?\\d+\\.\\d+: (?:(\\w+)\\.)?(\\w+)");
  private static final Pattern LIKE_A_MARKER =
      Pattern.compile("(?i://\\s*(begin|end)\\b.*solution)|SOLUTION");
  private static final int LONGEST_LINE = 100;

  private final String file;
  private final String className;
  private final List<String> stub = new ArrayList<>();
  private boolean throwsAnywhere;

  private Skeleton(String file) {
    this.file = file;
    this.className = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
  }

  /**
   * Returns the stub.
   *
   * @param file the solution's path, for messages; its last part names the class
   * @param solution the solution's source
   * @throws Fault if a marker is not what it should be
   */
  public static String of(String file, String solution) {
    return new Skeleton(file).stub(solution);
  }

  private String stub(String solution) {
    String[] lines = solution.replace("\r\n", "\n").split("\n", -1);
    int begin = -1;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (isMarker(line, BEGIN)) {
        if (begin >= 0) {
          throw error(i, "BEGIN SOLUTION inside the block of line " + (begin + 1));
        }
        begin = i;
      } else if (line.equals(END)) {
        if (begin < 0) {
          throw error(i, "END SOLUTION without a BEGIN");
        }
        close(lines, begin, i);
        begin = -1;
      } else if (LIKE_A_MARKER.matcher(line).find()) {
        throw error(i, "unknown marker: " + line);
      } else if (begin < 0) {
        add(lines[i]);
      }
    }
    if (begin >= 0) {
      throw error(begin, "BEGIN SOLUTION without an END");
    }
    return String.join("\n", new StubImports(stub).adjusted(throwsAnywhere));
  }

  private static boolean isMarker(String line, String marker) {
    return line.equals(marker) || line.startsWith(marker + " ");
  }

  private void close(String[] lines, int begin, int end) {
    String label = lines[begin].strip().substring(BEGIN.length()).strip();
    if (label.isEmpty()) {
      dropBlankLine(end + 1 < lines.length ? lines[end + 1] : "");
      return;
    }
    String indent = lines[begin].substring(0, lines[begin].indexOf('/'));
    checkLabel(label, begin, indent);
    stub.addAll(TodoLines.of(stub, label.substring(0, label.indexOf(':')), indent));
    add(indent + THROW + label + "\");");
    throwsAnywhere = true;
  }

  /** Of the blank lines on both sides of a block, or before a closing brace, one goes. */
  private void dropBlankLine(String next) {
    boolean blankBefore = !stub.isEmpty() && stub.get(stub.size() - 1).isBlank();
    if (blankBefore && (next.isBlank() || next.strip().startsWith("}"))) {
      stub.remove(stub.size() - 1);
    }
  }

  private void checkLabel(String label, int line, String indent) {
    Matcher parts = LABEL.matcher(label);
    if (!parts.matches()) {
      throw error(line, "label should look like \"Task 3.2: Softmax.softmax\": " + label);
    }
    String full = label.substring(0, label.indexOf(':')) + ": " + className + "." + parts.group(2);
    boolean fullFits = (indent + THROW + full + "\");").length() <= LONGEST_LINE;
    // Without the class only where the line would be too long with it.
    boolean named = parts.group(1) == null ? !fullFits : parts.group(1).equals(className);
    if (!named) {
      throw error(line, "label should be \"" + full + "\": " + label);
    }
    if ((indent + THROW + label + "\");").length() > LONGEST_LINE) {
      throw error(line, "label makes the stub's line longer than " + LONGEST_LINE + " columns");
    }
  }

  private void add(String line) {
    stub.add(line);
  }

  private Fault error(int index, String problem) {
    return new Fault(file + ":" + (index + 1) + ": " + problem);
  }
}
