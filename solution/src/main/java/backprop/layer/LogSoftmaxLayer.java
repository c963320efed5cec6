package backprop.layer;

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
    // BEGIN SOLUTION Task 6.5: LogSoftmaxLayer.logSoftmaxJacobian
    double[][] jacobian = new double[s.length][s.length];
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        double delta = i == j ? 1 : 0;
        jacobian[i][j] = delta - s[j];
      }
    }
    return jacobian;
    // END SOLUTION
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
    // BEGIN SOLUTION Task 6.5: LogSoftmaxLayer.fprop
    output = StableLosses.logSoftmax(x);
    return output;
    // END SOLUTION
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
    // BEGIN SOLUTION Task 6.5: LogSoftmaxLayer.bprop
    double[][] gradient = new double[v.length][v[0].length];
    for (int n = 0; n < v.length; n++) {
      double sum = 0;
      for (double entry : v[n]) {
        sum += entry;
      }
      for (int k = 0; k < v[n].length; k++) {
        gradient[n][k] = v[n][k] - Math.exp(output[n][k]) * sum;
      }
    }
    return gradient;
    // END SOLUTION
  }
}
