package backprop.layer;

import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * The cross-entropy of targets and logarithms of probabilities, as the mean over the N rows.
 *
 * <p>A target of 0 contributes exactly 0 to the cost and to the gradient, also where the logarithm
 * is −∞. {@link Matrices} may be of use.
 *
 * <p>Source: RWTH, exercise 4, CrossEntropyLog module.
 */
public final class CrossEntropyLog implements Criterion {
  private double[][] target; // the targets of the latest fprop, N×K

  /**
   * Returns J = −(1/N) Σ_n Σ_k t_nk z_nk.
   *
   * @param z logarithms of probabilities, N×K, entries in [−∞, 0]; not modified
   * @param t targets, N×K, rows that sum to 1; not modified, and not to be changed before {@code
   *     bprop}
   * @return J, in [0, ∞]; +∞ if a positive target has the logarithm −∞
   * @throws IllegalArgumentException unless z and t are matrices of one shape
   */
  @Override
  public double fprop(double[][] z, double[][] t) {
    Shapes.requireSameShape("z", z, "t", t);
    // BEGIN SOLUTION Task 6.7: CrossEntropyLog.fprop
    target = t;
    double sum = 0;
    for (int n = 0; n < t.length; n++) {
      for (int k = 0; k < t[n].length; k++) {
        if (t[n][k] != 0) { // 0 · −∞ would be NaN
          sum -= t[n][k] * z[n][k];
        }
      }
    }
    return sum / t.length;
    // END SOLUTION
  }

  /**
   * Returns ∂J/∂z = −t/N, entry by entry.
   *
   * @return N×K, entries in [−1/N, 0]
   * @throws IllegalStateException before the first {@code fprop}
   */
  @Override
  public double[][] bprop() {
    if (target == null) {
      throw new IllegalStateException(
          "call fprop before bprop (or: fprop has not set the field target)");
    }
    // BEGIN SOLUTION Task 6.7: CrossEntropyLog.bprop
    int n = target.length;
    return Matrices.map(target, t -> t == 0 ? 0 : -t / n);
    // END SOLUTION
  }
}
