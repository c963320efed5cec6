package backprop.matrix;

/**
 * The loops behind the products of {@link Matrices}.
 *
 * <p>The JIT compiler makes vector instructions of a loop along rows. That pays only for long rows,
 * so a narrow product is computed as its transpose. Every entry is summed in the same order in all
 * of these forms, so the results are equal bit for bit.
 */
final class Products {
  private static final int NARROW = 32; // columns
  private static final int MANY = 16; // rows from which on it pays to look for infinities first

  private Products() {}

  /** Returns ab. */
  static double[][] multiply(double[][] a, double[][] b) {
    if (b[0].length < NARROW && a.length > b[0].length) {
      return Matrices.transpose(sumOfRows(Matrices.transpose(b), Matrices.transpose(a)));
    }
    return sumOfRows(a, b);
  }

  /** Returns aᵀb. */
  static double[][] multiplyTransA(double[][] a, double[][] b) {
    if (b[0].length < NARROW && a[0].length > b[0].length) {
      return Matrices.transpose(sumOfRows(Matrices.transpose(b), a));
    }
    boolean skipZeros = a[0].length >= MANY && isFinite(b);
    double[][] sums = new double[a[0].length][b[0].length];
    for (int n = 0; n < a.length; n++) {
      for (int i = 0; i < sums.length; i++) {
        if (a[n][i] != 0 || !skipZeros) {
          addScaled(sums[i], a[n][i], b[n]);
        }
      }
    }
    return sums;
  }

  /** Returns ab: row i is the sum of the rows of b, each times its factor in row i of a. */
  private static double[][] sumOfRows(double[][] a, double[][] b) {
    boolean skipZeros = a.length >= MANY && isFinite(b);
    double[][] sums = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        if (a[i][j] != 0 || !skipZeros) {
          addScaled(sums[i], a[i][j], b[j]);
        }
      }
    }
    return sums;
  }

  /** Adds factor times the row to the sum, in place. */
  static void addScaled(double[] sum, double factor, double[] row) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * row[j];
    }
  }

  /** Returns whether no entry is infinite or NaN: 0 times any other number is 0. */
  private static boolean isFinite(double[][] a) {
    double[] zeros = new double[a[0].length];
    for (double[] row : a) {
      addScaled(zeros, 0, row);
    }
    for (double zero : zeros) {
      if (zero != 0) {
        return false;
      }
    }
    return true;
  }
}
