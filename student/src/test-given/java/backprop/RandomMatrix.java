package backprop;

import java.util.Random;

/** Matrices to test with: the same seed gives the same matrix. */
final class RandomMatrix {
  private RandomMatrix() {}

  /** Normally distributed entries. */
  static double[][] normal(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return matrix;
  }

  /** Rows of positive numbers that sum to one. */
  static double[][] distributions(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        row[j] = 0.1 + random.nextDouble();
        sum += row[j];
      }
      for (int j = 0; j < columns; j++) {
        row[j] /= sum;
      }
    }
    return matrix;
  }
}
