package backprop.loss;

import backprop.NotImplementedException;
import backprop.function.Sigmoid;
import backprop.function.Softmax;
import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * Losses that take logits, so that they stay right where probabilities round to 0 or 1.
 *
 * <p>A loss is the mean over its samples, so the gradients contain the 1/N. {@link Matrices},
 * {@link Softmax} and {@link Sigmoid} may be of use.
 */
public final class StableLosses {
  private StableLosses() {}

  /**
   * Returns the logarithm of the sum of the powers of e.
   *
   * <p>log Σ_j e^(x_j) = m + log Σ_j e^(x_j − m) for any m; with the maximum as m nothing
   * overflows. The digits of a small result count too: (0, −40) gives 4.2e-18, not 0.
   *
   * <p>Source: TUM, sheets 07 and 08, log-sum-exp.
   *
   * @param x at least one number; not modified
   * @return at least the maximum of x; −∞ if all entries are −∞; NaN if one is NaN, else +∞ if one
   *     is +∞
   * @throws IllegalArgumentException if x is null or empty
   */
  public static double logSumExp(double[] x) {
    Shapes.requireVector("x", x);
    // TODO Task 4.1: return the logarithm of the sum of the powers of e.
    throw new NotImplementedException("Task 4.1: StableLosses.logSumExp");
  }

  /**
   * Returns the logarithm of the softmax of each row.
   *
   * <p>log s_i = (x_i − m) − log Σ_j e^(x_j − m), with the row's maximum as m. In this order, and
   * not as x_i − (m + log Σ …), the digits of a small logarithm survive a large m.
   *
   * <p>Source: RWTH, exercise 4, LogSoftMax.
   *
   * @param x logits, N×K, at least 1×1; not modified
   * @return N×K, entries in [−∞, 0]; a row with a NaN or +∞, or of nothing but −∞, is all NaN
   * @throws IllegalArgumentException unless x is a matrix
   */
  public static double[][] logSoftmax(double[][] x) {
    Shapes.requireMatrix("x", x);
    // TODO Task 4.2: return the logarithm of the softmax of each row.
    throw new NotImplementedException("Task 4.2: StableLosses.logSoftmax");
  }

  /**
   * Returns the mean cross-entropy of the softmax of the logits.
   *
   * <p>J = −(1/N) Σ_n Σ_k t_nk log s_nk, with log s from {@link #logSoftmax}. A target of 0
   * contributes exactly 0, also where the logit is −∞.
   *
   * <p>Source: Geneva, METL TP1, cross-entropy of the softmax.
   *
   * @param logits N×K, at least 1×1; not modified
   * @param t targets, N×K, one-hot or soft rows that sum to 1; not modified
   * @return J, in [0, ∞]; +∞ if a logit with a positive target is −∞; NaN if a row with a NaN or
   *     +∞, or of nothing but −∞, has a target other than 0
   * @throws IllegalArgumentException unless logits and t are matrices of one shape
   */
  public static double softmaxCrossEntropy(double[][] logits, double[][] t) {
    Shapes.requireSameShape("logits", logits, "t", t);
    // TODO Task 4.3: return the mean cross-entropy of the softmax of the logits.
    throw new NotImplementedException("Task 4.3: StableLosses.softmaxCrossEntropy");
  }

  /**
   * Returns the gradient of {@link #softmaxCrossEntropy} with respect to the logits.
   *
   * <p>∂J/∂x = (p − t)/N, with the softmax p of each row. (For a row of targets that sums to
   * another number than 1 it is (p Σt − t)/N.) Where p is close to t, an entry is right to some
   * 1.7e-16/N, whatever its own size: of a probability of 1 − 1e-20 the gradient is 0.
   *
   * <p>Source: Geneva, METL TP1, ∂CE/∂θ.
   *
   * @param logits N×K, at least 1×1; not modified
   * @param t targets, N×K, one-hot or soft rows that sum to 1; not modified
   * @return N×K, entries in [−1/N, 1/N]; a row whose softmax is NaN is NaN
   * @throws IllegalArgumentException unless logits and t are matrices of one shape
   */
  public static double[][] softmaxCrossEntropyGradient(double[][] logits, double[][] t) {
    Shapes.requireSameShape("logits", logits, "t", t);
    // TODO Task 4.4: return the gradient of softmaxCrossEntropy with respect to the logits.
    throw new NotImplementedException("Task 4.4: StableLosses.softmaxCrossEntropyGradient");
  }

  /**
   * Returns the mean binary cross-entropy of the sigmoid of the logits.
   *
   * <p>The mean of max(x, 0) − xy + log(1 + e^(−|x|)), which equals −y log σ(x) − (1 − y) log(1 −
   * σ(x)) and overflows nowhere. At ±∞ it takes its limit: 0 if y is the side that x is on, ∞
   * otherwise.
   *
   * <p>Source: TUM, sheets 07 and 08, stable binary cross-entropy.
   *
   * @param logits x, at least one number; not modified
   * @param y targets, length of logits, entries in [0, 1]; not modified
   * @return in [0, ∞]; NaN if a logit is NaN
   * @throws IllegalArgumentException unless logits and y have one length and 0 ≤ y ≤ 1 holds
   */
  public static double binaryCrossEntropyWithLogits(double[] logits, double[] y) {
    Shapes.requireSameShape("logits", logits, "y", y);
    Shapes.requireUnitInterval("y", y);
    // TODO Task 4.5: return the mean binary cross-entropy of the sigmoid of the logits.
    throw new NotImplementedException("Task 4.5: StableLosses.binaryCrossEntropyWithLogits");
  }

  /**
   * Returns the gradient of {@link #binaryCrossEntropyWithLogits} with respect to the logits.
   *
   * <p>∂J/∂x_n = (σ(x_n) − y_n)/N = ((1 − y_n) σ(x_n) − y_n σ(−x_n))/N. In the first form an entry
   * is right to 1.7e-16/N; the second keeps its digits also where it is smaller than that: x = 40,
   * y = 1 gives −4.2e-18/N, not 0. Both count as right.
   *
   * <p>Source: TUM, sheets 07 and 08, stable binary cross-entropy.
   *
   * @param logits x, at least one number, ±∞ included; not modified
   * @param y targets, length of logits, entries in [0, 1]; not modified
   * @return length of logits, entries in [−1/N, 1/N]; NaN where a logit is NaN
   * @throws IllegalArgumentException unless logits and y have one length and 0 ≤ y ≤ 1 holds
   */
  public static double[] binaryCrossEntropyWithLogitsGradient(double[] logits, double[] y) {
    Shapes.requireSameShape("logits", logits, "y", y);
    Shapes.requireUnitInterval("y", y);
    // TODO Task 4.6: return the gradient of binaryCrossEntropyWithLogits with respect to the
    //   logits.
    throw new NotImplementedException("Task 4.6: binaryCrossEntropyWithLogitsGradient");
  }
}
