package backprop.layer;

import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * A matrix that training changes, together with its gradient.
 *
 * <p>Copies whatever goes in or out, so nobody changes a parameter by accident. A bias is a
 * parameter of one row.
 */
public final class Parameter {
  private final double[][] value;
  private final double[][] gradient;

  /**
   * Creates a parameter whose gradient is zero.
   *
   * @param value at least 1×1; copied
   * @throws IllegalArgumentException unless value is a matrix
   */
  public Parameter(double[][] value) {
    this.value = Matrices.copy(value);
    this.gradient = new double[value.length][value[0].length];
  }

  /** Returns how many rows the value has. */
  public int rows() {
    return value.length;
  }

  /** Returns how many columns the value has. */
  public int columns() {
    return value[0].length;
  }

  /** Returns a copy of the value. */
  public double[][] value() {
    return Matrices.copy(value);
  }

  /**
   * Replaces the value.
   *
   * @param newValue the new value; copied
   * @throws IllegalArgumentException unless it has the shape of the old value
   */
  public void set(double[][] newValue) {
    Shapes.requireSameShape("value", value, "newValue", newValue);
    overwrite(value, newValue);
  }

  /** Returns a copy of the gradient, zeros at first. */
  public double[][] gradient() {
    return Matrices.copy(gradient);
  }

  /**
   * Replaces the gradient; nothing is added up.
   *
   * @param newGradient ∂J/∂value; copied
   * @throws IllegalArgumentException unless it has the shape of the value
   */
  public void setGradient(double[][] newGradient) {
    Shapes.requireSameShape("value", value, "newGradient", newGradient);
    overwrite(gradient, newGradient);
  }

  /** Copies into arrays that nobody else has, which is quicker than to make new ones. */
  private static void overwrite(double[][] own, double[][] given) {
    for (int i = 0; i < own.length; i++) {
      System.arraycopy(given[i], 0, own[i], 0, own[i].length);
    }
  }
}
