package backprop.matrix;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/**
 * Arithmetic on whole matrices. A matrix is an array of rows.
 *
 * <p>No method changes its arguments, and every result is a fresh array. Every method throws {@link
 * IllegalArgumentException}, naming the shapes, if its arguments are empty, ragged or null or do
 * not fit each other.
 */
public final class Matrices {
  private static final int FEW = 16; // numbers that are added one to the other

  private Matrices() {}

  /**
   * Returns ab: n×m times m×k is n×k.
   *
   * <p>Zeros in a cost next to nothing, unless b holds an infinity or a NaN, which zero times is
   * NaN.
   */
  public static double[][] multiply(double[][] a, double[][] b) {
    Shapes.requireProduct("a", a, "b", b);
    return Products.multiply(a, b);
  }

  /** Returns aᵀb: the transpose of n×m, times n×k, is m×k. Zeros in a cost next to nothing. */
  public static double[][] multiplyTransA(double[][] a, double[][] b) {
    Shapes.requireSameRows("a", a, "b", b);
    return Products.multiplyTransA(a, b);
  }

  /** Returns abᵀ: n×m times the transpose of k×m is n×k. */
  public static double[][] multiplyTransB(double[][] a, double[][] b) {
    Shapes.requireSameColumns("a", a, "b", b);
    return Products.multiplyTransB(a, b);
  }

  /** Returns aᵀ, the matrix with rows and columns swapped. */
  public static double[][] transpose(double[][] a) {
    Shapes.requireMatrix("a", a);
    return Products.transpose(a);
  }

  /** Returns a + b. */
  public static double[][] add(double[][] a, double[][] b) {
    Shapes.requireSameShape("a", a, "b", b);
    return rows(a, i -> addScaled(a[i].clone(), 1, b[i]));
  }

  /** Returns a − b. */
  public static double[][] subtract(double[][] a, double[][] b) {
    Shapes.requireSameShape("a", a, "b", b);
    return rows(a, i -> addScaled(a[i].clone(), -1, b[i]));
  }

  /** Returns a with every entry multiplied by the factor. */
  public static double[][] scale(double[][] a, double factor) {
    Shapes.requireMatrix("a", a);
    return rows(a, i -> scaled(a[i], factor));
  }

  /** Returns the matrix of tanh(aij), sooner than {@code map(a, Math::tanh)} does. */
  public static double[][] tanh(double[][] a) {
    Shapes.requireMatrix("a", a);
    return Tanh.tanh(a);
  }

  /** Returns the matrix of f(aij). */
  public static double[][] map(double[][] a, DoubleUnaryOperator f) {
    Shapes.requireMatrix("a", a);
    double[][] result = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        result[i][j] = f.applyAsDouble(a[i][j]);
      }
    }
    return result;
  }

  /** Returns the matrix of f(aij, bij), such as the product entry by entry. */
  public static double[][] combine(double[][] a, double[][] b, DoubleBinaryOperator f) {
    Shapes.requireSameShape("a", a, "b", b);
    double[][] result = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        result[i][j] = f.applyAsDouble(a[i][j], b[i][j]);
      }
    }
    return result;
  }

  /** Returns a with the row added to each of its rows. */
  public static double[][] addRow(double[][] a, double[] row) {
    Shapes.requireColumns("a", a, "row", row);
    return rows(a, i -> addScaled(a[i].clone(), 1, row));
  }

  /** Returns the sum of all rows, one entry for each column. */
  public static double[] columnSums(double[][] a) {
    Shapes.requireMatrix("a", a);
    return columnSums(a, 0, a.length);
  }

  private static double[] columnSums(double[][] a, int from, int to) {
    if (to - from > FEW) {
      int middle = (from + to) / 2;
      return addScaled(columnSums(a, from, middle), 1, columnSums(a, middle, to));
    }
    double[] sums = new double[a[0].length];
    for (int i = from; i < to; i++) {
      addScaled(sums, 1, a[i]);
    }
    return sums;
  }

  /**
   * Returns the sum of all entries, to nearly all digits however many there are.
   *
   * <p>Added one to the other, n numbers are rounded n times. Here the sums of both halves are
   * added, and each half is summed in the same way: so each number goes through log n roundings.
   */
  public static double sum(double[] row) {
    Shapes.requireVector("row", row);
    return sum(row, 0, row.length);
  }

  private static double sum(double[] row, int from, int to) {
    if (to - from > FEW) {
      int middle = (from + to) / 2;
      return sum(row, from, middle) + sum(row, middle, to);
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += row[i];
    }
    return sum;
  }

  /** Returns a copy that shares no row with a. */
  public static double[][] copy(double[][] a) {
    Shapes.requireMatrix("a", a);
    return rows(a, i -> a[i].clone());
  }

  /** Returns the index of the largest entry, the first of equals; a NaN counts as the largest. */
  public static int argmax(double[] row) {
    Shapes.requireVector("row", row);
    int best = 0;
    for (int i = 0; i < row.length; i++) {
      if (Double.isNaN(row[i])) {
        return i;
      }
      if (row[i] > row[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Returns the rows one below the other, such as "[1 2 3]", with aligned columns. */
  public static String toString(double[][] a) {
    Shapes.requireMatrix("a", a);
    int width = 0;
    for (double[] row : a) {
      for (double entry : row) {
        width = Math.max(width, format(entry).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < a.length; i++) {
      text.append(i == 0 ? "[" : "\n[");
      for (int j = 0; j < a[i].length; j++) {
        String entry = format(a[i][j]);
        text.append(j == 0 ? "" : " ").append(" ".repeat(width - entry.length())).append(entry);
      }
      text.append(']');
    }
    return text.toString();
  }

  /**
   * Returns as many rows as a has, each made by the function; large matrices in several threads.
   */
  private static double[][] rows(double[][] a, IntFunction<double[]> row) {
    double[][] result = new double[a.length][];
    Processors.forRows(
        a.length,
        Processors.FETCH * a.length * a[0].length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            result[i] = row.apply(i);
          }
        });
    return result;
  }

  /** Adds factor times a row to another one, which is returned. */
  private static double[] addScaled(double[] sum, double factor, double[] row) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * row[j];
    }
    return sum;
  }

  private static double[] scaled(double[] row, double factor) {
    double[] result = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      result[j] = factor * row[j];
    }
    return result;
  }

  /** Returns seven significant digits at most. */
  private static String format(double entry) {
    if (!Double.isFinite(entry)) {
      return Double.toString(entry);
    }
    if (entry == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(entry).round(new MathContext(7)).stripTrailingZeros();
    boolean moderate = Math.abs(entry) >= 1e-4 && Math.abs(entry) < 1e7;
    return moderate
        ? rounded.toPlainString()
        : rounded.toString().replace("E+", "e").replace("E", "e");
  }
}
