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
  private double[][] value;
  private double[][] gradient;

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
    value = Matrices.copy(newValue);
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
    gradient = Matrices.copy(newGradient);
  }
}
