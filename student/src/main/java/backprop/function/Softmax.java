package backprop.function;

import backprop.NotImplementedException;
import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * The softmax, which makes probabilities of any numbers, and its derivative.
 *
 * <p>{@link Matrices#argmax} and {@link Matrices#sum} may be of use.
 */
public final class Softmax {
  private Softmax() {}

  /**
   * Returns the softmax of a vector.
   *
   * <p>s_i = e^(x_i) / Σ_j e^(x_j). Unchanged when a constant is added to all x_i: shifted by the
   * maximum, the powers are at most 1 and can't overflow.
   *
   * <p>Source: Geneva, METL TP1, softmax and its shift.
   *
   * @param x at least one number; −∞ gives probability 0; not modified
   * @return length of x, entries in [0, 1] that sum to 1; all NaN if x holds a NaN or +∞ or nothing
   *     but −∞
   * @throws IllegalArgumentException if x is null or empty
   */
  public static double[] softmax(double[] x) {
    Shapes.requireVector("x", x);
    // TODO Task 3.1: return the softmax of a vector.
    throw new NotImplementedException("Task 3.1: Softmax.softmax");
  }

  /**
   * Returns the softmax of each row, whatever the other rows hold.
   *
   * <p>Source: Geneva, METL TP1, softmax of the rows of a matrix.
   *
   * @param x N×K, at least 1×1; not modified
   * @return N×K, entries in [0, 1], each row sums to 1; a row with a NaN or +∞, or of nothing but
   *     −∞, is all NaN
   * @throws IllegalArgumentException unless x is a matrix
   */
  public static double[][] softmax(double[][] x) {
    Shapes.requireMatrix("x", x);
    // TODO Task 3.2: return the softmax of each row, whatever the other rows hold.
    throw new NotImplementedException("Task 3.2: Softmax.softmax");
  }

  /**
   * Returns the Jacobian of the softmax at the point where the softmax is s.
   *
   * <p>∂s_i/∂x_j = s_i(δ_ij − s_j), where δ_ij is 1 if i = j and 0 otherwise. Symmetric, and its
   * rows sum to 0.
   *
   * <p>Source: RWTH, exercise 4, Jacobian of the softmax from its output.
   *
   * @param s an output of the softmax, length K; not modified
   * @return K×K, entries in [−1/4, 1/4]
   * @throws IllegalArgumentException if s is null or empty
   */
  public static double[][] jacobian(double[] s) {
    Shapes.requireVector("s", s);
    // TODO Task 3.3: return the Jacobian of the softmax at the point where the softmax is s.
    throw new NotImplementedException("Task 3.3: Softmax.jacobian");
  }

  /**
   * Returns the gradient with respect to the softmax's input, one row a sample.
   *
   * <p>In each row dx = vA = s ⊙ (v − v·s) with the Jacobian A, where v·s is that row's own dot
   * product. Takes O(K) a row: the Jacobian is never built.
   *
   * <p>Source: RWTH, exercise 4, product with the Jacobian in O(N), with the sign that its print
   * lost.
   *
   * @param s outputs of the softmax, N×K; not modified
   * @param v ∂J/∂s, N×K; not modified
   * @return ∂J/∂x, N×K; each row sums to 0
   * @throws IllegalArgumentException unless s and v are matrices of one shape
   */
  public static double[][] backward(double[][] s, double[][] v) {
    Shapes.requireSameShape("s", s, "v", v);
    // TODO Task 3.4: return the gradient with respect to the softmax's input, one row a sample.
    throw new NotImplementedException("Task 3.4: Softmax.backward");
  }
}
