package backprop.data;

import backprop.matrix.Shapes;

/**
 * Samples with their targets. Holds the given arrays themselves, not copies.
 *
 * @param inputs one row a sample, N×D
 * @param targets one row a sample, N×K: one-hot, or soft rows that sum to one
 */
public record Dataset(double[][] inputs, double[][] targets) {
  /**
   * Checks that every sample has its target.
   *
   * @throws IllegalArgumentException unless both are matrices with the same number of rows
   */
  public Dataset {
    Shapes.requireSameRows("inputs", inputs, "targets", targets);
  }

  /** Returns N, the number of samples. */
  public int size() {
    return inputs.length;
  }
}
