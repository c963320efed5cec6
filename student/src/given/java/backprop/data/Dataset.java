package backprop.data;

import backprop.matrix.LazyRows;
import backprop.matrix.Shapes;
import java.util.function.IntFunction;

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
    if (LazyRows.areMissing(inputs)) {
      Shapes.requireMatrix("targets", targets);
    } else {
      Shapes.requireSameRows("inputs", inputs, "targets", targets);
    }
  }

  /** Returns the inputs, N×D. Those of MNIST are kept as bytes until they are asked for. */
  @Override
  public double[][] inputs() {
    return LazyRows.complete(inputs);
  }

  /** Returns N, the number of samples. */
  public int size() {
    return inputs.length;
  }

  /** Returns these inputs and, after them, those of other samples. */
  double[][] inputsBefore(Dataset others) {
    return LazyRows.joined(inputs, others.inputs);
  }

  /** Returns a way to get at single inputs; asks for no others. */
  IntFunction<double[]> input() {
    return LazyRows.rows(inputs);
  }
}
