package backprop.feedback;

/**
 * How far a number may be from the expected one.
 *
 * @param factor the difference that is allowed at an expected value of 1
 * @param floor smaller expected values are taken as this one; 0 for none
 */
record Tolerance(double factor, double floor) {
  /** Equal numbers only; NaN equals NaN, and 0.0 equals -0.0. */
  static final Tolerance NONE = new Tolerance(0, 0);

  /** Within {@code factor * max(1, |expected|)}. */
  static Tolerance near(double factor) {
    return new Tolerance(factor, 1);
  }

  /** Within {@code factor * |expected|}. */
  static Tolerance relative(double factor) {
    return new Tolerance(factor, 0);
  }

  /** NaN only allows NaN, and an infinity only itself. */
  boolean allows(double actual, double expected) {
    if (actual == expected || (Double.isNaN(actual) && Double.isNaN(expected))) {
      return true;
    }
    return Double.isFinite(expected)
        && Math.abs(actual - expected) <= factor * Math.max(floor, Math.abs(expected));
  }

  /** "1e-12", or "none". */
  String text() {
    if (factor == 0) {
      return "none";
    }
    return Display.number(factor) + (floor == 0 ? " of the expected value" : "");
  }
}
