package backprop.feedback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares a number, vector or matrix with what it should be, and says first whether the shape is
 * right and then which entry is the first wrong one.
 *
 * <pre>{@code
 * expect(Softmax.softmax(x)).given("x", x).toBeCloseTo(expected, 1e-9);
 * }</pre>
 */
public final class Expectation {
  private static final int MAX_SUMS = 4;

  /** What is at least so large is no rounding of 0. */
  private static final double CLEAR = 1e-3;

  private enum Kind {
    NUMBER,
    VECTOR,
    MATRIX
  }

  private final Kind kind;

  /** A number is a matrix with one entry, a vector a matrix with one row. */
  private final double[][] actual;

  private final Block block = new Block();

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

  /** Shows an input in the message: a double, double[], double[][], or a text about it. */
  public Expectation given(String name, Object value) {
    block.value(name, value);
    return this;
  }

  public void toBe(double expected) {
    compare(Kind.NUMBER, new double[][] {{expected}}, Tolerance.NONE);
  }

  public void toBe(double[] expected) {
    compare(Kind.VECTOR, new double[][] {expected}, Tolerance.NONE);
  }

  /** The same values; NaN equals NaN, and 0.0 equals -0.0. */
  public void toBe(double[][] expected) {
    compare(Kind.MATRIX, expected, Tolerance.NONE);
  }

  public void toBeCloseTo(double expected, double tolerance) {
    compare(Kind.NUMBER, new double[][] {{expected}}, Tolerance.near(tolerance));
  }

  public void toBeCloseTo(double[] expected, double tolerance) {
    compare(Kind.VECTOR, new double[][] {expected}, Tolerance.near(tolerance));
  }

  /** Each entry within {@code tolerance * max(1, |expected|)}. */
  public void toBeCloseTo(double[][] expected, double tolerance) {
    compare(Kind.MATRIX, expected, Tolerance.near(tolerance));
  }

  public void toBeCloseRelativeTo(double expected, double tolerance) {
    compare(Kind.NUMBER, new double[][] {{expected}}, Tolerance.relative(tolerance));
  }

  public void toBeCloseRelativeTo(double[] expected, double tolerance) {
    compare(Kind.VECTOR, new double[][] {expected}, Tolerance.relative(tolerance));
  }

  /** Each entry within {@code tolerance * |expected|}, however small that is. */
  public void toBeCloseRelativeTo(double[][] expected, double tolerance) {
    compare(Kind.MATRIX, expected, Tolerance.relative(tolerance));
  }

  /** Every entry from {@code low} to {@code high}. */
  public void toBeBetween(double low, double high) {
    String range = "from " + Display.number(low) + " to " + Display.number(high);
    for (int i = 0; i < actual.length; i++) {
      for (int j = 0; j < actual[i].length; j++) {
        if (!(actual[i][j] >= low && actual[i][j] <= high)) {
          String pair = Block.pair(range, "was " + Display.number(actual[i][j]));
          showPlace(i, j, "", List.of(pair));
          throw block.failure(place(i, j), pair);
        }
      }
    }
  }

  /** What holds or doesn't, in words; {@code was} says what came instead. */
  public static void expectThat(String checked, boolean holds, String expected, String was) {
    if (!holds) {
      Block block = new Block();
      String pair = Block.pair(expected, "was " + was);
      block.line("checked", checked);
      block.line("result", pair);
      throw block.failure(checked, pair);
    }
  }

  /** The call must throw such an exception: it gets what the method can't use. */
  public static void expectRefusal(
      String call, Class<? extends Exception> refusal, Runnable action) {
    String was = "nothing was thrown";
    try {
      action.run();
    } catch (RuntimeException thrown) {
      if (refusal.isInstance(thrown)) {
        return;
      }
      was = "was " + thrown.getClass().getSimpleName();
    }
    Block block = new Block();
    String expected = "expected " + refusal.getSimpleName();
    block.line("call", call);
    block.lines("refusal", List.of(expected, was));
    throw block.failure(call, expected + ", " + was);
  }

  /** No NaN and no infinity anywhere. */
  public void toBeFinite() {
    if (!Display.isMatrix(actual)) {
      throw wrongShape("result", "finite numbers", Display.shape(actual));
    }
    for (int i = 0; i < actual.length; i++) {
      for (int j = 0; j < actual[i].length; j++) {
        if (!Double.isFinite(actual[i][j])) {
          String pair = Block.pair("a finite number", "was " + Display.number(actual[i][j]));
          showPlace(i, j, "", List.of(pair));
          throw block.failure(place(i, j), pair);
        }
      }
    }
  }

