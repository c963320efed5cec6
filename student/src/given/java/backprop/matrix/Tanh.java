package backprop.matrix;

/**
 * A quick hyperbolic tangent, wrong by no more than the last digit, as {@code Math.tanh} is.
 *
 * <p>It starts from the nearest point a = i/32, where a table has the tangent, and goes the rest of
 * the way d = x − a by the addition theorem:
 *
 * <p>tanh(a + d) = tanh a + tanh d · (1 − tanh² a) / (1 + tanh a · tanh d).
 *
 * <p>Since |d| ≤ 1/64, five terms of its series give tanh d. The sum ends with its large part, so
 * that the rounding of all the others hardly counts. The look into the table goes entry by entry;
 * the JIT compiler makes vector instructions of the other loops, as long as they are short.
 */
final class Tanh {
  private static final int POINTS = 32; // from one whole number to the next
  private static final int END = 20; // from here on it rounds to 1

  // tanh(i / POINTS) at i + END * POINTS, to twice the digits of a double: what it rounds to, and
  // what that lacks.
  private static final double[] LARGE = new double[2 * END * POINTS + 1];
  private static final double[] REST = new double[LARGE.length];

  static {
    // Each from the one before, by the addition theorem for a step of 1/32. Numerator and
    // denominator, too, are sums of a double and of what it lacks.
    double step = 0x1.ffd559992b1dep-6; // tanh(1/32)
    double stepRest = 0x1.4182fe0b9c11p-61;
    int zero = END * POINTS;
    double large = 0;
    double rest = 0;
    for (int i = 0; i <= zero; i++) {
      LARGE[zero + i] = large;
      LARGE[zero - i] = -large; // at 0 it stays -0: added to it, each zero keeps its sign
      REST[zero + i] = rest;
      REST[zero - i] = -rest;
      double above = large + step;
      double aboveRest = large - above + step + (rest + stepRest);
      double product = large * step;
      double productRest = Math.fma(large, step, -product) + (large * stepRest + rest * step);
      double below = 1 + product;
      double belowRest = 1 - below + product + productRest;
      double quotient = above / below;
      double lacking =
          (Math.fma(-quotient, below, above) + aboveRest - quotient * belowRest) / below;
      large = quotient + lacking;
      rest = quotient - large + lacking;
    }
  }

  private Tanh() {}

  /** Returns tanh(x) of each entry; NaN for NaN. */
  static double[][] tanh(double[][] x) {
    double[][] result = new double[x.length][];
    Processors.forRows(
        x.length,
        Processors.FETCH * x.length * x[0].length,
        (from, to) -> {
          double[] large = new double[x[0].length];
          double[] rest = new double[x[0].length];
          for (int n = from; n < to; n++) {
            double[] d = limited(x[n]);
            lookUp(d, large, rest);
            toTanh(d);
            addUp(d, large, rest);
            result[n] = d;
          }
        });
    return result;
  }

  private static double[] limited(double[] row) {
    double[] x = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      x[j] = Math.max(-END, Math.min(END, row[j]));
    }
    return x;
  }

  /** Splits x into d, which takes its place, and what the table has of a. */
  private static void lookUp(double[] d, double[] large, double[] rest) {
    for (int j = 0; j < d.length; j++) {
      int i = (int) Math.rint(d[j] * POINTS); // of a NaN it is 0
      d[j] -= (double) i / POINTS; // exact: the two are close, or i is 0
      large[j] = LARGE[i + END * POINTS];
      rest[j] = REST[i + END * POINTS];
    }
  }

  private static void toTanh(double[] d) {
    for (int j = 0; j < d.length; j++) {
      double square = d[j] * d[j];
      double series = (62.0 / 2835 * square - 17.0 / 315) * square + 2.0 / 15;
      d[j] *= 1 + (series * square - 1.0 / 3) * square; // so that -0 stays -0
    }
  }

  private static void addUp(double[] tanhD, double[] large, double[] rest) {
    for (int j = 0; j < tanhD.length; j++) {
      double slope = (1 - large[j]) * (1 + large[j]) / (1 + large[j] * tanhD[j]);
      tanhD[j] = large[j] + (rest[j] + tanhD[j] * slope);
    }
  }
}
