package hidden.support;

/**
 * Gradient descent of an affine model {@code xW + b} by the {@link SquaredError}, on plain arrays:
 * nothing of it asks the submission anything.
 */
final class Descent {

  private final double[][] weight;
  private final double[] bias;

  Descent(double[][] weight, double[] bias) {
    this.weight = weight;
    this.bias = bias;
  }

  /** Takes one step, and returns the mean cost before it. */
  double step(double[][] x, double[][] t, double rate) {
    SquaredError criterion = new SquaredError();
    double cost = criterion.fprop(ByDefinition.affine(x, weight, bias), t);
    double[][] v = criterion.bprop();
    for (int n = 0; n < v.length; n++) {
      for (int j = 0; j < bias.length; j++) {
        bias[j] -= rate * v[n][j];
        for (int i = 0; i < weight.length; i++) {
          weight[i][j] -= rate * x[n][i] * v[n][j];
        }
      }
    }
    return cost;
  }

  double[][] weight() {
    return weight;
  }

  double[][] bias() {
    return new double[][] {bias};
  }
}
