package backprop.layer;

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
    // BEGIN SOLUTION Task 6.6: CrossEntropy.fprop
    input = z;
    target = t;
    double sum = 0;
    for (int n = 0; n < t.length; n++) {
      for (int k = 0; k < t[n].length; k++) {
        if (t[n][k] != 0) { // 0 · log 0 would be NaN
          sum -= t[n][k] * Math.log(z[n][k]);
        }
      }
    }
    return sum / t.length;
    // END SOLUTION
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
    // BEGIN SOLUTION Task 6.6: CrossEntropy.bprop
    int n = input.length;
    return Matrices.combine(input, target, (z, t) -> t == 0 ? 0 : -t / (n * z));
    // END SOLUTION
  }
}
