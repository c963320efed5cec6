package hidden.support;

import static backprop.feedback.Expectation.expect;

import backprop.layer.Layer;
import java.util.Arrays;

/** What layers and methods are given, and have to leave alone. */
public final class Arguments {

  private Arguments() {}

  /** Fails unless both passes of a layer leave x and v as they were. */
  public static void expectUnchangedBy(Layer layer, Inputs inputs) {
    double[][] x = inputs.normal(2, 3);
    double[][] v = inputs.normal(2, 3);
    double[][] xBefore = copy(x);
    double[][] vBefore = copy(v);
    layer.fprop(x);
    layer.bprop(v);
    expect(x).toBe(xBefore);
    expect(v).toBe(vBefore);
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }
}
