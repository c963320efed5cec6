package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

/** Random matrices for tests, each decided by its seed, and a comparison of matrices. */
final class Samples {
  private Samples() {}

  /** Returns entries of a normal distribution, of both signs. */
  static double[][] gaussian(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] a = new double[rows][columns];
    for (double[] row : a) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    return a;
  }

  /** Returns soft targets: positive rows that sum to one. */
  static double[][] soft(int rows, int columns, long seed) {
    double[][] t = gaussian(rows, columns, seed);
    for (double[] row : t) {
      double sum = Arrays.stream(row).map(Math::abs).sum();
      Arrays.setAll(row, j -> Math.abs(row[j]) / sum);
    }
    return t;
  }

  /** Returns targets with a single one in each row, at changing places. */
  static double[][] oneHot(int rows, int columns) {
    double[][] t = new double[rows][columns];
    for (int n = 0; n < rows; n++) {
      t[n][(2 * n + 1) % columns] = 1;
    }
    return t;
  }

  /** Returns all entries, row by row. */
  static double[] flat(double[][] a) {
    return Arrays.stream(a).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Returns the matrix whose entries, row by row, are the given ones. */
  static double[][] matrix(double[] flat, int columns) {
    double[][] a = new double[flat.length / columns][];
    Arrays.setAll(a, i -> Arrays.copyOfRange(flat, i * columns, (i + 1) * columns));
    return a;
  }

  /** Returns the sum of the products entry by entry. */
  static double dot(double[][] a, double[][] b) {
    double[] flatA = flat(a);
    double[] flatB = flat(b);
    double sum = 0;
    for (int i = 0; i < flatA.length; i++) {
      sum += flatA[i] * flatB[i];
    }
    return sum;
  }

  /** Fails unless all entries are equal, where NaN equals NaN. */
  static void assertEqual(double[][] actual, double[][] expected) {
    assertThat(actual).hasNumberOfRows(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("row %d", i).containsExactly(expected[i]);
    }
  }

  /** Fails unless all entries are equal up to rounding. */
  static void assertClose(double[][] actual, double[][] expected) {
    assertThat(actual).hasNumberOfRows(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("row %d", i).containsExactly(expected[i], within(1e-12));
    }
  }
}
