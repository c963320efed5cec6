package backprop.train;

import backprop.matrix.Shapes;
import java.util.Random;

/**
 * Starting values for weights, drawn with a {@link Random} of a given seed.
 *
 * <p>Source: RWTH, exercise 4, which asks what zero initialisation does.
 */
public final class Initializer {
  private Initializer() {}

  /**
   * Returns weights drawn evenly from [−limit, limit] with limit = √(6/(in + out)).
   *
   * <p>Glorot's choice: a compromise. The signal would keep its size forwards through the layer
   * with √(3/in), the gradient backwards with √(3/out); both at once only where in = out. (Biases
   * start at 0.)
   *
   * @param in number of inputs, at least 1
   * @param out number of outputs, at least 1
   * @param seed equal seeds give equal weights, other seeds others
   * @return in × out, entries in [−limit, limit]
   * @throws IllegalArgumentException unless in and out are at least 1
   */
  public static double[][] glorotUniform(int in, int out, long seed) {
    Shapes.requirePositive("in", in);
    Shapes.requirePositive("out", out);
    // BEGIN SOLUTION Task 7.1: Initializer.glorotUniform
    double limit = Math.sqrt(6 / ((double) in + out));
    Random random = new Random(seed);
    double[][] weights = new double[in][out];
    for (double[] row : weights) {
      for (int j = 0; j < out; j++) {
        row[j] = limit * (2 * random.nextDouble() - 1);
      }
    }
    return weights;
    // END SOLUTION
  }
}
