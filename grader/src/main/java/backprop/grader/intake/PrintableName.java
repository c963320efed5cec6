package backprop.grader.intake;

import static java.lang.Character.isLowSurrogate;

/** Makes a name from a submission fit to be shown on a terminal and in a report. */
final class PrintableName {
  private static final int LONGEST = 120;

  private PrintableName() {}

  /** Returns the name with control and format characters replaced, shortened at its start. */
  static String of(String name) {
    StringBuilder printable = new StringBuilder();
    name.codePoints().forEach(c -> printable.appendCodePoint(isPrintable(c) ? c : '?'));
    if (printable.length() <= LONGEST) {
      return printable.toString();
    }
    int start = printable.length() - LONGEST + 3;
    return "..." + printable.substring(start + (isLowSurrogate(printable.charAt(start)) ? 1 : 0));
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
