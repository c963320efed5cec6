package backprop.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The lines that explain a wrong result: a label on the left, "expected" and "was" in columns. They
 * are written only once somebody asks for them, since most results are right.
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

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String label, Supplier<List<String>> texts) {}

  /** Two texts in columns; the second starts at the same place in most lines. */
  static String pair(String expected, String was) {
    String left = "expected " + expected;
    return left + " ".repeat(Math.max(2, EXPECTED - left.length())) + was;
  }

  void line(String label, String text) {
    lines(label, List.of(text));
  }

  void lines(String label, List<String> texts) {
    entries.add(new Entry(label, () -> texts));
  }

  /** An input, as it stands in memory now. */
  void value(String name, Object value) {
    Object now = copy(value);
    entries.add(new Entry(name, () -> texts(now)));
  }

  /** A copy of a double[] or double[][], whatever shape; anything else is returned as it is. */
  static Object copy(Object value) {
    if (value instanceof double[][] matrix) {
      double[][] copy = matrix.clone();
      for (int i = 0; i < copy.length; i++) {
        copy[i] = copy[i] == null ? null : copy[i].clone();
      }
      return copy;
    }
    return value instanceof double[] vector ? vector.clone() : value;
  }

  private static List<String> texts(Object value) {
    int width = Display.WIDTH - LABEL;
    if (value instanceof double[][] matrix && Display.isMatrix(matrix)) {
      return Display.rows(matrix, width, MAX_ROWS);
    } else if (value instanceof double[] vector) {
      return Display.rows(new double[][] {vector}, width, 1);
    } else if (value instanceof double[][] odd) {
      return List.of(Display.shape(odd));
    }
    return List.of(value instanceof Double number ? Display.number(number) : String.valueOf(value));
  }

  String text() {
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries) {
      String left = "  " + entry.label();
      left += " ".repeat(Math.max(1, LABEL - left.length()));
      for (String text : entry.texts().get()) {
        for (String line : Display.wrap(text, Display.WIDTH - left.length())) {
          lines.add(left + line);
          left = " ".repeat(LABEL);
        }
      }
    }
    return String.join("\n", lines);
  }

  /** The error that carries these lines; {@code what} and {@code pair} sum it up in one line. */
  WrongResult failure(String what, String pair) {
    String summary = what + " " + pair.replaceAll("  +", ", ");
    return new WrongResult(text(), summary);
  }
}
