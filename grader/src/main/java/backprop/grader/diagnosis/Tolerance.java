package backprop.grader.diagnosis;

/**
 * How far two numbers may be apart and still count as the same answer, computed in another order.
 *
 * @param relative to the larger of the two
 * @param absolute in units of the largest number of the same call, or of 1 if that is more
 */
record Tolerance(double relative, double absolute) {

  /** Forgives nothing but the sign of a zero. */
  static final Tolerance NONE = new Tolerance(0, 0);

  /** Tells last digits apart, such as those of log1p. */
  static final Tolerance STRICT = new Tolerance(1e-9, 0);

  /** Forgives what cancellation leaves over, such as a difference quotient's noise. */
  static final Tolerance LOOSE = new Tolerance(1e-6, 1e-10);

  /**
   * Returns where two arrays of one length first differ; -1 if they don't.
   *
   * @param largest number of the two calls
   */
  int firstDifference(double[] a, double[] b, double largest) {
    double scale = absolute * Math.max(1, largest);
    for (int i = 0; i < a.length; i++) {
      double most = Math.max(scale, relative * Math.max(Math.abs(a[i]), Math.abs(b[i])));
      // Equal first: the difference of two infinities is NaN.
      boolean same =
          a[i] == b[i]
              || (Double.isNaN(a[i]) && Double.isNaN(b[i]))
              || (Double.isFinite(a[i]) && Double.isFinite(b[i]) && Math.abs(a[i] - b[i]) <= most);
      if (!same) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the largest finite magnitude. */
  static double largest(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      largest = Double.isFinite(number) ? Math.max(largest, Math.abs(number)) : largest;
    }
    return largest;
  }

  /** Returns the sum; not finite if one of them isn't. */
  static double sum(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum;
  }
}
