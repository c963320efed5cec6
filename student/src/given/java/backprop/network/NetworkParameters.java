package backprop.network;

import backprop.matrix.Shapes;

/**
 * The parameters of a network with one hidden layer, or a gradient with respect to them.
 *
 * <p>Holds the given arrays themselves, not copies.
 *
 * @param w1 weights of the hidden layer, D×H
 * @param b1 bias of the hidden layer, length H
 * @param w2 weights of the output layer, H×K
 * @param b2 bias of the output layer, length K
 */
public record NetworkParameters(double[][] w1, double[] b1, double[][] w2, double[] b2) {
  /**
   * Checks that the shapes fit each other.
   *
   * @throws IllegalArgumentException unless w1 is D×H, b1 has length H, w2 is H×K and b2 has length
   *     K
   */
  public NetworkParameters {
    Shapes.requireColumns("w1", w1, "b1", b1);
    Shapes.requireProduct("w1", w1, "w2", w2);
    Shapes.requireColumns("w2", w2, "b2", b2);
  }

  /** Returns D, the number of inputs. */
  public int inputs() {
    return w1.length;
  }

  /** Returns H, the number of hidden units. */
  public int hidden() {
    return b1.length;
  }

  /** Returns K, the number of classes. */
  public int outputs() {
    return b2.length;
  }

  /**
   * Returns all parameters in one fresh vector: w1 row by row, b1, w2 row by row, b2.
   *
   * @return the vector that {@link #fromFlat} takes apart
   */
  public double[] toFlat() {
    double[] flat =
        new double[w1.length * b1.length + b1.length + w2.length * b2.length + b2.length];
    int position = 0;
    for (double[][] block : new double[][][] {w1, {b1}, w2, {b2}}) {
      for (double[] row : block) {
        System.arraycopy(row, 0, flat, position, row.length);
        position += row.length;
      }
    }
    return flat;
  }

  /**
   * Returns the parameters that a flat vector holds.
   *
   * @param flat w1 row by row, b1, w2 row by row, b2; not modified
   * @param d number of inputs, at least 1
   * @param h number of hidden units, at least 1
   * @param k number of classes, at least 1
   * @return fresh arrays of those shapes
   * @throws IllegalArgumentException unless the length of flat is that of d, h and k
   */
  public static NetworkParameters fromFlat(double[] flat, int d, int h, int k) {
    Shapes.requireVector("flat", flat);
    Shapes.requirePositive("d", d);
    Shapes.requirePositive("h", h);
    Shapes.requirePositive("k", k);
    long length = (long) d * h + h + (long) h * k + k;
    if (flat.length != length) {
      throw new IllegalArgumentException(
          ("flat must hold w1 %dx%d, b1 of length %d, w2 %dx%d and b2 of length %d, together %d:"
                  + " flat has length %d")
              .formatted(d, h, h, h, k, k, length, flat.length));
    }
    double[][] w1 = new double[d][h];
    double[] b1 = new double[h];
    double[][] w2 = new double[h][k];
    double[] b2 = new double[k];
    int position = 0;
    for (double[][] block : new double[][][] {w1, {b1}, w2, {b2}}) {
      for (double[] row : block) {
        System.arraycopy(flat, position, row, 0, row.length);
        position += row.length;
      }
    }
    return new NetworkParameters(w1, b1, w2, b2);
  }
}
