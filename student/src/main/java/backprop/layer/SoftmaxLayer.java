package backprop.layer;

import backprop.NotImplementedException;
import backprop.function.Softmax;
import backprop.matrix.Shapes;

/**
 * The softmax of each row.
 *
 * <p>It caches its output. {@link Softmax} has all that is needed.
 *
 * <p>Source: RWTH, exercise 4, SoftMax module.
 */
public final class SoftmaxLayer implements Layer {
  private double[][] output; // from the latest fprop

  /**
   * Returns the softmax s of each row.
   *
   * @param x N×K; not modified
   * @return N×K, entries in [0, 1], each row sums to 1
   * @throws IllegalArgumentException unless x is a matrix
   */
  @Override
  public double[][] fprop(double[][] x) {
    Shapes.requireMatrix("x", x);
    // TODO Task 6.4: return the softmax s of each row.
    throw new NotImplementedException("Task 6.4: SoftmaxLayer.fprop");
  }

  /**
   * Returns ∂J/∂x = s ⊙ (v − v·s) for each row, where s is the latest output.
   *
   * @param v ∂J/∂s, N×K; not modified
   * @return ∂J/∂x, N×K
   * @throws IllegalStateException before the first {@code fprop}
   * @throws IllegalArgumentException unless v has the shape of the latest output
   */
  @Override
  public double[][] bprop(double[][] v) {
    if (output == null) {
      throw new IllegalStateException(
          "call fprop before bprop (or: fprop has not set the field output)");
    }
    Shapes.requireSameShape("output", output, "v", v);
    // TODO Task 6.4: return ∂J/∂x = s ⊙ (v − v·s) for each row, where s is the latest output.
    throw new NotImplementedException("Task 6.4: SoftmaxLayer.bprop");
  }
}
