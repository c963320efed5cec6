package backprop.layer;

import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * The rectifier of every entry, out = max(x, 0).
 *
 * <p>It caches its output, which tells where x was positive. {@link Matrices} has all that is
 * needed.
 *
 * <p>Source: RWTH, exercise 4, which names tanh and ReLU; most networks today have it.
 */
public final class ReluLayer implements Layer {
  private double[][] output; // from the latest fprop

  /**
   * Returns max(x, 0) of every entry.
   *
   * @param x N×D; not modified
   * @return N×D, entries in [0, ∞]; a NaN stays NaN
   * @throws IllegalArgumentException unless x is a matrix
   */
  @Override
  public double[][] fprop(double[][] x) {
    Shapes.requireMatrix("x", x);
    // BEGIN SOLUTION Task 6.3: ReluLayer.fprop
    output = Matrices.map(x, xij -> Math.max(0, xij));
    return output;
    // END SOLUTION
  }

  /**
   * Returns ∂J/∂x: v where x &gt; 0, and 0 where x ≤ 0.
   *
   * <p>The derivative at 0 is taken as 0. It is NaN where x was NaN.
   *
   * @param v ∂J/∂out, N×D; not modified
   * @return ∂J/∂x, N×D
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
    // BEGIN SOLUTION Task 6.3: ReluLayer.bprop
    return Matrices.combine(v, output, (vij, o) -> o > 0 ? vij : o); // o is 0 or NaN there
    // END SOLUTION
  }
}