  public void toHaveShape(int rows, int columns) {
    String expected = rows + "x" + columns;
    if (!Display.shape(actual).equals(expected)) {
      throw wrongShape("shape", expected, Display.shape(actual));
    }
  }

  private void compare(Kind like, double[][] expected, Tolerance tolerance) {
    if (kind != like) {
      throw new IllegalArgumentException("a " + kind + " is never a " + like);
    }
    compareShapes(expected);
    int wrong = 0;
    int first = -1;
    int columns = expected[0].length;
    int entries = expected.length * columns;
    for (int k = entries - 1; k >= 0; k--) {
      if (!tolerance.allows(actual[k / columns][k % columns], expected[k / columns][k % columns])) {
        wrong++;
        first = k;
      }
    }
    if (wrong > 0) {
      String count = entries == 1 ? "" : "   (" + wrong + " of " + entries + verb(wrong);
      throw wrongEntry(first / columns, first % columns, count, expected, tolerance);
    }
  }

  private static String verb(int wrong) {
    return wrong == 1 ? " entries is wrong)" : " entries are wrong)";
  }

  private void compareShapes(double[][] expected) {
    String shape = Display.shape(expected);
    if (!Display.shape(actual).equals(shape)) {
      if (kind == Kind.VECTOR) {
        String was = actual == null ? "null" : String.valueOf(actual[0].length);
        throw wrongShape("length", String.valueOf(expected[0].length), was);
      }
      throw wrongShape("shape", shape, Display.shape(actual));
    }
    if (kind == Kind.MATRIX) {
      block.line("shape", shape + ", right");
    }
  }

  private WrongResult wrongShape(String what, String expected, String was) {
    String pair = Block.pair(expected, "was " + was);
    block.line(what, pair);
    return block.failure(what, pair);
  }

  private WrongResult wrongEntry(
      int i, int j, String count, double[][] expected, Tolerance tolerance) {
    double right = expected[i][j];
    double was = actual[i][j];
    String pair = Block.pair(Display.number(right), "was " + Display.number(was));
    List<String> texts = new ArrayList<>(List.of(pair));
    if (Display.number(right).equals(Display.number(was))) {
      pair = Block.pair(String.valueOf(right), "was " + was);
      texts = List.of(pair, "allowed difference: " + tolerance.text());
    }
    showPlace(i, j, count, texts);
    showRowSums(expected);
    suspectInts(expected);
    return block.failure(place(i, j), pair);
  }

  private String place(int i, int j) {
    return switch (kind) {
      case NUMBER -> "result";
      case VECTOR -> "[" + j + "]";
      case MATRIX -> "[" + i + "][" + j + "]";
    };
  }

  private void showPlace(int i, int j, String count, List<String> texts) {
    if (kind == Kind.NUMBER) {
      block.lines("result", texts);
      return;
    }
    List<String> all = new ArrayList<>(List.of(place(i, j) + count));
    all.addAll(texts);
    block.lines("first wrong", all);
  }

  /** Where all rows should have one sum, 1 or 0, and don't, the sums say more than the entries. */
  private void showRowSums(double[][] expected) {
    double wanted = Math.rint(sum(expected[0]));
    if (kind != Kind.MATRIX || actual.length > MAX_SUMS || wanted != 0 && wanted != 1) {
      return;
    }
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    boolean wrong = false;
    for (int i = 0; i < expected.length; i++) {
      if (Math.abs(sum(expected[i]) - wanted) > 1e-6 || isZero(expected[i])) {
        return;
      }
      wrong |= !(Math.abs(sum(actual[i]) - wanted) <= 1e-6);
      left.add(Display.number(wanted));
      right.add(Display.number(sum(actual[i])));
    }
    if (wrong) {
      String were = "were " + String.join(", ", right);
      block.line("row sums", Block.pair(String.join(", ", left), were));
    }
  }

  /** Nothing but zeros comes from 1 / n with ints, or from an array that nobody fills. */
  private void suspectInts(double[][] expected) {
    boolean clear =
        Arrays.stream(expected)
            .flatMapToDouble(Arrays::stream)
            .anyMatch(e -> Math.abs(e) > CLEAR && e != Math.rint(e));
    if (clear && Arrays.stream(actual).allMatch(Expectation::isZero)) {
      String all = kind == Kind.NUMBER ? "It is 0" : "All is 0";
      block.line("perhaps", all + ": a division of ints? In Java 1 / 2 is 0.");
    }
  }

  private static boolean isZero(double[] row) {
    return Arrays.stream(row).allMatch(entry -> entry == 0);
  }

  private static double sum(double[] row) {
    double sum = 0;
    for (double value : row) {
      sum += value;
    }
    return sum;
  }
}
