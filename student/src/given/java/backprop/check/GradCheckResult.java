package backprop.check;

/**
 * What a gradient check found: the entry where the two gradients differ most.
 *
 * @param maxRelativeError the largest relative error of all entries; infinite if an entry of either
 *     gradient is not finite
 * @param index the entry where it was found, the first of equals
 * @param analytic that entry of the gradient under test
 * @param numerical that entry of the gradient by central differences
 */
public record GradCheckResult(
    double maxRelativeError, int index, double analytic, double numerical) {
  /** The largest relative error that passes. */
  public static final double TOLERANCE = 1e-5;

  /** Returns whether the largest relative error is within the tolerance; a NaN is not. */
  public boolean passed() {
    return maxRelativeError <= TOLERANCE;
  }
}
