package backprop.layer;

import backprop.NotImplementedException;
import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * The cross-entropy of targets and probabilities, as the mean over the N rows.
 *
 * <p>It caches both. A target of 0 contributes exactly 0 to the cost and to the gradient, also
 * where the probability is 0. {@link Matrices} may be of use.
 *
 * <p>Source: RWTH, exercise 4, CrossEntropy module.
 */
public final class CrossEntropy implements Criterion {
  private double[][] input; // the probabilities of the latest fprop, N×K
  private double[][] target; // the targets of the latest fprop, N×K

  /**
   * Returns J = −(1/N) Σ_n Σ_k t_nk log z_nk.
   *
   * @param z probabilities, N×K, entries in [0, 1]; not modified, and not to be changed before
   *     {@code bprop}
   * @param t targets, N×K, rows that sum to 1; not modified, and not to be changed before {@code
   *     bprop}
   * @return J, in [0, ∞]; +∞ if a positive target has probability 0
   * @throws IllegalArgumentException unless z and t are matrices of one shape
   */
  @Override
  public double fprop(double[][] z, double[][] t) {
    Shapes.requireSameShape("z", z, "t", t);
    // TODO Task 6.6: return J = −(1/N) Σ_n Σ_k t_nk log z_nk.
    throw new NotImplementedException("Task 6.6: CrossEntropy.fprop");
  }

  /**
   * Returns ∂J/∂z = −t / (N z), entry by entry.
   *
   * @return N×K, entries in [−∞, 0]; 0 where the target is 0; −∞ where a positive target has
   *     probability 0
   * @throws IllegalStateException before the first {@code fprop}
   */
  @Override
  public double[][] bprop() {
    if (input == null) {
      throw new IllegalStateException(
          "call fprop before bprop (or: fprop has not set the field input)");
    }
    // TODO Task 6.6: return ∂J/∂z = −t / (N z), entry by entry.
    throw new NotImplementedException("Task 6.6: CrossEntropy.bprop");
  }
}
