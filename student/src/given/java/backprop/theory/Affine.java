package backprop.theory;

import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * The map out = xW + b of a row x. Holds the given arrays themselves, not copies.
 *
 * @param w the weights, in × out
 * @param b the bias, length out
 */
public record Affine(double[][] w, double[] b) {
  /**
   * Checks that the shapes fit each other.
   *
   * @throws IllegalArgumentException unless b has one entry for each column of w
   */
  public Affine {
    Shapes.requireColumns("w", w, "b", b);
  }

  /**
   * Returns xW + b for every row of x.
   *
   * @param x one row a sample, N × in; not modified
   * @return N × out
   * @throws IllegalArgumentException unless x has as many columns as w has rows
   */
  public double[][] apply(double[][] x) {
    return Matrices.addRow(Matrices.multiply(x, w), b);
  }
}
