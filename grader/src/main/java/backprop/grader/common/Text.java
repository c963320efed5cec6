package backprop.grader.common;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text that somebody else chose, made harmless for where it is going. */
public final class Text {

  /**
   * Controls beyond ASCII, Unicode's own line breaks and half characters as well: a terminal may
   * obey them, too. Of what has no meaning in Unicode nobody knows what a terminal does.
   */
  private static final Pattern CONTROL = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  /** What a terminal may obey, but for the line breaks and spaces between the strings of a JSON. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\r\\n\\t]]");

  /**
   * What build servers and learning platforms obey at the start of a line of a program's output,
   * some of them behind spaces as well.
   */
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^([ \\t]*)(?=::|##|<\\|--|--\\|>|Grade :=>>|Comment :=>>)");

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  /** They turn the text after them round, and with it what stands beside a name. */
  private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  /** Half a character: it has no UTF-8. */
  private static final Pattern BROKEN = Pattern.compile("\\p{Cs}");

  /**
   * What spreadsheets take for the start of a formula, the full-width forms as well, behind spaces
   * and characters that nobody sees.
   */
  private static final Pattern FORMULA =
      Pattern.compile("[\\s\\p{Z}\\p{Cf}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*");

  private static final int LONGEST_NAME = 120;

  private Text() {}

  /** Returns the text with every control character replaced by a question mark. */
  public static String printable(String text) {
    return CONTROL.matcher(text).replaceAll("?");
  }

  /** Returns a file's name or path, printable, and shortened at its start if it is very long. */
  public static String name(String name) {
    String printable = printable(name);
    if (printable.length() <= LONGEST_NAME) {
      return printable;
    }
    int start = printable.length() - LONGEST_NAME + 3;
    boolean half = Character.isLowSurrogate(printable.charAt(start));
    return "..." + printable.substring(half ? start + 1 : start);
  }

  /** Returns the text on one line: no control characters, and nothing that turns it round. */
  public static String line(String text) {
    String line = TURNS.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
    return BROKEN.matcher(line).replaceAll("\uFFFD").strip();
  }

  /** Returns the text on one line for a cell that a spreadsheet must not take for a formula. */
  public static String cell(String text) {
    String line = line(text);
    return FORMULA.matcher(line).matches() ? "'" + line : line;
  }

  /**
   * Returns JSON whose strings hold nothing that a terminal obeys: such characters become their
   * escapes, which mean the same.
   */
  public static String escaped(String json) {
    return INVISIBLE
        .matcher(json)
        .replaceAll(
            match ->
                match
                    .group()
                    .chars()
                    .mapToObj(c -> String.format(Locale.ROOT, "\\\\u%04x", c))
                    .collect(Collectors.joining()));
  }

  /** Returns the text with a question mark before whatever looks like a command to a platform. */
  public static String withoutCommands(String text) {
    return COMMAND.matcher(text).replaceAll("$1?");
  }

  /**
   * Returns the text broken at spaces into lines of at most {@code width}, the first after the
   * indent, the others below it; line breaks of the text are kept.
   */
  public static String wrapped(String indent, String text, int width) {
    StringBuilder out = new StringBuilder();
    String margin = indent;
    for (String paragraph : text.split("\n")) {
      StringBuilder line = new StringBuilder(margin);
      margin = " ".repeat(indent.length());
      boolean empty = true;
      for (String word : printable(paragraph.stripTrailing()).split(" ")) {
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
