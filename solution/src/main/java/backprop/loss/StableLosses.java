package backprop.loss;

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
    // BEGIN SOLUTION Task 4.1: StableLosses.logSumExp
    int top = Matrices.argmax(x);
    if (!Double.isFinite(x[top])) {
      return x[top]; // all −∞, or some +∞ or NaN: x − max would be NaN
    }
    return x[top] + logSumOfShifted(x, top);
    // END SOLUTION
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
    // BEGIN SOLUTION Task 4.2: StableLosses.logSoftmax
    double[][] logs = new double[x.length][x[0].length];
    for (int n = 0; n < x.length; n++) {
      int top = Matrices.argmax(x[n]);
      double max = x[n][top];
      double logSum = Double.isFinite(max) ? logSumOfShifted(x[n], top) : Double.NaN;
      for (int k = 0; k < x[n].length; k++) {
        logs[n][k] = (x[n][k] - max) - logSum;
      }
    }
    return logs;
    // END SOLUTION
  }

  // BEGIN SOLUTION
  /** Returns log Σ e^(x_j − max), where the entry at top is the finite maximum. */
  private static double logSumOfShifted(double[] x, int top) {
    double[] others = new double[x.length]; // the entry at top adds the 1 of log1p
    for (int j = 0; j < x.length; j++) {
      others[j] = j == top ? 0 : Math.exp(x[j] - x[top]);
    }
    return Math.log1p(Matrices.sum(others));
  }

  // END SOLUTION

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
    // BEGIN SOLUTION Task 4.3: StableLosses.softmaxCrossEntropy
    double[][] logs = logSoftmax(logits);
    double sum = 0;
    for (int n = 0; n < t.length; n++) {
      for (int k = 0; k < t[n].length; k++) {
        if (t[n][k] != 0) { // 0 · −∞ would be NaN
          sum -= t[n][k] * logs[n][k];
        }
      }
    }
    return sum / t.length;
    // END SOLUTION
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
    // BEGIN SOLUTION Task 4.4: StableLosses.softmaxCrossEntropyGradient
    double[][] s = Softmax.softmax(logits);
    double[][] gradient = new double[t.length][t[0].length];
    for (int n = 0; n < t.length; n++) {
      double sum = 0;
      for (double target : t[n]) {
        sum += target;
      }
      for (int k = 0; k < t[n].length; k++) {
        gradient[n][k] = (s[n][k] * sum - t[n][k]) / t.length;
      }
    }
    return gradient;
    // END SOLUTION
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
    // BEGIN SOLUTION Task 4.5: StableLosses.binaryCrossEntropyWithLogits
    double sum = 0;
    for (int n = 0; n < y.length; n++) {
      double x = logits[n];
      // max(x, 0) − xy is |x| times the distance of y from the side that x is on.
      double distance = x > 0 ? 1 - y[n] : y[n];
      double linear = distance == 0 ? 0 : Math.abs(x) * distance; // ∞ · 0 would be NaN
      sum += linear + Math.log1p(Math.exp(-Math.abs(x)));
    }
    return sum / y.length;
    // END SOLUTION
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
    // BEGIN SOLUTION Task 4.6: binaryCrossEntropyWithLogitsGradient
    double[] gradient = new double[y.length];
    for (int n = 0; n < y.length; n++) {
      double x = logits[n];
      // σ(x) − y, but with all digits where the two are nearly equal because both are nearly 1.
      double difference = (1 - y[n]) * Sigmoid.sigmoid(x) - y[n] * Sigmoid.sigmoid(-x);
      gradient[n] = difference / y.length;
    }
    return gradient;
    // END SOLUTION
  }
}
