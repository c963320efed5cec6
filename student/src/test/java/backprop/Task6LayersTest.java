package backprop;

import static backprop.feedback.Expectation.expect;
import static backprop.feedback.Expectation.expectRefusal;
import static backprop.feedback.Given.given;

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
  private final double[][] inputs = {{1, 2}, {3, -1}};
  private final double[][] logits = {{1, 2, 3}, {-1, 0, 2}};
  private final double[][] upstream = {{1, -2, 3}, {0, 1, 1}};

  /** Two inputs, three outputs. */
  private static LinearLayer linear() {
    return new LinearLayer(new double[][] {{1, 0, -1}, {2, 3, 0.5}}, new double[] {0.5, 0, -0.5});
  }

  /** The measured slope of a layer's output, weighted with v, by its input. */
  private static double[][] slope(Layer layer, double[][] x, double[][] v) {
    return CentralDifference.gradient(at -> CentralDifference.weighted(v, layer.fprop(at)), x);
  }

  private static void assertLeavesItsArguments(Layer layer, double[][] x, double[][] v) {
    given("x", x)
        .and("v", v)
        .expectNoChange(
            () -> {
              layer.fprop(x);
              layer.bprop(v);
            });
  }

  @Test
  @Exercise("6.1")
  @DisplayName("The output of a linear layer is x W + b.")
  void linearHasKnownOutput() {
    double[][] expected = {{5.5, 6, -0.5}, {1.5, -3, -4}};
    given("checked", "fprop(x)")
        .and("x", inputs)
        .expect(() -> linear().fprop(inputs))
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("6.1")
  @DisplayName("The backward pass of a linear layer returns v times the transpose of W.")
  void linearPassesTheGradientBack() {
    LinearLayer layer = linear();
    layer.fprop(inputs);
    double[][] expected = {{-2, -2.5}, {-1, 3.5}};
    given("checked", "bprop(v)")
        .and("v", upstream)
        .expect(() -> layer.bprop(upstream))
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("6.1")
  @DisplayName("The gradients of W and b are right: sums over the rows, not divided by N.")
  void linearSetsTheGradientsOfItsParameters() {
    LinearLayer layer = linear();
    layer.fprop(inputs);
    layer.bprop(upstream);
    Parameter weight = layer.parameters().get(0);
    Parameter bias = layer.parameters().get(1);
    double[][] byWeight = {{1, 1, 6}, {2, -5, 5}};
    expect(weight.gradient())
        .given("checked", "the gradient of W")
        .given("x", inputs)
        .given("v", upstream)
        .toBeCloseTo(byWeight, CLOSE);
    expect(bias.gradient())
        .given("checked", "the gradient of b")
        .given("v", upstream)
        .toBeCloseTo(new double[][] {{1, -1, 4}}, CLOSE);
  }

  @Test
  @Exercise("6.1")
  @DisplayName("After a second backward pass the gradient of W is right: that pass's alone.")
  void linearReplacesItsGradients() {
    LinearLayer layer = linear();
    layer.fprop(RandomMatrix.normal(4, 2, 10));
    layer.bprop(RandomMatrix.normal(4, 3, 11));
    layer.fprop(inputs);
    layer.bprop(upstream);
    double[][] byWeight = {{1, 1, 6}, {2, -5, 5}};
    expect(layer.parameters().get(0).gradient())
        .given("checked", "the gradient of W after the second bprop(v)")
        .given("x", inputs)
        .given("v", upstream)
        .toBeCloseTo(byWeight, CLOSE);
  }

  @Test
  @Exercise("6.1")
  @DisplayName("Inputs of another width are refused, and bprop before fprop too.")
  void linearRefusesWhatItCannotUse() {
    linear().fprop(inputs);
    expectRefusal(
        "fprop of x 1x3 with W 2x3",
        IllegalArgumentException.class,
        () -> linear().fprop(new double[][] {{1, 2, 3}}));
    expectRefusal(
        "bprop before fprop", IllegalStateException.class, () -> linear().bprop(upstream));
  }

  @Test
  @Exercise("6.1")
  @DisplayName("The passes of a linear layer leave x and v as they were.")
  void linearLeavesItsArgumentsAsTheyWere() {
    assertLeavesItsArguments(linear(), inputs, upstream);
  }

  @Test
  @Exercise("6.2")
  @DisplayName("Tanh and its gradient have the values of the formulas.")
  void tanhHasKnownValues() {
    double[][] x = {{0, 1}, {-2, 0.5}};
    double[][] v = {{1, 2}, {-3, 4}};
    TanhLayer layer = new TanhLayer();
    double[][] output = {{0, 0.7615941559557649}, {-0.9640275800758169, 0.46211715726000974}};
    given("checked", "fprop(x)")
        .and("x", x)
        .expect(() -> layer.fprop(x))
        .toBeCloseTo(output, CLOSE);
    double[][] gradient = {{1, 0.8399486832280522}, {-0.2119524745594934, 3.1457909318637096}};
    given("checked", "bprop(v)")
        .and("x", x)
        .and("v", v)
        .expect(() -> layer.bprop(v))
        .toBeCloseTo(gradient, CLOSE);
  }

  @Test
  @Exercise("6.2")
  @DisplayName("The passes of a tanh layer leave x and v as they were.")
  void tanhLeavesItsArgumentsAsTheyWere() {
    assertLeavesItsArguments(new TanhLayer(), logits, upstream);
  }

  @Test
  @Exercise("6.3")
  @DisplayName("ReLU lets positive inputs and their gradients through, and nothing else.")
  void reluHasKnownValues() {
    double[][] x = {{-1, 0}, {2, 0.5}, {-0.5, 3}};
    double[][] v = {{5, 6}, {-7, 8}, {9, 10}};
    ReluLayer layer = new ReluLayer();
    given("checked", "fprop(x)")
        .and("x", x)
        .expect(() -> layer.fprop(x))
        .toBeCloseTo(new double[][] {{0, 0}, {2, 0.5}, {0, 3}}, CLOSE);
    given("checked", "bprop(v)")
        .and("x", x)
        .and("v", v)
        .expect(() -> layer.bprop(v))
        .toBeCloseTo(new double[][] {{0, 0}, {-7, 8}, {0, 10}}, CLOSE);
  }

  @Test
  @Exercise("6.3")
  @DisplayName("The passes of a ReLU layer leave x and v as they were.")
  void reluLeavesItsArgumentsAsTheyWere() {
    assertLeavesItsArguments(new ReluLayer(), logits, upstream);
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
    given("checked", "fprop(x)")
        .and("x", logits)
        .expect(() -> layer.fprop(logits))
        .toBeCloseTo(output, CLOSE);
    double[][] gradient = {
      {-0.053684915529114974, -0.880116143509545, 0.93380105903866},
      {-0.040245220477477445, 0.004797347878339673, 0.03544787259913777}
    };
    given("checked", "bprop(v)")
        .and("x", logits)
        .and("v", upstream)
        .expect(() -> layer.bprop(upstream))
        .toBeCloseTo(gradient, CLOSE);
  }

  @Test
  @Exercise("6.4")
  @DisplayName("The passes of a softmax layer leave x and v as they were.")
  void softmaxLeavesItsArgumentsAsTheyWere() {
    assertLeavesItsArguments(new SoftmaxLayer(), logits, upstream);
  }

  @Test
  @Exercise("6.5")
  @DisplayName("The log-softmax layer has known values, also at a gap of 1000.")
  void logSoftmaxHasKnownValues() {
    double[][] x = {{1, 2, 3}, {0, 0, 1000}};
    double[][] expected = {
      {-2.40760596444438, -1.4076059644443804, -0.4076059644443803}, {-1000, -1000, 0}
    };
    given("checked", "fprop(x)")
        .and("x", x)
        .expect(() -> new LogSoftmaxLayer().fprop(x))
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
    given("checked", "bprop(v)")
        .and("x", x)
        .and("v", v)
        .expect(() -> layer.bprop(v))
        .toBeCloseTo(slope(new LogSoftmaxLayer(), x, v), CentralDifference.TOLERANCE);
  }

  @Test
  @Exercise("6.5")
  @DisplayName("Entry [i][j] of the log-softmax Jacobian is the slope of output i by input j.")
  void logSoftmaxJacobianHasKnownValues() {
    double[] s = {0.2, 0.3, 0.5};
    double[][] expected = {{0.8, -0.3, -0.5}, {-0.2, 0.7, -0.5}, {-0.2, -0.3, 0.5}};
    given("checked", "logSoftmaxJacobian(s)")
        .and("s", s)
        .expect(() -> LogSoftmaxLayer.logSoftmaxJacobian(s))
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("6.5")
  @DisplayName("The passes of a log-softmax layer leave x and v as they were.")
  void logSoftmaxLeavesItsArgumentsAsTheyWere() {
    assertLeavesItsArguments(new LogSoftmaxLayer(), logits, upstream);
  }

  @Test
  @Exercise("6.6")
  @DisplayName(
      "The cross-entropy of probabilities is right, a mean, and its gradient, with the 1/N.")
  void crossEntropyHasKnownValues() {
    double[][] p = {{0.2, 0.3, 0.5}, {0.6, 0.3, 0.1}};
    double[][] t = {{0, 0, 1}, {0.5, 0.5, 0}};
    CrossEntropy criterion = new CrossEntropy();
    given("checked", "fprop(p, t)")
        .and("p", p)
        .and("t", t)
        .expect(() -> criterion.fprop(p, t))
        .toBeCloseTo(0.7752731973029543, CLOSE);
    double[][] gradient = {{0, 0, -1}, {-0.4166666666666667, -0.8333333333333334, 0}};
    given("checked", "bprop()")
        .and("p", p)
        .and("t", t)
        .expect(() -> criterion.bprop())
        .toBeCloseTo(gradient, CLOSE);
  }

  @Test
  @Exercise("6.6")
  @DisplayName("Cost and gradient are right where a target of 0 meets a probability of 0.")
  void crossEntropyIgnoresClassesWithoutTarget() {
    double[][] p = {{0, 1}};
    double[][] t = {{0, 1}};
    CrossEntropy criterion = new CrossEntropy();
    given("checked", "fprop(p, t)")
        .and("p", p)
        .and("t", t)
        .expect(() -> criterion.fprop(p, t))
        .toBeCloseTo(0, CLOSE);
    given("checked", "bprop()")
        .and("p", p)
        .and("t", t)
        .expect(() -> criterion.bprop())
        .toBeCloseTo(new double[][] {{0, -1}}, CLOSE);
  }

  @Test
  @Exercise("6.6")
  @DisplayName("The cross-entropy leaves its arguments as they were.")
  void crossEntropyLeavesItsArgumentsAsTheyWere() {
    double[][] z = {{0.2, 0.3, 0.5}, {0.6, 0.3, 0.1}};
    double[][] t = {{0, 0, 1}, {0.5, 0.5, 0}};
    CrossEntropy criterion = new CrossEntropy();
    given("z", z)
        .and("t", t)
        .expectNoChange(
            () -> {
              criterion.fprop(z, t);
              criterion.bprop();
            });
  }

  @Test
  @Exercise("6.7")
  @DisplayName("The cross-entropy of log-probabilities is linear: its gradient is -t/N.")
  void crossEntropyLogHasKnownValues() {
    double[][] z = {{-1, -2, -0.5}, {-3, -1, -1000}};
    double[][] t = {{0, 0, 1}, {0.5, 0.5, 0}};
    CrossEntropyLog criterion = new CrossEntropyLog();
    given("checked", "fprop(z, t)")
        .and("z", z)
        .and("t", t)
        .expect(() -> criterion.fprop(z, t))
        .toBeCloseTo(1.25, CLOSE);
    given("checked", "bprop()")
        .and("t", t)
        .expect(() -> criterion.bprop())
        .toBeCloseTo(new double[][] {{0, 0, -0.5}, {-0.25, -0.25, 0}}, CLOSE);
  }

  @Test
  @Exercise("6.7")
  @DisplayName("The cross-entropy of log-probabilities leaves its arguments as they were.")
  void crossEntropyLogLeavesItsArgumentsAsTheyWere() {
    double[][] z = {{-1, -2, -0.5}, {-3, -1, -1000}};
    double[][] t = {{0, 0, 1}, {0.5, 0.5, 0}};
    CrossEntropyLog criterion = new CrossEntropyLog();
    given("z", z)
        .and("t", t)
        .expectNoChange(
            () -> {
              criterion.fprop(z, t);
              criterion.bprop();
            });
  }
}
