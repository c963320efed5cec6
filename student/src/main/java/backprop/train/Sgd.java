package backprop.train;

import backprop.NotImplementedException;
import backprop.layer.Parameter;
import backprop.matrix.Matrices;
import backprop.matrix.Shapes;
import java.util.List;

/**
 * Gradient descent. {@link Matrices} has all that is needed.
 *
 * <p>Source: RWTH, exercise 4, training.
 */
public final class Sgd {
  private Sgd() {}

  /**
   * Moves every parameter against its gradient.
   *
   * <p>W ← W − η ∂J/∂W.
   *
   * @param parameters the parameters, each with its gradient; their values are modified, their
   *     gradients are not
   * @param learningRate η, 0 ≤ η &lt; ∞
   * @throws IllegalArgumentException if parameters is null, or unless 0 ≤ η &lt; ∞
   */
  public static void step(List<Parameter> parameters, double learningRate) {
    Shapes.requirePresent("parameters", parameters);
    if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "learningRate must be finite and not negative: learningRate is " + learningRate);
    }
    // TODO Task 7.2: move every parameter against its gradient.
    throw new NotImplementedException("Task 7.2: Sgd.step");
  }
}
