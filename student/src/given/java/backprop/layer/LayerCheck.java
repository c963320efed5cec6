package backprop.layer;

import backprop.check.GradCheck;
import backprop.check.GradCheckResult;
import backprop.matrix.Matrices;
import backprop.matrix.Shapes;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Compares what a layer's {@code bprop} gives with central differences, by your own {@link
 * GradCheck}.
 *
 * <p>A layer has many outputs, a gradient check needs one number. So it takes f = Σ v ⊙ fprop(x),
 * with any v: its gradient is just what {@code bprop(v)} has to return.
 */
public final class LayerCheck {
  private LayerCheck() {}

  /**
   * Returns the check of ∂f/∂x.
   *
   * @param layer any layer; its gradients are replaced
   * @param x its input, N×in; not modified
   * @param v of the shape of its output; not modified
   * @return the worst entry, counted through x row by row
   */
  public static GradCheckResult input(Layer layer, double[][] x, double[][] v) {
    layer.fprop(x);
    double[][] analytic = layer.bprop(v);
    Shapes.requireSameShape("x", x, "what bprop returned", analytic);
    return GradCheck.check(flat -> dot(v, layer.fprop(unflat(flat, x))), flat(x), flat(analytic));
  }

  /**
   * Returns the check of ∂f/∂θ for one parameter θ, such as the weight or the bias.
   *
   * @param layer any layer with parameters; its values are as before afterwards
   * @param index which of its parameters, from 0
   * @param x its input, N×in; not modified
   * @param v of the shape of its output; not modified
   * @return the worst entry, counted through the parameter row by row
   */
  public static GradCheckResult parameter(Layer layer, int index, double[][] x, double[][] v) {
    Parameter parameter = layer.parameters().get(index);
    double[][] value = parameter.value();
    layer.fprop(x);
    layer.bprop(v);
    double[][] analytic = parameter.gradient();
    UnaryOperator<double[][]> fpropWith =
        changed -> {
          parameter.set(changed);
          return layer.fprop(x);
        };
    try {
      return GradCheck.check(
          flat -> dot(v, fpropWith.apply(unflat(flat, value))), flat(value), flat(analytic));
    } finally {
      parameter.set(value);
    }
  }

  /**
   * Returns the check of ∂J/∂z of a criterion.
   *
   * @param criterion any criterion
   * @param z its input, N×K; not modified
   * @param t the targets, N×K; not modified
   * @return the worst entry, counted through z row by row
   */
  public static GradCheckResult criterion(Criterion criterion, double[][] z, double[][] t) {
    criterion.fprop(z, t);
    double[][] analytic = criterion.bprop();
    return GradCheck.check(flat -> criterion.fprop(unflat(flat, z), t), flat(z), flat(analytic));
  }

  private static double dot(double[][] v, double[][] z) {
    return Arrays.stream(flat(Matrices.combine(v, z, (a, b) -> a * b))).sum();
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Returns the numbers in rows as long as those of another matrix. */
  private static double[][] unflat(double[] numbers, double[][] like) {
    int columns = like[0].length;
    double[][] rows = new double[like.length][];
    for (int n = 0; n < rows.length; n++) {
      rows[n] = Arrays.copyOfRange(numbers, n * columns, (n + 1) * columns);
    }
    return rows;
  }
}
