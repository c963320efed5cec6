package backprop.data;

import backprop.matrix.Processors;
import backprop.matrix.Shapes;
import java.util.Random;
import java.util.function.IntFunction;

/** Shuffles and cuts a data set into batches. */
public final class Batches {
  private Batches() {}

  /**
   * Returns the numbers 0 to n − 1 in a random order, each order as likely as any other.
   *
   * @param n how many, at least 1
   * @param seed equal seeds give equal orders
   * @return a fresh permutation of length n
   * @throws IllegalArgumentException unless n ≥ 1
   */
  public static int[] shuffledOrder(int n, long seed) {
    Shapes.requirePositive("n", n);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    Random random = new Random(seed);
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /**
   * Returns the samples order[from] to order[to − 1], in that order.
   *
   * @param data the samples; not modified
   * @param order indices of samples; not modified
   * @param from the first position in order that is taken, 0 ≤ from &lt; to
   * @param to the first position that is not taken any more, to ≤ order.length
   * @return a data set of to − from samples; its rows are those of data, or equal ones
   * @throws IllegalArgumentException unless 0 ≤ from &lt; to ≤ order.length
   */
  public static Dataset select(Dataset data, int[] order, int from, int to) {
    if (from < 0 || from >= to || to > order.length) {
      throw new IllegalArgumentException(
          "0 <= from < to <= order.length must hold: from %d, to %d, order.length %d"
              .formatted(from, to, order.length));
    }
    double[][] inputs = new double[to - from][];
    double[][] targets = new double[to - from][];
    IntFunction<double[]> input = data.input();
    Processors.forRows(
        inputs.length,
        Processors.FETCH * inputs.length * input.apply(order[from]).length,
        (first, end) -> {
          for (int i = first; i < end; i++) {
            inputs[i] = input.apply(order[from + i]);
            targets[i] = data.targets()[order[from + i]];
          }
        });
    return new Dataset(inputs, targets);
  }
}
