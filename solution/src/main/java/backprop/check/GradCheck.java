package backprop.check;

import backprop.matrix.Shapes;

/**
 * Checks a gradient that was derived by hand against one measured by central differences.
 *
 * <p>Source: Geneva, METL TP1, gradient checker.
 */
public final class GradCheck {
  /** The step h of {@link #check}. */
  public static final double STEP = 1e-4;

  private GradCheck() {}

  /**
   * Returns the gradient of f at x by central differences.
   *
   * <p>Entry i is (f(x + h·e_i) − f(x − h·e_i)) / (2h), with e_i = 1 at i and 0 elsewhere. Its
   * error is of order h², that of the forward difference only of order h.
   *
   * @param f any function of vectors as long as x
   * @param x the point, at least one entry; may be changed while f is evaluated, and is given back
   *     as it was, bit for bit, also if f throws
   * @param h the step, 0 &lt; h &lt; ∞
   * @return length of x; entries are infinite or NaN where values of f are
   * @throws IllegalArgumentException if f is null, x is null or empty, or h is not positive and
   *     finite
   */
  public static double[] numericalGradient(ScalarFunction f, double[] x, double h) {
    Shapes.requirePresent("f", f);
    Shapes.requireVector("x", x);
    if (!(h > 0 && h < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("h must be positive and finite: h is " + h);
    }
    // BEGIN SOLUTION Task 2.1: GradCheck.numericalGradient
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double original = x[i]; // x + h − h may differ from x in its last bits
      try {
        x[i] = original + h;
        double above = f.value(x);
        x[i] = original - h;
        double below = f.value(x);
        gradient[i] = (above - below) / (2 * h);
      } finally {
        x[i] = original;
      }
    }
    return gradient;
    // END SOLUTION
  }

  /**
   * Returns how far two values of one derivative are apart.
   *
   * <p>|analytic − numerical| / max(1, |analytic|, |numerical|): relative where they are large,
   * absolute where they are small, so that rounding near 0 doesn't count as an error.
   *
   * @param analytic any number, derived from formulas
   * @param numerical any number, measured by differences
   * @return at least 0; +∞ if one of the two is infinite or NaN, so that a NaN never passes
   */
  public static double relativeError(double analytic, double numerical) {
    // BEGIN SOLUTION Task 2.2: GradCheck.relativeError
    if (!Double.isFinite(analytic) || !Double.isFinite(numerical)) {
      return Double.POSITIVE_INFINITY;
    }
    double scale = Math.max(1, Math.max(Math.abs(analytic), Math.abs(numerical)));
    return Math.abs(analytic - numerical) / scale;
    // END SOLUTION
  }

  /**
   * Returns where, and by how much, a gradient differs most from the one by central differences.
   *
   * <p>Takes the step {@link #STEP} and the error of {@link #relativeError}; {@link
   * GradCheckResult#passed} says whether that is small enough.
   *
   * @param f any function of vectors as long as x
   * @param x the point, at least one entry; given back as it was, also if f throws
   * @param analytic the gradient under test, length of x; not modified
   * @return the entry with the largest error, the first of equals
   * @throws IllegalArgumentException if f is null, or unless x and analytic have one length
   */
  public static GradCheckResult check(ScalarFunction f, double[] x, double[] analytic) {
    Shapes.requirePresent("f", f);
    Shapes.requireSameShape("x", x, "analytic", analytic);
    // BEGIN SOLUTION Task 2.3: GradCheck.check
    double[] numerical = numericalGradient(f, x, STEP);
    int worst = 0;
    for (int i = 1; i < x.length; i++) {
      if (relativeError(analytic[i], numerical[i])
          > relativeError(analytic[worst], numerical[worst])) {
        worst = i;
      }
    }
    double error = relativeError(analytic[worst], numerical[worst]);
    return new GradCheckResult(error, worst, analytic[worst], numerical[worst]);
    // END SOLUTION
  }
}
