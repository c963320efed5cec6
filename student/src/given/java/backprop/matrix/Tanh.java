package backprop.matrix;

import java.math.BigDecimal;
import java.math.MathContext;

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
    MathContext digits = new MathContext(40);
    BigDecimal factor = exp(BigDecimal.valueOf(2).divide(BigDecimal.valueOf(POINTS)), digits);
    BigDecimal power = BigDecimal.ONE; // e^2a
    int zero = END * POINTS;
    for (int i = 0; i <= zero; i++) {
      BigDecimal tanh =
          power.subtract(BigDecimal.ONE).divide(power.add(BigDecimal.ONE), digits); // e^2a-1/e^2a+1
      double large = tanh.doubleValue();
      double rest = tanh.subtract(new BigDecimal(large)).doubleValue();
      LARGE[zero + i] = large;
      LARGE[zero - i] = -large; // at 0 it stays -0: added to it, each zero keeps its sign
      REST[zero + i] = rest;
      REST[zero - i] = -rest;
      power = power.multiply(factor, digits);
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

  /** Returns e^x for a small x, by its series. */
  private static BigDecimal exp(BigDecimal x, MathContext digits) {
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; term.compareTo(BigDecimal.ONE.movePointLeft(digits.getPrecision())) > 0; n++) {
      term = term.multiply(x, digits).divide(BigDecimal.valueOf(n), digits);
      sum = sum.add(term, digits);
    }
    return sum;
  }
}
