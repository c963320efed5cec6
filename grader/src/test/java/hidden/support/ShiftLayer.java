package hidden.support;

import backprop.layer.Layer;
import backprop.layer.Parameter;
import java.util.List;

/** A layer with one parameter w that adds it to every number. */
public final class ShiftLayer implements Layer {

  private final Parameter w;

  public ShiftLayer(double w) {
    this.w = new Parameter(new double[][] {{w}});
  }

  @Override
  public double[][] fprop(double[][] x) {
    double shift = w();
    double[][] z = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      z[i] = x[i].clone();
      for (int j = 0; j < z[i].length; j++) {
        z[i][j] += shift;
      }
    }
    return z;
  }

  @Override
  public double[][] bprop(double[][] v) {
    double sum = 0;
    for (double[] row : v) {
      for (double entry : row) {
        sum += entry;
      }
    }
    w.setGradient(new double[][] {{sum}});
    return v;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(w);
  }

  /** The parameter's present value. */
  public double w() {
    return w.value()[0][0];
  }
}
