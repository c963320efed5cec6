package backprop.theory;

/**
 * Where formulas that are right on paper go wrong in doubles.
 *
 * <p>The constants are found by trying 1, 2, 3 …
 *
 * <p>Sources: TUM, sheets 07 and 08, √(x²) and binary cross-entropy; RWTH, exercise 4, what could
 * go wrong with the Jacobian of the cross-entropy.
 */
public final class Stability {
  private Stability() {}

  /**
   * Returns the derivative of √(x²), in stages, as the chain rule gives it.
   *
   * <p>With q = x² it is 1/(2√q) · 2x. Right as long as x² is an ordinary double.
   *
   * @param x any number
   * @return −1 or 1 for moderate x; NaN at 0; wrong where |x| is below 1.49e-154 or above 1.34e154
   */
  public static double stagedGradient(double x) {
    // BEGIN SOLUTION Task B1.3: Stability.stagedGradient
    double q = x * x;
    return 1 / (2 * Math.sqrt(q)) * (2 * x);
    // END SOLUTION
  }

  /**
   * Returns the derivative of √(x²) = |x|, simplified first.
   *
   * @param x any number
   * @return −1 for x &lt; 0, 1 for x &gt; 0, 0 at 0; NaN for NaN
   */
  public static double fusedGradient(double x) {
    // BEGIN SOLUTION Task B1.3: Stability.fusedGradient
    return Math.signum(x);
    // END SOLUTION
  }

  /**
   * Returns the smallest gap of two logits at which the softmax, followed by the cross-entropy on
   * probabilities, has a gradient that is not finite.
   *
   * <p>One sample with the logits 0 and gap, its label on the lower one; the softmax is shifted by
   * the maximum; the gradient is that with respect to the logits, first −t/s and then back through
   * the softmax.
   *
   * @return the smallest such integer, at least 1
   */
  public static int gradientBreaksAt() {
    // BEGIN SOLUTION Task B1.4: Stability.gradientBreaksAt
    int gap = 1;
    while (Double.isFinite(gradientAtLowerLogit(gap))) {
      gap++;
    }
    return gap;
    // END SOLUTION
  }

  // BEGIN SOLUTION
  /** Returns the first entry of the softmax of (0, gap), shifted by the maximum. */
  private static double probabilityOfLowerLogit(int gap) {
    return Math.exp(-gap) / (Math.exp(-gap) + 1);
  }

  /** Returns ∂J/∂x of the lower logit, in the stages of a softmax and a cross-entropy layer. */
  private static double gradientAtLowerLogit(int gap) {
    double lower = probabilityOfLowerLogit(gap);
    double v = -1 / lower; // ∂J/∂s at the label, and 0 at the other class
    double dot = v * lower;
    return lower * (v - dot);
  }

  // END SOLUTION

  /**
   * Returns the smallest gap of two logits at which the softmax, followed by the cross-entropy on
   * probabilities, has an infinite loss.
   *
   * <p>One sample with the logits 0 and gap, its label on the lower one; the softmax is shifted by
   * the maximum.
   *
   * @return the smallest such integer, at least 1
   */
  public static int lossBreaksAt() {
    // BEGIN SOLUTION Task B1.4: Stability.lossBreaksAt
    int gap = 1;
    while (Double.isFinite(-Math.log(probabilityOfLowerLogit(gap)))) {
      gap++;
    }
    return gap;
    // END SOLUTION
  }

  /**
   * Returns the smallest logit at which the naive binary cross-entropy of a target below 1 is
   * infinite.
   *
   * <p>The loss is −y log σ(x) − (1 − y) log(1 − σ(x)), written just like that.
   *
   * @return the smallest such integer x ≥ 1
   */
  public static int naiveLossBreaksAt() {
    // BEGIN SOLUTION Task B1.4: Stability.naiveLossBreaksAt
    int x = 1;
    while (Double.isFinite(-Math.log(1 - 1 / (1 + Math.exp(-x))))) { // the loss at y = 0
      x++;
    }
    return x;
    // END SOLUTION
  }
}
