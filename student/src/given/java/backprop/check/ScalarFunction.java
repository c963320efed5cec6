package backprop.check;

/** A function of many variables with one value, such as the cost of a network's parameters. */
@FunctionalInterface
public interface ScalarFunction {
  /**
   * Returns the value at x.
   *
   * @param x the point; not modified
   * @return f(x)
   */
  double value(double[] x);
}
