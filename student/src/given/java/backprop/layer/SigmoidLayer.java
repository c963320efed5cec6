package backprop.layer;

import backprop.function.Sigmoid;
import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * The sigmoid of every entry: a finished example of a layer.
 *
 * <p>Forwards s = σ(x). Backwards ∂J/∂x = v ⊙ σ′(x), and since σ′ = s(1 − s) the output is all that
 * has to be cached. There are no parameters.
 */
public final class SigmoidLayer implements Layer {
  private double[][] output;

  @Override
  public double[][] fprop(double[][] x) {
    Shapes.requireMatrix("x", x);
    output = Sigmoid.sigmoid(x);
    return output;
  }

  @Override
  public double[][] bprop(double[][] v) {
    if (output == null) {
      throw new IllegalStateException(
          "call fprop before bprop (or: fprop has not set the field output)");
    }
    Shapes.requireSameShape("output", output, "v", v);
    double[][] slope = Sigmoid.gradient(output);
    return Matrices.combine(v, slope, (vij, slopeij) -> vij * slopeij);
  }
}
