package backprop.layer;

import backprop.NotImplementedException;
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
    // TODO Task 6.7: return J = −(1/N) Σ_n Σ_k t_nk z_nk.
    throw new NotImplementedException("Task 6.7: CrossEntropyLog.fprop");
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
    // TODO Task 6.7: return ∂J/∂z = −t/N, entry by entry.
    throw new NotImplementedException("Task 6.7: CrossEntropyLog.bprop");
  }
}
