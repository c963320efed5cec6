package backprop.layer;

/**
 * The last step of a network in training: compares outputs with targets.
 *
 * <p>The cost is the mean over the N rows, so the 1/N is in its gradient too.
 */
public interface Criterion {
  /**
   * Returns the mean cost of a batch.
   *
   * @param z the network's outputs, N×K; not modified, and not to be changed before {@code bprop}
   * @param t the targets, N×K, rows that sum to one; not modified, and not to be changed before
   *     {@code bprop}
   * @return the cost J
   * @throws IllegalArgumentException unless z and t are matrices of one shape
   */
  double fprop(double[][] z, double[][] t);

  /**
   * Returns the gradient of the latest cost.
   *
   * @return ∂J/∂z, N×K
   * @throws IllegalStateException before the first {@code fprop}
   */
  double[][] bprop();
}
