package backprop.grader.intake;

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
    return "..." + printable.substring(printable.length() - LONGEST + 3);
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
