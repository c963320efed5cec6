package backprop.feedback;

import java.util.ArrayList;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/**
 * Compares a number, vector or matrix with what it should be, and says first whether the shape is
 * right and then which entry is the first wrong one.
 *
 * <pre>{@code
 * expect(Softmax.softmax(x)).given("x", x).toBeCloseTo(expected, 1e-9);
 * }</pre>
 */
public final class Expectation {
  private static final int LABEL = 13;
  private static final int EXPECTED = 22;
  private static final int MAX_ROWS = 6;
  private static final int MAX_SUMS = 4;

  private enum Kind {
    NUMBER,
    VECTOR,
    MATRIX
  }

  private interface Closeness {
    boolean holds(double actual, double expected);
  }

  private final Kind kind;

  /** A number is a matrix with one entry, a vector a matrix with one row. */
  private final double[][] actual;

  private final List<String> block = new ArrayList<>();

  private Expectation(Kind kind, double[][] actual) {
    this.kind = kind;
    this.actual = actual;
  }

  public static Expectation expect(double actual) {
    return new Expectation(Kind.NUMBER, new double[][] {{actual}});
  }

  public static Expectation expect(double[] actual) {
    return new Expectation(Kind.VECTOR, actual == null ? null : new double[][] {actual});
  }

  public static Expectation expect(double[][] actual) {
    return new Expectation(Kind.MATRIX, actual);
  }

  /** Shows an input in the message; a double, double[], double[][] or anything with a name. */
  public Expectation given(String name, Object value) {
    if (value instanceof double[][] matrix && Display.shape(matrix).contains("x")) {
      lines(name, Display.rows(matrix, Display.WIDTH - LABEL - 2, MAX_ROWS));
    } else if (value instanceof double[] vector) {
      lines(name, Display.rows(new double[][] {vector}, Display.WIDTH - LABEL - 2, 1));
    } else if (value instanceof Double number) {
      line(name, Display.number(number));
    } else {
      line(name, String.valueOf(value));
    }
    return this;
  }

  public void toBe(double expected) {
    compare(Kind.NUMBER, new double[][] {{expected}}, Expectation::same, "none");
  }

  public void toBe(double[] expected) {
    compare(Kind.VECTOR, new double[][] {expected}, Expectation::same, "none");
  }

  /** The same values; NaN equals NaN, and 0.0 equals -0.0. */
  public void toBe(double[][] expected) {
    compare(Kind.MATRIX, expected, Expectation::same, "none");
  }

  public void toBeCloseTo(double expected, double tolerance) {
    compare(Kind.NUMBER, new double[][] {{expected}}, near(tolerance), text(tolerance));
  }

  public void toBeCloseTo(double[] expected, double tolerance) {
    compare(Kind.VECTOR, new double[][] {expected}, near(tolerance), text(tolerance));
  }

  /** Each entry within {@code tolerance * max(1, |expected|)}. */
  public void toBeCloseTo(double[][] expected, double tolerance) {
    compare(Kind.MATRIX, expected, near(tolerance), text(tolerance));
  }

  public void toBeCloseRelativeTo(double expected, double tolerance) {
    compare(Kind.NUMBER, new double[][] {{expected}}, relative(tolerance), text(tolerance));
  }

  public void toBeCloseRelativeTo(double[] expected, double tolerance) {
    compare(Kind.VECTOR, new double[][] {expected}, relative(tolerance), text(tolerance));
  }

  /** Each entry within {@code tolerance * |expected|}, however small that is. */
  public void toBeCloseRelativeTo(double[][] expected, double tolerance) {
    compare(Kind.MATRIX, expected, relative(tolerance), text(tolerance));
  }

  /** No NaN and no infinity anywhere. */
  public void toBeFinite() {
    String shape = Display.shape(actual);
    if (actual == null || shape.contains("null")) {
      String pair = pair("expected finite numbers", "was " + shape);
      line("result", pair);
      throw failure("result", pair);
    }
    for (int i = 0; i < actual.length; i++) {
      for (int j = 0; j < actual[i].length; j++) {
        if (!Double.isFinite(actual[i][j])) {
          String was = "was " + Display.number(actual[i][j]);
          throw firstWrong(i, j, "", pair("expected a finite number", was));
        }
      }
    }
  }

  public void toHaveShape(int rows, int columns) {
    String expected = rows + "x" + columns;
    if (!Display.shape(actual).equals(expected)) {
      String pair = pair("expected " + expected, "was " + Display.shape(actual));
      line("shape", pair);
      throw failure("shape", pair);
    }
  }

  private void compare(Kind like, double[][] expected, Closeness closeness, String tolerance) {
    if (kind != like) {
      throw new IllegalArgumentException("a " + kind + " is never a " + like);
    }
    if (kind != Kind.NUMBER) {
      compareShapes(expected);
    }
    int wrong = 0;
    int first = -1;
    int columns = expected.length == 0 ? 0 : expected[0].length;
    int entries = expected.length * columns;
    for (int k = entries - 1; k >= 0; k--) {
      if (!closeness.holds(actual[k / columns][k % columns], expected[k / columns][k % columns])) {
        wrong++;
        first = k;
      }
    }
    if (wrong == 0) {
      return;
    }
    int i = first / columns;
    int j = first % columns;
    String count = "   (" + wrong + " of " + entries + " entries are wrong)";
    WrongResult failure = firstWrong(i, j, count, values(expected[i][j], actual[i][j]));
    throw sameAtSight(expected[i][j], actual[i][j]) ? withTolerance(tolerance) : failure;
  }

  private void rowSums(double[][] expected) {
    if (kind != Kind.MATRIX || actual.length > MAX_SUMS) {
      return;
    }
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int i = 0; i < expected.length; i++) {
      if (Math.abs(sum(expected[i]) - 1) > 1e-6) {
        return;
      }
      left.add("1");
      right.add(Display.number(sum(actual[i])));
    }
    if (!left.equals(right)) {
      String expectedSums = "expected " + String.join(", ", left);
      line("row sums", pair(expectedSums, "were " + String.join(", ", right)));
    }
  }

  private static double sum(double[] row) {
    double sum = 0;
    for (double value : row) {
      sum += value;
    }
    return sum;
  }

  private static String pair(String expected, String was) {
    int gap = Math.max(2, EXPECTED - expected.length());
    return expected + " ".repeat(gap) + was;
  }

  private void line(String label, String text) {
    lines(label, List.of(text));
  }

  private void lines(String label, List<String> texts) {
    String left = "  " + label + " ".repeat(Math.max(1, LABEL - label.length()));
    for (String text : texts) {
      block.add(left + text);
      left = " ".repeat(LABEL + 2);
    }
  }

  /** The block starts on a line of its own: tools print the error's class before it. */
  private AssertionFailedError failure() {
    return new AssertionFailedError("\n" + String.join("\n", block));
  }

  private static Closeness near(double tolerance) {
    return (actual, expected) ->
        same(actual, expected)
            || Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected))
                && Double.isFinite(expected);
  }

  private static Closeness relative(double tolerance) {
    return (actual, expected) ->
        same(actual, expected)
            || Math.abs(actual - expected) <= tolerance * Math.abs(expected)
                && Double.isFinite(expected);
  }

  private static boolean same(double actual, double expected) {
    return actual == expected || (Double.isNaN(actual) && Double.isNaN(expected));
  }

  private static String text(double tolerance) {
    return Display.number(tolerance);
  }
}
