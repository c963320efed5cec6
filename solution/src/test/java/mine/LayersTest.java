package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import backprop.check.GradCheck;
import backprop.check.GradCheckResult;
import backprop.function.Softmax;
import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.Parameter;
import backprop.layer.ReluLayer;
import backprop.layer.Sequential;
import backprop.layer.SigmoidLayer;
import backprop.layer.SoftmaxLayer;
import backprop.layer.TanhLayer;
import backprop.matrix.Matrices;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final double[][] X = Samples.gaussian(4, 3, 1);

  private static Layer linear(int in, int out, long seed) {
    return new LinearLayer(Samples.gaussian(in, out, seed), Samples.gaussian(1, out, seed + 1)[0]);
  }

  private static List<Layer> layers() {
    return List.of(
        linear(3, 3, 5),
        new SigmoidLayer(),
        new TanhLayer(),
        new ReluLayer(),
        new SoftmaxLayer(),
        new LogSoftmaxLayer(),
        new Sequential(linear(3, 5, 7), new TanhLayer(), linear(5, 3, 9), new LogSoftmaxLayer()));
  }

  @Test
  void bpropIsTheGradientOfFprop() {
    double[][] v = Samples.gaussian(4, 3, 2);
    for (Layer layer : layers()) {
      layer.fprop(X);
      double[] analytic = Samples.flat(layer.bprop(v));
      GradCheckResult result =
          GradCheck.check(
              x -> Samples.dot(layer.fprop(Samples.matrix(x, 3)), v), Samples.flat(X), analytic);
      assertThat(result.passed()).as("%s %s", layer.getClass(), result).isTrue();
    }
  }

  @Test
  void bpropStoresTheGradientsOfTheParameters() {
    double[][] v = Samples.gaussian(4, 3, 2);
    for (Layer layer : layers()) {
      layer.fprop(X);
      layer.bprop(v);
      for (Parameter parameter : layer.parameters()) {
        double[][] value = parameter.value();
        GradCheckResult result =
            GradCheck.check(
                w -> {
                  parameter.set(Samples.matrix(w, value[0].length));
                  return Samples.dot(layer.fprop(X), v);
                },
                Samples.flat(value),
                Samples.flat(parameter.gradient()));
        assertThat(result.passed()).as("%s %s", layer.getClass(), result).isTrue();
        parameter.set(value);
      }
    }
  }

  @Test
  void bpropSpeaksOfTheLatestFpropAndAddsNothingUp() {
    double[][] v = Samples.gaussian(4, 3, 2);
    List<Layer> used = layers();
    List<Layer> fresh = layers();
    for (int i = 0; i < used.size(); i++) {
      Layer layer = used.get(i);
      layer.fprop(Samples.gaussian(2, 3, 3));
      layer.bprop(Samples.gaussian(2, 3, 4));
      layer.fprop(X);
      layer.bprop(Samples.gaussian(4, 3, 5));
      double[][] gradient = layer.bprop(v);
      fresh.get(i).fprop(X);
      assertThat(gradient).isDeepEqualTo(fresh.get(i).bprop(v));
      for (int k = 0; k < layer.parameters().size(); k++) {
        assertThat(layer.parameters().get(k).gradient())
            .isDeepEqualTo(fresh.get(i).parameters().get(k).gradient());
      }
    }
  }

  @Test
  void layersOfOneKindKeepNothingInCommon() {
    double[][] v = Samples.gaussian(4, 3, 2);
    List<Layer> disturbed = layers();
    List<Layer> alone = layers();
    for (int i = 0; i < alone.size(); i++) {
      disturbed.get(i).fprop(X);
      alone.get(i).fprop(X);
      double[][] expected = alone.get(i).bprop(v);
      layers().get(i).fprop(Samples.gaussian(4, 3, 3));
      assertThat(disturbed.get(i).bprop(v)).isDeepEqualTo(expected);
    }
  }

  @Test
  void argumentsAreLeftAlone() {
    double[][] v = Samples.gaussian(4, 3, 2);
    for (Layer layer : layers()) {
      layer.fprop(X);
      layer.bprop(v);
      assertThat(X).isDeepEqualTo(Samples.gaussian(4, 3, 1));
      assertThat(v).isDeepEqualTo(Samples.gaussian(4, 3, 2));
    }
  }

  @Test
  void linearHasItsKnownValues() {
    LinearLayer layer =
        new LinearLayer(new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[] {1, 0, -1});
    assertThat(layer.fprop(new double[][] {{1, -1}, {2, 0}}))
        .isDeepEqualTo(new double[][] {{-2, -3, -4}, {3, 4, 5}});
    assertThat(layer.bprop(new double[][] {{1, 0, 0}, {0, 1, -1}}))
        .isDeepEqualTo(new double[][] {{1, 4}, {-1, -1}});
    assertThat(layer.parameters().get(0).gradient())
        .isDeepEqualTo(new double[][] {{1, 2, -2}, {-1, 0, 0}});
    assertThat(layer.parameters().get(1).gradient()).isDeepEqualTo(new double[][] {{1, 1, -1}});
  }

  @Test
  void tanhHasItsKnownValues() {
    TanhLayer layer = new TanhLayer();
    double[][] o = layer.fprop(new double[][] {{0, 1, 10, 1000, Double.NaN}});
    assertThat(o[0][0]).isZero();
    assertThat(o[0][1]).isCloseTo(0.7615941559557649, within(1e-15));
    assertThat(o[0][3]).isEqualTo(1);
    assertThat(o[0][4]).isNaN();
    double[][] slope = layer.bprop(new double[][] {{2, 1, 1, 1, 1}});
    assertThat(slope[0][0]).isEqualTo(2);
    assertThat(slope[0][1]).isCloseTo(0.4199743416140261, within(1e-15));
    assertThat(slope[0][2]).isCloseTo(8.244614455767397e-09, withinPercentage(1e-5));
    assertThat(slope[0][3]).isZero();
  }

  @Test
  void reluAndItsDerivativeAreZeroAtZero() {
    ReluLayer layer = new ReluLayer();
    double[][] x = {{-2, -0.0, 0, 1e-300, 3, Double.NaN}};
    assertThat(layer.fprop(x)[0]).containsExactly(0, 0, 0, 1e-300, 3, Double.NaN);
    double[][] gradient = layer.bprop(new double[][] {{7, 7, 7, 7, -7, 7}});
    assertThat(gradient[0]).containsExactly(0, 0, 0, 7, -7, Double.NaN);
  }

  @Test
  void softmaxLayersAgreeAndStayRightAtHugeLogits() {
    double[][] x = {{1001, 1002, 1003}, {0, 1, 800}};
    double[][] s = new SoftmaxLayer().fprop(x);
    double[][] logs = new LogSoftmaxLayer().fprop(x);
    assertThat(s[1]).containsExactly(0, 0, 1);
    assertThat(logs[1]).containsExactly(-800, -799, 0);
    Samples.assertClose(Matrices.map(logs, Math::exp), s);
  }

  @Test
  void logSoftmaxJacobianTakesTheSoftmax() {
    Samples.assertClose(
        LogSoftmaxLayer.logSoftmaxJacobian(new double[] {0.2, 0.3, 0.5}),
        new double[][] {{0.8, -0.3, -0.5}, {-0.2, 0.7, -0.5}, {-0.2, -0.3, 0.5}});
  }

  @Test
  void logSoftmaxBpropIsTheProductWithItsJacobian() {
    LogSoftmaxLayer layer = new LogSoftmaxLayer();
    layer.fprop(X);
    double[][] v = Samples.gaussian(4, 3, 2);
    double[][] gradient = layer.bprop(v);
    for (int n = 0; n < 4; n++) {
      double[][] jacobian = LogSoftmaxLayer.logSoftmaxJacobian(Softmax.softmax(X[n]));
      double[][] expected = Matrices.multiply(new double[][] {v[n]}, jacobian);
      Samples.assertClose(new double[][] {gradient[n]}, expected);
    }
  }

  @Test
  void bpropNeedsAnFpropAndItsShape() {
    for (Layer layer : layers()) {
      assertThatThrownBy(() -> layer.bprop(new double[4][3]))
          .isInstanceOf(IllegalStateException.class);
      layer.fprop(X);
      assertThatThrownBy(() -> layer.bprop(new double[4][2]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> layer.bprop(new double[3][3]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> layer.fprop(new double[0][]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
