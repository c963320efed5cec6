package backprop.documents;

import static java.lang.Math.E;
import static java.lang.Math.abs;
import static java.lang.Math.exp;

import backprop.check.GradCheck;

/** Differences of e^x at and around 1. */
final class Slopes {
  private Slopes() {}

  static double forwardError(double h) {
    return abs((exp(1 + h) - exp(1)) / h - E);
  }

  static double centralError(double h) {
    return centralError(1, h);
  }

  private static double centralError(double x, double h) {
    double[] gradient = GradCheck.numericalGradient(at -> exp(at[0]), new double[] {x}, h);
    return abs(gradient[0] - exp(x));
  }

  /** Returns the mean error at many points beside 1, and with steps beside h. */
  static double typicalCentralError(double h) {
    double sum = 0;
    int count = 2000;
    for (int i = 0; i < count; i++) {
      sum += centralError(1 + i * 1e-9, h * (1 + i * 1e-6));
    }
    return sum / count;
  }

  /** Returns the largest error times h, of steps so small that only rounding counts. */
  static double worstRounding() {
    double worst = 0;
    for (double h = 1e-13; h < 1e-8; h *= 1.001) {
      worst = Math.max(worst, centralError(h) * h);
    }
    return worst;
  }
}
