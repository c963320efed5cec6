package backprop.grader.report;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text from a submission made safe for a terminal: no control characters, no escapes. */
public final class Printable {

  /** C1 controls and Unicode's own line breaks as well: a terminal may obey them, too. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  /** The same but for the line breaks and spaces between the strings of a JSON text. */
  private static final Pattern INVISIBLE = Pattern.compile("[" + CONTROL + "&&[^\\r\\n\\t]]");

  /**
   * What build servers and learning platforms obey at the start of a line of a program's output,
   * some of them behind spaces as well.
   */
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^([ \\t]*)(?=::|##|<\\|--|--\\|>|Grade :=>>|Comment :=>>)");

  private Printable() {}

  /** Returns the text with every control character replaced by a question mark. */
  public static String of(String text) {
    return CONTROL.matcher(text).replaceAll("?");
  }

  /**
   * Returns JSON whose strings hold nothing that a terminal obeys: such characters become their
   * escapes, which mean the same.
   */
  static String escaped(String json) {
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
