package backprop.layer;

import backprop.NotImplementedException;
import backprop.loss.StableLosses;
import backprop.matrix.Shapes;

/**
 * The logarithm of the softmax of each row.
 *
 * <p>With {@link CrossEntropyLog} it does the work of {@link SoftmaxLayer} and {@link CrossEntropy}
 * without ever dividing by a probability. It caches its output. {@link StableLosses} has the
 * function.
 *
 * <p>Source: RWTH, exercise 4, LogSoftMax module.
 */
public final class LogSoftmaxLayer implements Layer {
  private double[][] output; // log s, from the latest fprop

  /**
   * Returns the Jacobian of the log-softmax at the point where the softmax is s.
   *
   * <p>∂(log s_i)/∂x_j = δ_ij − s_j, where δ_ij is 1 if i = j and 0 otherwise.
   *
   * @param s an output of the softmax (not of its logarithm), length K; not modified
   * @return K×K, entries in [−1, 1]
   * @throws IllegalArgumentException if s is null or empty
   */
  public static double[][] logSoftmaxJacobian(double[] s) {
    Shapes.requireVector("s", s);
    // TODO Task 6.5: return the Jacobian of the log-softmax at the point where the softmax is s.
    throw new NotImplementedException("Task 6.5: LogSoftmaxLayer.logSoftmaxJacobian");
  }

  /**
   * Returns log s, the logarithm of the softmax of each row.
   *
   * @param x N×K; not modified
   * @return N×K, entries in [−∞, 0]
   * @throws IllegalArgumentException unless x is a matrix
   */
  @Override
  public double[][] fprop(double[][] x) {
    Shapes.requireMatrix("x", x);
    // TODO Task 6.5: return log s, the logarithm of the softmax of each row.
    throw new NotImplementedException("Task 6.5: LogSoftmaxLayer.fprop");
  }

  /**
   * Returns ∂J/∂x = v − s Σ_k v_k for each row, where log s is the latest output.
   *
   * @param v ∂J/∂(log s), N×K; not modified
   * @return ∂J/∂x, N×K; each row sums to 0
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
    // TODO Task 6.5: return ∂J/∂x = v − s Σ_k v_k for each row, where log s is the latest output.
    throw new NotImplementedException("Task 6.5: LogSoftmaxLayer.bprop");
  }
}
