package backprop.theory;

import backprop.NotImplementedException;

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
    // TODO Task B1.3: return the derivative of √(x²), in stages, as the chain rule gives it.
    throw new NotImplementedException("Task B1.3: Stability.stagedGradient");
  }

  /**
   * Returns the derivative of √(x²) = |x|, simplified first.
   *
   * @param x any number
   * @return −1 for x &lt; 0, 1 for x &gt; 0, 0 at 0; NaN for NaN
   */
  public static double fusedGradient(double x) {
    // TODO Task B1.3: return the derivative of √(x²) = |x|, simplified first.
    throw new NotImplementedException("Task B1.3: Stability.fusedGradient");
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
    // TODO Task B1.4: return the smallest gap of two logits at which the softmax, followed by the
    //   cross-entropy on probabilities, has a gradient that is not finite.
    throw new NotImplementedException("Task B1.4: Stability.gradientBreaksAt");
  }

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
    // TODO Task B1.4: return the smallest gap of two logits at which the softmax, followed by the
    //   cross-entropy on probabilities, has an infinite loss.
    throw new NotImplementedException("Task B1.4: Stability.lossBreaksAt");
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
    // TODO Task B1.4: return the smallest logit at which the naive binary cross-entropy of a target
    //   below 1 is infinite.
    throw new NotImplementedException("Task B1.4: Stability.naiveLossBreaksAt");
  }
}
