package backprop.grader.report;

import java.util.regex.Pattern;

/** Text from a submission made safe for a terminal: no control characters, no escapes. */
final class Printable {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

  private Printable() {}

  /** Returns the text with every control character replaced by a question mark. */
  static String of(String text) {
    return CONTROL.matcher(text).replaceAll("?");
  }

  /**
   * Returns the text broken at spaces into lines of at most {@code width}, the first after the
   * indent, the others below it; line breaks of the text are kept.
   */
  static String wrapped(String indent, String text, int width) {
    StringBuilder out = new StringBuilder();
    String margin = indent;
    for (String paragraph : text.split("\n")) {
      StringBuilder line = new StringBuilder(margin);
      margin = " ".repeat(indent.length());
      boolean empty = true;
      for (String word : of(paragraph.stripTrailing()).split(" ")) {
        if (!empty && line.length() + 1 + word.length() > width) {
          out.append(line.toString().stripTrailing()).append('\n');
          line = new StringBuilder(margin);
          empty = true;
        }
        line.append(empty ? "" : " ").append(word);
        empty = false;
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
