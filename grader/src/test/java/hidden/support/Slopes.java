package hidden.support;

import java.util.function.ToDoubleFunction;

/** Slopes by central differences, written apart from the assignment's own gradient check. */
public final class Slopes {

  /** Slopes of smooth functions of moderate numbers agree with the truth to about this. */
  public static final double TOLERANCE = 1e-6;

  private static final double STEP = 1e-5;

  private Slopes() {}

  /** The partial derivatives of {@code f} at {@code x}, with the shape of {@code x}. */
  public static double[][] of(ToDoubleFunction<double[][]> f, double[][] x) {
    double[][] slopes = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      slopes[i] = new double[x[i].length];
      for (int j = 0; j < x[i].length; j++) {
        slopes[i][j] =
            (f.applyAsDouble(moved(x, i, j, STEP)) - f.applyAsDouble(moved(x, i, j, -STEP)))
                / (2 * STEP);
      }
    }
    return slopes;
  }

  /** The partial derivatives of {@code f} at {@code x}. */
  public static double[] of(ToDoubleFunction<double[]> f, double[] x) {
    return of((double[][] row) -> f.applyAsDouble(row[0]), new double[][] {x})[0];
  }

  private static double[][] moved(double[][] x, int row, int column, double by) {
    double[][] moved = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      moved[i] = x[i].clone();
    }
    moved[row][column] += by;
    return moved;
  }
}
