package backprop.layer;

import backprop.NotImplementedException;
import backprop.matrix.Matrices;
import backprop.matrix.Shapes;
import java.util.List;

/**
 * The linear layer, out = xW + b.
 *
 * <p>It caches its input. It never divides by N: the criterion has done that. {@link Matrices} has
 * all that is needed.
 *
 * <p>Source: RWTH, exercise 4, Linear module.
 */
public final class LinearLayer implements Layer {
  private final Parameter weight; // D×H
  private final Parameter bias; // 1×H
  private double[][] input; // N×D, from the latest fprop

  /**
   * Creates a layer that starts with the given parameters.
   *
   * @param weight D×H; copied
   * @param bias length H; copied
   * @throws IllegalArgumentException unless bias has one entry for each column of weight
   */
  public LinearLayer(double[][] weight, double[] bias) {
    Shapes.requireColumns("weight", weight, "bias", bias);
    this.weight = new Parameter(weight);
    this.bias = new Parameter(new double[][] {bias});
  }

  /** Returns the weight, D×H, and the bias, 1×H. */
  @Override
  public List<Parameter> parameters() {
    return List.of(weight, bias);
  }

  /**
   * Returns out = xW + b.
   *
   * @param x inputs, N×D; not modified, and not to be changed before {@code bprop}
   * @return N×H
   * @throws IllegalArgumentException unless x is a matrix with one column for each row of the
   *     weight
   */
  @Override
  public double[][] fprop(double[][] x) {
    Shapes.requireProduct("x", x, "weight", weight.rows(), weight.columns());
    // TODO Task 6.1: return out = xW + b.
    throw new NotImplementedException("Task 6.1: LinearLayer.fprop");
  }

  /**
   * Returns ∂J/∂x, and sets the gradients ∂J/∂W and ∂J/∂b of the parameters.
   *
   * <p>For the formulas see "Task 6.1" in README.md. The gradients replace the former ones: nothing
   * is added up over calls.
   *
   * @param v ∂J/∂out, N×H; not modified
   * @return ∂J/∂x, N×D
   * @throws IllegalStateException before the first {@code fprop}
   * @throws IllegalArgumentException unless v is N×H, as the latest output
   */
  @Override
  public double[][] bprop(double[][] v) {
    if (input == null) {
      throw new IllegalStateException(
          "call fprop before bprop (or: fprop has not set the field input)");
    }
    Shapes.requireShape("v", v, input.length, weight.columns());
    // TODO Task 6.1: return ∂J/∂x, and set the gradients ∂J/∂W and ∂J/∂b of the parameters.
    throw new NotImplementedException("Task 6.1: LinearLayer.bprop");
  }
}
