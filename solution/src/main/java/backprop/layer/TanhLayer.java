package backprop.layer;

import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * The hyperbolic tangent of every entry, out = tanh(x).
 *
 * <p>It caches its output. {@link Matrices} has all that is needed.
 *
 * <p>Sources: RWTH, exercise 4, Tanh module; TUM, sheets 07 and 08, tanh′ from tanh.
 */
public final class TanhLayer implements Layer {
  private double[][] output; // from the latest fprop

  /**
   * Returns tanh(x) of every entry.
   *
   * @param x N×D; not modified
   * @return N×D, entries in [−1, 1]
   * @throws IllegalArgumentException unless x is a matrix
   */
  @Override
  public double[][] fprop(double[][] x) {
    Shapes.requireMatrix("x", x);
    // BEGIN SOLUTION Task 6.2: TanhLayer.fprop
    output = Matrices.tanh(x);
    return output;
    // END SOLUTION
  }

  /**
   * Returns ∂J/∂x = v ⊙ (1 − out²), where out is the latest output.
   *
   * <p>As (1 − out)(1 + out) the slope keeps its digits where out is close to ±1.
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
    // BEGIN SOLUTION Task 6.2: TanhLayer.bprop
    return Matrices.combine(v, output, (vij, o) -> vij * (1 - o) * (1 + o));
    // END SOLUTION
  }
}
