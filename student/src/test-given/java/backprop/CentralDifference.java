package backprop;

import backprop.matrix.Matrices;
import java.util.function.ToDoubleFunction;

/** Slopes measured from outside: the tests' own yardstick for every gradient. */
final class CentralDifference {
  private static final double STEP = 1e-5;

  /** What measured and exact gradients of smooth functions may differ by. */
  static final double TOLERANCE = 1e-7;

  private CentralDifference() {}

  /** The slope of f at x in the direction of each entry of x. */
  static double[][] gradient(ToDoubleFunction<double[][]> f, double[][] x) {
    double[][] gradient = new double[x.length][x[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[0].length; j++) {
        double[][] up = Matrices.copy(x);
        double[][] down = Matrices.copy(x);
        up[i][j] += STEP;
        down[i][j] -= STEP;
        gradient[i][j] = (f.applyAsDouble(up) - f.applyAsDouble(down)) / (2 * STEP);
      }
    }
    return gradient;
  }

  /** The sum of all products of entries: it turns a matrix into one number, with weights v. */
  static double weighted(double[][] v, double[][] z) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v[0].length; j++) {
        sum += v[i][j] * z[i][j];
      }
    }
    return sum;
  }
}
