package hidden;

import static backprop.feedback.Expectation.expect;

import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.layer.Criterion;
import backprop.layer.CrossEntropy;
import backprop.layer.CrossEntropyLog;
import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.ReluLayer;
import backprop.layer.SoftmaxLayer;
import backprop.layer.TanhLayer;
import hidden.support.ByDefinition;
import hidden.support.Inputs;
import hidden.support.Seeded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Task 6, two backward passes after one forward pass: a layer keeps what it has kept. */
@Tag("task-6")
@ExtendWith(Seeded.class)
class RepeatedPassesTest {

  @Test
  @Points(item = "6.1")
  @DisplayName("A linear layer that goes backwards twice gives the right gradients both times.")
  void linearGivesTheSameTwice(Inputs inputs) {
    double[][] w = inputs.normal(3, 2);
    double[][] x = inputs.normal(4, 3);
    double[][] v = inputs.normal(4, 2);
    LinearLayer layer = new LinearLayer(w, inputs.normal(2));
    layer.fprop(x);
    double[][] first = layer.bprop(v);
    expectGradients(layer, x, v);
    expect(layer.bprop(v)).given("x", x).given("v", v).toBeCloseTo(first, 1e-12);
    expectGradients(layer, x, v);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "6.2", value = 0.5)
  @DisplayName(
      "A tanh layer that goes backwards twice gives the right gradient both times, and leaves v alone.")
  void tanhGivesTheSameTwice(Inputs inputs) {
    double[][] x = inputs.normal(3, 2);
    double[][] slopes = new double[3][2];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 2; j++) {
        double s = ByDefinition.sigmoid(2 * x[i][j]); // tanh x is 2 s - 1
        slopes[i][j] = 4 * s * (1 - s);
      }
    }
    expectSameTwice(new TanhLayer(), x, new double[][] {{1, 1}, {1, 1}, {1, 1}}, slopes);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "6.3", value = 0.5)
  @DisplayName(
      "A ReLU layer that goes backwards twice gives the right gradient both times, and leaves v alone.")
  void reluGivesTheSameTwice(Inputs inputs) {
    double[][] x = {{inputs.between(0.1, 3), inputs.between(-3, -0.1)}, {-2, inputs.between(4, 5)}};
    double[][] v = {{inputs.between(-2, -1), 3}, {4, inputs.between(1, 2)}};
    expectSameTwice(new ReluLayer(), x, v, new double[][] {{v[0][0], 0}, {0, v[1][1]}});
  }

  @Test
  @SeesChangedArguments
  @Points(item = "6.4", value = 0.5)
  @DisplayName(
      "A softmax layer that goes backwards twice gives the right gradient, and leaves v alone.")
  void softmaxGivesTheSameTwice(Inputs inputs) {
    double[][] x = inputs.normal(2, 4);
    double[][] v = inputs.normal(2, 4);
    double[][] expected = ByDefinition.softmaxBackward(ByDefinition.softmax(x), v);
    expectSameTwice(new SoftmaxLayer(), x, v, expected);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "6.5", value = 0.5)
  @DisplayName(
      "A log-softmax layer that goes backwards twice gives the right gradient, and leaves v alone.")
  void logSoftmaxGivesTheSameTwice(Inputs inputs) {
    double[][] x = inputs.normal(2, 3);
    double[][] s = ByDefinition.softmax(x);
    double[][] v = {{2, -1, 4}, {0, 3, 0}};
    double[][] expected = new double[2][3];
    for (int j = 0; j < 3; j++) {
      expected[0][j] = v[0][j] - 5 * s[0][j];
      expected[1][j] = v[1][j] - 3 * s[1][j];
    }
    expectSameTwice(new LogSoftmaxLayer(), x, v, expected);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "6.6", value = 0.5)
  @DisplayName(
      "A cross-entropy that goes backwards twice gives the right gradient, and leaves z alone.")
  void crossEntropyGivesTheSameTwice() {
    double[][] z = {{0.2, 0.3, 0.5}, {0.6, 0.3, 0.1}};
    double[][] t = {{0, 0, 1}, {0.5, 0.25, 0.25}};
    expectSameTwice(
        new CrossEntropy(), z, t, new double[][] {{0, 0, -1}, {-5 / 12.0, -5 / 12.0, -1.25}});
  }

  @Test
  @SeesChangedArguments
  @Points(item = "6.7", value = 0.5)
  @DisplayName(
      "A cross-entropy of logarithms that goes backwards twice is right, and leaves z alone.")
  void crossEntropyOfLogarithmsGivesTheSameTwice(Inputs inputs) {
    double[][] z = {inputs.between(2, -3, -1), inputs.between(2, -3, -1)};
    double[][] t = {{0.25, 0.75}, {1, 0}};
    expectSameTwice(new CrossEntropyLog(), z, t, new double[][] {{-0.125, -0.375}, {-0.5, 0}});
  }

  private static void expectGradients(LinearLayer layer, double[][] x, double[][] v) {
    double[][] w = new double[x[0].length][v[0].length];
    double[][] b = new double[1][v[0].length];
    for (int n = 0; n < x.length; n++) {
      for (int j = 0; j < v[0].length; j++) {
        b[0][j] += v[n][j];
        for (int i = 0; i < x[0].length; i++) {
          w[i][j] += x[n][i] * v[n][j];
        }
      }
    }
    expect(layer.parameters().get(0).gradient()).given("x", x).toBeCloseTo(w, 1e-12);
    expect(layer.parameters().get(1).gradient()).given("v", v).toBeCloseTo(b, 1e-12);
  }

  private static void expectSameTwice(
      Layer layer, double[][] x, double[][] v, double[][] expected) {
    double[][] before = copy(v);
    layer.fprop(x);
    for (int pass = 0; pass < 2; pass++) {
      expect(layer.bprop(v)).given("x", x).given("v", v).toBeCloseTo(expected, 1e-11);
      expect(v).toBe(before);
    }
  }

  private static void expectSameTwice(
      Criterion criterion, double[][] z, double[][] t, double[][] expected) {
    double[][] before = copy(z);
    criterion.fprop(z, t);
    for (int pass = 0; pass < 2; pass++) {
      expect(criterion.bprop()).given("z", z).given("t", t).toBeCloseTo(expected, 1e-12);
    }
    expect(z).toBe(before);
  }

  private static double[][] copy(double[][] x) {
    double[][] copy = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      copy[i] = x[i].clone();
    }
    return copy;
  }
}
