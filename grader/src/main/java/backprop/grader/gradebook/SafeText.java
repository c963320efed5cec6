package backprop.grader.gradebook;

import java.util.regex.Pattern;

/** Text that someone else chose, made harmless for where it is going. */
public final class SafeText {

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

  private SafeText() {}

  /** Returns the text on one line: no control characters, and nothing that turns it round. */
  static String line(String text) {
    String line = TURNS.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
    return BROKEN.matcher(line).replaceAll("\uFFFD").strip();
  }

  /** Returns the text on one line for a cell that a spreadsheet must not take for a formula. */
  public static String cell(String text) {
    String line = line(text);
    return FORMULA.matcher(line).matches() ? "'" + line : line;
  }
}
