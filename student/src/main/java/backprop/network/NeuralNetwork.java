package backprop.network;

import backprop.NotImplementedException;
import backprop.function.Sigmoid;
import backprop.function.Softmax;
import backprop.loss.StableLosses;
import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * A network with one hidden layer: sigmoid, then softmax, with the cross-entropy as its cost.
 *
 * <p>In a forward pass z1 = xW1 + b1, a1 = σ(z1) and z2 = a1W2 + b2; the probabilities are the
 * softmax of the logits z2. {@link Matrices}, {@link Sigmoid}, {@link Softmax} and {@link
 * StableLosses} have all that is needed.
 */
public final class NeuralNetwork {
  private NeuralNetwork() {}

  /**
   * Returns how many numbers the parameters of a network are.
   *
   * <p>(D + 1)·H + (H + 1)·K: every unit has one weight for each of its inputs, and one bias.
   *
   * <p>Source: Geneva, METL TP1, number of parameters.
   *
   * @param d number of inputs, at least 1
   * @param h number of hidden units, at least 1
   * @param k number of classes, at least 1
   * @return the length of {@link NetworkParameters#toFlat}
   * @throws IllegalArgumentException unless d, h and k are at least 1
   */
  public static int parameterCount(int d, int h, int k) {
    Shapes.requirePositive("d", d);
    Shapes.requirePositive("h", h);
    Shapes.requirePositive("k", k);
    // TODO Task 5.1: return how many numbers the parameters of a network are.
    throw new NotImplementedException("Task 5.1: NeuralNetwork.parameterCount");
  }

  /**
   * Returns the probabilities of the classes for every sample.
   *
   * <p>softmax(σ(xW1 + b1)W2 + b2).
   *
   * <p>Source: Geneva, METL TP1, forward pass.
   *
   * @param p the parameters; not modified
   * @param x inputs, N×D; not modified
   * @return N×K, entries in [0, 1], each row sums to 1
   * @throws IllegalArgumentException unless x is a matrix with one column for each row of w1
   */
  public static double[][] forward(NetworkParameters p, double[][] x) {
    Shapes.requirePresent("p", p);
    Shapes.requireProduct("x", x, "w1", p.w1());
    // TODO Task 5.2: return the probabilities of the classes for every sample.
    throw new NotImplementedException("Task 5.2: NeuralNetwork.forward");
  }

  /**
   * Returns the mean cross-entropy of a batch and its gradient with respect to the parameters.
   *
   * <p>The cost is taken from the logits, not from the logarithm of the probabilities, so it stays
   * finite where a probability rounds to 0. The gradient contains the 1/N.
   *
   * <p>Source: Geneva, METL TP1, backward pass.
   *
   * @param p the parameters; not modified
   * @param x inputs, N×D; not modified
   * @param t targets, N×K, one-hot or soft rows that sum to 1; not modified
   * @return J ≥ 0, and ∂J/∂W1 (D×H), ∂J/∂b1 (length H), ∂J/∂W2 (H×K) and ∂J/∂b2 (length K)
   * @throws IllegalArgumentException unless x is N×D and t is N×K
   */
  public static CostAndGradient forwardBackward(NetworkParameters p, double[][] x, double[][] t) {
    Shapes.requirePresent("p", p);
    Shapes.requireProduct("x", x, "w1", p.w1());
    Shapes.requireShape("t", t, x.length, p.outputs());
    // TODO Task 5.3: return the mean cross-entropy of a batch and its gradient with respect to the
    //   parameters.
    throw new NotImplementedException("Task 5.3: NeuralNetwork.forwardBackward");
  }

  /**
   * Returns the gradient of the cost with respect to the inputs.
   *
   * <p>∂J/∂x, which contains the 1/N as the cost does.
   *
   * <p>Source: Geneva, METL TP1, ∂J/∂x.
   *
   * @param p the parameters; not modified
   * @param x inputs, N×D; not modified
   * @param t targets, N×K, one-hot or soft rows that sum to 1; not modified
   * @return N×D
   * @throws IllegalArgumentException unless x is N×D and t is N×K
   */
  public static double[][] inputGradient(NetworkParameters p, double[][] x, double[][] t) {
    Shapes.requirePresent("p", p);
    Shapes.requireProduct("x", x, "w1", p.w1());
    Shapes.requireShape("t", t, x.length, p.outputs());
    // TODO Task 5.4: return the gradient of the cost with respect to the inputs.
    throw new NotImplementedException("Task 5.4: NeuralNetwork.inputGradient");
  }
}
