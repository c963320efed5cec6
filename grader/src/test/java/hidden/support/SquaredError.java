package hidden.support;

import backprop.layer.Criterion;

/** The tests' own criterion: the mean over the rows of {@code Σ (z − t)²}. */
public final class SquaredError implements Criterion {

  private double[][] z;
  private double[][] t;

  @Override
  public double fprop(double[][] z, double[][] t) {
    this.z = z;
    this.t = t;
    double sum = 0;
    for (int n = 0; n < z.length; n++) {
      for (int k = 0; k < z[n].length; k++) {
        sum += (z[n][k] - t[n][k]) * (z[n][k] - t[n][k]);
      }
    }
    return sum / z.length;
  }

  @Override
  public double[][] bprop() {
    double[][] gradient = new double[z.length][z[0].length];
    for (int n = 0; n < z.length; n++) {
      for (int k = 0; k < z[n].length; k++) {
        gradient[n][k] = 2 * (z[n][k] - t[n][k]) / z.length;
      }
    }
    return gradient;
  }
}
