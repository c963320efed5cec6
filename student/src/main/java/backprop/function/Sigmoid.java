package backprop.function;

import backprop.NotImplementedException;
import backprop.matrix.Matrices;

/** The sigmoid σ(x) = 1/(1 + e^(−x)) and its derivative. */
public final class Sigmoid {
  private Sigmoid() {}

  /**
   * Returns the sigmoid of x.
   *
   * <p>σ(x) = 1/(1 + e^(−x)). See "At stake" in README.md for very negative x.
   *
   * <p>Source: Geneva, METL TP1, sigmoid.
   *
   * @param x any number; the limits hold at ±∞, and NaN gives NaN
   * @return σ(x), in [0, 1]
   */
  public static double sigmoid(double x) {
    // TODO Task 1.1: return the sigmoid of x.
    throw new NotImplementedException("Task 1.1: Sigmoid.sigmoid");
  }

  /**
   * Returns the derivative of the sigmoid at the point where the sigmoid is s.
   *
   * <p>σ′ = s(1 − s). Takes the <em>output</em> of the sigmoid, which a network has at hand in its
   * backward pass, and not its input.
   *
   * <p>Source: Geneva, METL TP1, σ′ from σ.
   *
   * @param s a value of the sigmoid, in [0, 1]
   * @return the derivative, in [0, 1/4]
   */
  public static double gradient(double s) {
    // TODO Task 1.2: return the derivative of the sigmoid at the point where the sigmoid is s.
    throw new NotImplementedException("Task 1.2: Sigmoid.gradient");
  }

  /**
   * Returns the sigmoid of every entry.
   *
   * @param x N×D, at least 1×1; not modified
   * @return N×D, entries in [0, 1]
   * @throws IllegalArgumentException unless x is a matrix
   */
  public static double[][] sigmoid(double[][] x) {
    return Matrices.map(x, Sigmoid::sigmoid);
  }

  /**
   * Returns the derivative of the sigmoid for every entry of its output.
   *
   * @param s outputs of the sigmoid, N×D, at least 1×1; not modified
   * @return N×D, entries in [0, 1/4]
   * @throws IllegalArgumentException unless s is a matrix
   */
  public static double[][] gradient(double[][] s) {
    return Matrices.map(s, Sigmoid::gradient);
  }
}
