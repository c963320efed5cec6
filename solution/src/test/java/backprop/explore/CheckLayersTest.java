package backprop.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.check.GradCheckResult;
import backprop.layer.Criterion;
import backprop.layer.Layer;
import backprop.layer.LayerCheck;
import backprop.layer.LinearLayer;
import backprop.layer.Parameter;
import backprop.matrix.Matrices;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The given gradient check of any layer. */
class CheckLayersTest {
  private static final double[][] X = {{1, -2, 3}, {0.5, 1, -1}};
  private static final double[][] V = {{1, 2}, {-1, 3}};

  @Test
  void everyLayerOfTheReferenceIsRight() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CheckLayers.run(new PrintStream(out, true, StandardCharsets.UTF_8));
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(11);
    assertThat(lines.subList(1, 11)).allMatch(line -> line.endsWith("right"));
    assertThat(lines.subList(1, 11)).allMatch(line -> largestError(line) < 1e-6);
  }

  @Test
  void aWrongGradientIsFoundWhereItIs() {
    LinearLayer right = linear();
    Layer doubled = new Wrong(right);
    assertThat(LayerCheck.input(right, X, V).passed()).isTrue();
    assertThat(LayerCheck.input(doubled, X, V).passed()).isFalse();
    assertThat(LayerCheck.parameter(right, 0, X, V).passed()).isTrue();
    assertThat(LayerCheck.parameter(right, 1, X, V).passed()).isTrue();
    GradCheckResult bias = LayerCheck.parameter(doubled, 1, X, V);
    assertThat(bias.passed()).isFalse();
    assertThat(bias.index()).isOne();
    assertThat(bias.numerical()).isCloseTo(5, within(1e-9));
    assertThat(bias.analytic()).isZero();
  }

  @Test
  void aCriterionThatForgetsTheMeanInItsGradientIsFound() {
    Criterion wrong =
        new Criterion() {
          private double[][] t;

          @Override
          public double fprop(double[][] z, double[][] targets) {
            t = targets;
            return -z[0][0] * t[0][0] / 2 - z[1][1] * t[1][1] / 2;
          }

          @Override
          public double[][] bprop() {
            return Matrices.scale(t, -1);
          }
        };
    GradCheckResult result = LayerCheck.criterion(wrong, V, new double[][] {{1, 0}, {0, 1}});
    assertThat(result.passed()).isFalse();
    assertThat(result.index()).isZero();
  }

  @Test
  void theLayerIsAsBefore() {
    LinearLayer layer = linear();
    double[][] weight = layer.parameters().get(0).value();
    LayerCheck.parameter(layer, 0, X, V);
    assertThat(layer.parameters().get(0).value()).isDeepEqualTo(weight);
  }

  private static double largestError(String line) {
    return Double.parseDouble(line.trim().split(" +")[2]);
  }

  private static LinearLayer linear() {
    return new LinearLayer(new double[][] {{1, 2}, {3, 4}, {-1, 0.5}}, new double[] {0.1, 0.2});
  }

  /** A layer whose gradients of input and bias are wrong. */
  private record Wrong(LinearLayer layer) implements Layer {
    @Override
    public double[][] fprop(double[][] x) {
      return layer.fprop(x);
    }

    @Override
    public double[][] bprop(double[][] v) {
      double[][] gradient = layer.bprop(v);
      layer.parameters().get(1).setGradient(new double[1][2]);
      return Matrices.scale(gradient, 2);
    }

    @Override
    public List<Parameter> parameters() {
      return layer.parameters();
    }
  }
}
