package hidden.support;

import backprop.layer.Layer;
import backprop.layer.Parameter;
import java.util.List;

/**
 * The tests' own affine layer, {@code xW + b}: learns, whatever the linear layer of task 6 does.
 */
public final class AffineLayer implements Layer {

  private final Parameter weight;
  private final Parameter bias;
  private double[][] input;
  private double[][] w;

  public AffineLayer(double[][] weight, double[] bias) {
    this.weight = new Parameter(weight);
    this.bias = new Parameter(new double[][] {bias});
  }

  @Override
  public double[][] fprop(double[][] x) {
    input = x;
    w = weight.value();
    return ByDefinition.affine(x, w, bias.value()[0]);
  }

  @Override
  public double[][] bprop(double[][] v) {
    double[][] weightGradient = new double[w.length][w[0].length];
    double[] biasGradient = new double[w[0].length];
    double[][] z = new double[v.length][w.length];
    for (int n = 0; n < v.length; n++) {
      for (int j = 0; j < v[n].length; j++) {
        biasGradient[j] += v[n][j];
        for (int i = 0; i < w.length; i++) {
          weightGradient[i][j] += input[n][i] * v[n][j];
          z[n][i] += v[n][j] * w[i][j];
        }
      }
    }
    weight.setGradient(weightGradient);
    bias.setGradient(new double[][] {biasGradient});
    return z;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight, bias);
  }
}
