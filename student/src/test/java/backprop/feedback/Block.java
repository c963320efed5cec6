package backprop.feedback;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines that explain a wrong result: a label on the left, "expected" and "was" in columns.
 *
 * <pre>
 *   x            [1 2 3]
 *   first wrong  [0]
 *                expected 0.09003057   was 0.5
 * </pre>
 */
final class Block {
  private static final int LABEL = 15;
  private static final int EXPECTED = 22;
  private static final int MAX_ROWS = 6;

  private final List<String> lines = new ArrayList<>();

  /** Two texts in columns; the second starts at the same place in most lines. */
  static String pair(String expected, String was) {
    String left = "expected " + expected;
    return left + " ".repeat(Math.max(2, EXPECTED - left.length())) + was;
  }

  void line(String label, String text) {
    lines(label, List.of(text));
  }

  void lines(String label, List<String> texts) {
    String left = "  " + label;
    left += " ".repeat(Math.max(1, LABEL - left.length()));
    for (String text : texts) {
      for (String line : Display.wrap(text, Display.WIDTH - left.length())) {
        lines.add(left + line);
        left = " ".repeat(LABEL);
      }
    }
  }

  /** An input, as it stands in memory now. */
  void value(String name, Object value) {
    int width = Display.WIDTH - LABEL;
    if (value instanceof double[][] matrix && Display.isMatrix(matrix)) {
      lines(name, Display.rows(matrix, width, MAX_ROWS));
    } else if (value instanceof double[] vector) {
      lines(name, Display.rows(new double[][] {vector}, width, 1));
    } else if (value instanceof double[][] odd) {
      line(name, Display.shape(odd));
    } else {
      line(name, value instanceof Double number ? Display.number(number) : String.valueOf(value));
    }
  }

  String text() {
    return String.join("\n", lines);
  }

  /** The error that carries these lines; {@code what} and {@code pair} sum it up in one line. */
  WrongResult failure(String what, String pair) {
    String summary = what + " " + pair.replaceAll("  +", ", ");
    return new WrongResult(text(), summary);
  }
}
