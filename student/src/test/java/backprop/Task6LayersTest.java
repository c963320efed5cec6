package backprop;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import backprop.feedback.Exercise;
import backprop.layer.CrossEntropy;
import backprop.layer.CrossEntropyLog;
import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.Parameter;
import backprop.layer.ReluLayer;
import backprop.layer.SoftmaxLayer;
import backprop.layer.TanhLayer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("task-6")
class Task6LayersTest {
  private static final double CLOSE = 1e-12;
  private static final double[][] X = {{1, 2}, {3, -1}};
  private static final double[][] LOGITS = {{1, 2, 3}, {-1, 0, 2}};
  private static final double[][] UPSTREAM = {{1, -2, 3}, {0, 1, 1}};

  /** Two inputs, three outputs. */
  private static LinearLayer linear() {
    return new LinearLayer(new double[][] {{1, 0, -1}, {2, 3, 0.5}}, new double[] {0.5, 0, -0.5});
  }

  /** The measured slope of a layer's output, weighted with v, by its input. */
  private static double[][] slope(Layer layer, double[][] x, double[][] v) {
    return CentralDifference.gradient(at -> CentralDifference.weighted(v, layer.fprop(at)), x);
  }

  @Test
  @Exercise("6.1")
  @DisplayName("The output of a linear layer is x W + b.")
  void linearHasKnownOutput() {
    double[][] expected = {{5.5, 6, -0.5}, {1.5, -3, -4}};
    expect(linear().fprop(X))
        .given("checked", "fprop(x)")
        .given("x", X)
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("6.1")
  @DisplayName("The backward pass of a linear layer returns v times the transpose of W.")
  void linearPassesTheGradientBack() {
    LinearLayer layer = linear();
    layer.fprop(X);
    double[][] expected = {{-2, -2.5}, {-1, 3.5}};
    expect(layer.bprop(UPSTREAM))
        .given("checked", "bprop(v)")
        .given("v", UPSTREAM)
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("6.1")
  @DisplayName("The gradients of W and b are sums over the rows, and nothing divides them by N.")
  void linearSetsTheGradientsOfItsParameters() {
    LinearLayer layer = linear();
    layer.fprop(X);
    layer.bprop(UPSTREAM);
    Parameter weight = layer.parameters().get(0);
    Parameter bias = layer.parameters().get(1);
    double[][] byWeight = {{1, 1, 6}, {2, -5, 5}};
    expect(weight.gradient())
        .given("checked", "the gradient of W")
        .given("x", X)
        .given("v", UPSTREAM)
        .toBeCloseTo(byWeight, CLOSE);
    expect(bias.gradient())
        .given("checked", "the gradient of b")
        .given("v", UPSTREAM)
        .toBeCloseTo(new double[][] {{1, -1, 4}}, CLOSE);
  }

  @Test
  @Exercise("6.1")
  @DisplayName("A second backward pass replaces the gradients; it does not add to them.")
  void linearReplacesItsGradients() {
    LinearLayer layer = linear();
    layer.fprop(RandomMatrix.normal(4, 2, 10));
    layer.bprop(RandomMatrix.normal(4, 3, 11));
    layer.fprop(X);
    layer.bprop(UPSTREAM);
    double[][] byWeight = {{1, 1, 6}, {2, -5, 5}};
    expect(layer.parameters().get(0).gradient())
        .given("checked", "the gradient of W after the second bprop(v)")
        .given("x", X)
        .given("v", UPSTREAM)
        .toBeCloseTo(byWeight, CLOSE);
  }

  @Test
  @Exercise("6.1")
  @DisplayName("Inputs of another width are refused, and bprop before fprop too.")
  void linearRefusesWhatItCannotUse() {
    linear().fprop(X);
    assertThatIllegalArgumentException()
        .as("fprop of x 1x3 with W 2x3")
        .isThrownBy(() -> linear().fprop(new double[][] {{1, 2, 3}}));
    assertThatIllegalStateException()
        .as("bprop before fprop")
        .isThrownBy(() -> linear().bprop(UPSTREAM));
  }

  @Test
  @Exercise("6.2")
  @DisplayName("Tanh and its gradient have the values of the formulas.")
  void tanhHasKnownValues() {
    double[][] x = {{0, 1}, {-2, 0.5}};
    double[][] v = {{1, 2}, {-3, 4}};
    TanhLayer layer = new TanhLayer();
    double[][] output = {{0, 0.7615941559557649}, {-0.9640275800758169, 0.46211715726000974}};
    expect(layer.fprop(x)).given("checked", "fprop(x)").given("x", x).toBeCloseTo(output, CLOSE);
    double[][] gradient = {{1, 0.8399486832280522}, {-0.2119524745594934, 3.1457909318637096}};
    expect(layer.bprop(v))
        .given("checked", "bprop(v)")
        .given("x", x)
        .given("v", v)
        .toBeCloseTo(gradient, CLOSE);
  }

  @Test
  @Exercise("6.3")
  @DisplayName("ReLU lets positive inputs and their gradients through, and nothing else.")
  void reluHasKnownValues() {
    double[][] x = {{-1, 0}, {2, 0.5}, {-0.5, 3}};
    double[][] v = {{5, 6}, {-7, 8}, {9, 10}};
    ReluLayer layer = new ReluLayer();
    expect(layer.fprop(x))
        .given("checked", "fprop(x)")
        .given("x", x)
        .toBeCloseTo(new double[][] {{0, 0}, {2, 0.5}, {0, 3}}, CLOSE);
    expect(layer.bprop(v))
        .given("checked", "bprop(v)")
        .given("x", x)
        .given("v", v)
        .toBeCloseTo(new double[][] {{0, 0}, {-7, 8}, {0, 10}}, CLOSE);
  }

  @Test
  @Exercise("6.4")
  @DisplayName("The softmax layer passes back the slope of its output, row by row.")
  void softmaxHasKnownValues() {
    SoftmaxLayer layer = new SoftmaxLayer();
    double[][] output = {
      {0.09003057317038046, 0.24472847105479764, 0.6652409557748219},
      {0.04201006613406605, 0.11419519938459448, 0.8437947344813395}
    };
    expect(layer.fprop(LOGITS))
        .given("checked", "fprop(x)")
        .given("x", LOGITS)
        .toBeCloseTo(output, CLOSE);
    double[][] gradient = {
      {-0.053684915529114974, -0.880116143509545, 0.93380105903866},
      {-0.040245220477477445, 0.004797347878339673, 0.03544787259913777}
    };
    expect(layer.bprop(UPSTREAM))
        .given("checked", "bprop(v)")
        .given("x", LOGITS)
        .given("v", UPSTREAM)
        .toBeCloseTo(gradient, CLOSE);
  }

  @Test
  @Exercise("6.5")
  @DisplayName("The log-softmax layer has known values, also at a gap of 1000.")
  void logSoftmaxHasKnownValues() {
    double[][] x = {{1, 2, 3}, {0, 0, 1000}};
    double[][] expected = {
      {-2.40760596444438, -1.4076059644443804, -0.4076059644443803}, {-1000, -1000, 0}
    };
    expect(new LogSoftmaxLayer().fprop(x))
        .given("checked", "fprop(x)")
        .given("x", x)
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("6.5")
  @DisplayName("The backward pass of log-softmax is its measured slope, for a random v.")
  void logSoftmaxPassesTheSlopeBack() {
    double[][] x = RandomMatrix.normal(4, 3, 12);
    double[][] v = RandomMatrix.normal(4, 3, 13);
    LogSoftmaxLayer layer = new LogSoftmaxLayer();
    layer.fprop(x);
    double[][] gradient = layer.bprop(v);
    expect(gradient)
        .given("checked", "bprop(v)")
        .given("x", x)
        .given("v", v)
        .toBeCloseTo(slope(new LogSoftmaxLayer(), x, v), CentralDifference.TOLERANCE);
  }

  @Test
  @Exercise("6.5")
  @DisplayName("Entry [i][j] of the log-softmax Jacobian is the slope of output i by input j.")
  void logSoftmaxJacobianHasKnownValues() {
    double[] s = {0.2, 0.3, 0.5};
    double[][] expected = {{0.8, -0.3, -0.5}, {-0.2, 0.7, -0.5}, {-0.2, -0.3, 0.5}};
    expect(LogSoftmaxLayer.logSoftmaxJacobian(s))
        .given("checked", "logSoftmaxJacobian(s)")
        .given("s", s)
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("6.6")
  @DisplayName("The cross-entropy of probabilities is a mean, and its gradient contains the 1/N.")
  void crossEntropyHasKnownValues() {
    double[][] p = {{0.2, 0.3, 0.5}, {0.6, 0.3, 0.1}};
    double[][] t = {{0, 0, 1}, {0.5, 0.5, 0}};
    CrossEntropy criterion = new CrossEntropy();
    expect(criterion.fprop(p, t))
        .given("checked", "fprop(p, t)")
        .given("p", p)
        .given("t", t)
        .toBeCloseTo(0.7752731973029543, CLOSE);
    double[][] gradient = {{0, 0, -1}, {-0.4166666666666667, -0.8333333333333334, 0}};
    expect(criterion.bprop())
        .given("checked", "bprop()")
        .given("p", p)
        .given("t", t)
        .toBeCloseTo(gradient, CLOSE);
  }

  @Test
  @Exercise("6.6")
  @DisplayName("A target of 0 adds nothing to the cost, even where the probability is 0.")
  void crossEntropyIgnoresClassesWithoutTarget() {
    double[][] p = {{0, 1}};
    double[][] t = {{0, 1}};
    CrossEntropy criterion = new CrossEntropy();
    expect(criterion.fprop(p, t))
        .given("checked", "fprop(p, t)")
        .given("p", p)
        .given("t", t)
        .toBeCloseTo(0, CLOSE);
    expect(criterion.bprop())
        .given("checked", "bprop()")
        .given("p", p)
        .given("t", t)
        .toBeCloseTo(new double[][] {{0, -1}}, CLOSE);
  }

  @Test
  @Exercise("6.7")
  @DisplayName("The cross-entropy of log-probabilities is linear: its gradient is -t/N.")
  void crossEntropyLogHasKnownValues() {
    double[][] z = {{-1, -2, -0.5}, {-3, -1, -1000}};
    double[][] t = {{0, 0, 1}, {0.5, 0.5, 0}};
    CrossEntropyLog criterion = new CrossEntropyLog();
    expect(criterion.fprop(z, t))
        .given("checked", "fprop(z, t)")
        .given("z", z)
        .given("t", t)
        .toBeCloseTo(1.25, CLOSE);
    expect(criterion.bprop())
        .given("checked", "bprop()")
        .given("t", t)
        .toBeCloseTo(new double[][] {{0, 0, -0.5}, {-0.25, -0.25, 0}}, CLOSE);
  }
}
