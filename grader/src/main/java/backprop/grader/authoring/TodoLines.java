package backprop.grader.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment above a stub's line, so that an editor's list of TODOs is the list of work. What is
 * to be done is the first sentence of the method's Javadoc, told as an order.
 */
final class TodoLines {
  private static final int LONGEST_LINE = 100;
  private static final Pattern SENTENCE = Pattern.compile("(.*?)[.](?:\\s.*|$)");
  private static final Pattern VERB = Pattern.compile("(?<=^|, and )([A-Za-z])([a-z]+)s\\b");
  private static final Pattern TAG = Pattern.compile("[{]@\\w+ #?([^}]*)[}]");

  private TodoLines() {}

  /**
   * Returns the comment's lines; none if the method has no Javadoc.
   *
   * @param above the lines of the file as far as the stub
   * @param part such as "Task 3.2"
   */
  static List<String> of(List<String> above, String part, String indent) {
    List<String> lines = new ArrayList<>();
    String start = (indent + "/**").replaceFirst("^  ", "");
    firstSentence(above, start)
        .ifPresent(s -> wrap("TODO " + part + ": " + order(s), indent, lines));
    return lines;
  }

  private static Optional<String> firstSentence(List<String> above, String start) {
    int begin = above.size() - 1;
    while (begin >= 0 && !above.get(begin).startsWith(start)) {
      begin--;
    }
    StringBuilder text = new StringBuilder();
    for (String line : above.subList(Math.max(begin, 0), begin < 0 ? 0 : above.size())) {
      text.append(line.strip().replaceFirst("^/?[*]+/?", "").replace("*/", "").strip()).append(' ');
      if (line.contains("*/")) {
        break;
      }
    }
    Matcher sentence = SENTENCE.matcher(text.toString().strip());
    return sentence.matches() ? Optional.of(sentence.group(1)) : Optional.empty();
  }

  /** "Moves it, and returns x" becomes "move it, and return x". */
  private static String order(String sentence) {
    String plain = TAG.matcher(sentence).replaceAll("$1").replace("&gt;", ">").replace("&lt;", "<");
    return VERB.matcher(plain).replaceAll(v -> v.group(1).toLowerCase() + v.group(2)) + ".";
  }

  /** Editors take a line that is indented further as part of the TODO above it. */
  private static void wrap(String text, String indent, List<String> lines) {
    String start = indent + "// ";
    String rest = text;
    while (start.length() + rest.length() > LONGEST_LINE) {
      int end = rest.lastIndexOf(' ', LONGEST_LINE - start.length());
      lines.add(start + rest.substring(0, end));
      rest = rest.substring(end + 1);
      start = indent + "//   ";
    }
    lines.add(start + rest);
  }
}
