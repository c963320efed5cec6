package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.network.NetworkParameters;
import backprop.network.NeuralNetwork;
import hidden.support.Inputs;
import hidden.support.PlainNetwork;
import hidden.support.Seeded;
import hidden.support.Slopes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Task 5, counting parameters, the forward pass and the gradient for the inputs. The constants of a
 * network with 2 inputs, 2 hidden units and 2 classes: the chain rule in Python's decimal with 60
 * digits, rounded to 22.
 */
@Tag("task-5")
@ExtendWith(Seeded.class)
class NeuralNetworkTest {

  private final double[][] X = {{1, 2}, {3, -1}};
  private final double[][] T = {{1, 0}, {0, 1}};
  private final NetworkParameters SMALL =
      new NetworkParameters(
          new double[][] {{0.1, -0.2}, {0.3, 0.4}},
          new double[] {0.1, -0.1},
          new double[][] {{0.5, -0.5}, {0.2, 0.3}},
          new double[] {0, 0.1});

  @Test
  @Points(item = "5.1", value = 2)
  @DisplayName("Networks of several sizes have the right number of parameters.")
  void countsTheParametersOfKnownNetworks() {
    // (D + 1) H + (H + 1) K, by hand
    assertThat(NeuralNetwork.parameterCount(2, 2, 2)).isEqualTo(12);
    assertThat(NeuralNetwork.parameterCount(784, 100, 10)).isEqualTo(79_510);
    assertThat(NeuralNetwork.parameterCount(4, 5, 3)).isEqualTo(43);
    assertThat(NeuralNetwork.parameterCount(1, 1, 1)).isEqualTo(4);
    assertThat(NeuralNetwork.parameterCount(1, 20, 2)).isEqualTo(82);
  }

  @Test
  @Points(item = "5.1", value = 2)
  @DisplayName("The number of parameters is the length of the flat vector.")
  void countsWhatTheFlatVectorHolds(Inputs inputs) {
    for (int i = 0; i < 5; i++) {
      int d = inputs.size(1, 9);
      int h = inputs.size(1, 9);
      int k = inputs.size(1, 9);
      assertThat(NeuralNetwork.parameterCount(d, h, k))
          .as("parameters of a network %s-%s-%s", d, h, k)
          .isEqualTo(inputs.network(d, h, k).toFlat().length);
    }
  }

  @Test
  @Points(item = "5.2", value = 2.5)
  @DisplayName("A small network, worked out by hand, gives the right probabilities.")
  void forwardHasKnownValues() {
    double[][] expected = {
      {0.6289531762183165022747, 0.3710468237816834977253},
      {0.5986889089964061520163, 0.4013110910035938479837}
    };
    expect(NeuralNetwork.forward(SMALL, X)).given("x", X).toBeCloseTo(expected, 1e-12);
  }

  @Test
  @Points(item = "5.2", value = 5.5)
  @DisplayName("Any network gives the probabilities that the chain of its formulas gives.")
  void forwardFollowsTheFormulas(Inputs inputs) {
    int[][] sizes = {
      {4, 5, 3, 6}, {4, 5, 3, 6}, {3, 3, 3, 3}, {1, 6, 2, 4}, {6, 1, 5, 1}, {7, 12, 11, 20}
    };
    for (int[] size : sizes) {
      NetworkParameters p = inputs.network(size[0], size[1], size[2]);
      double[][] x = inputs.ordinary(size[3], size[0]);
      expect(NeuralNetwork.forward(p, x))
          .given("x", x)
          .toBeCloseTo(PlainNetwork.probabilities(p, x), 1e-11);
    }
  }

  @Test
  @Points(item = "5.2", value = 2)
  @DisplayName("A row of probabilities sums to one, and depends on its own sample only.")
  void forwardTreatsEachSampleOnItsOwn(Inputs inputs) {
    NetworkParameters p = inputs.network(3, 4, 3);
    double[][] x = inputs.normal(3, 3);
    double[][] together = NeuralNetwork.forward(p, x);
    expect(together).given("x", x).toHaveShape(3, 3);
    for (int n = 0; n < 3; n++) {
      expect(together[n][0] + together[n][1] + together[n][2])
          .given("x", x)
          .toBeCloseTo(1.0, 1e-12);
      double[][] alone = NeuralNetwork.forward(p, new double[][] {x[n]});
      expect(alone[0]).given("x", x).toBeCloseTo(together[n], 1e-12);
    }
  }

  @Test
  @Points(item = "5.2", value = 2)
  @DisplayName("With W2 = 0 the probabilities are the softmax of b2, whatever the inputs.")
  void forwardAddsTheBiases(Inputs inputs) {
    double[][] w1 = inputs.normal(3, 4);
    NetworkParameters p =
        new NetworkParameters(w1, inputs.normal(4), new double[4][3], new double[] {1, 2, 3});
    double[] expected = {
      0.09003057317038045799802, 0.2447284710547976524730, 0.6652409557748218895290
    };
    double[][] x = inputs.normal(2, 3);
    expect(NeuralNetwork.forward(p, x))
        .given("x", x)
        .toBeCloseTo(new double[][] {expected, expected}, 1e-12);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "5.2")
  @DisplayName("The forward pass changes neither the inputs nor the parameters.")
  void forwardChangesNothing(Inputs inputs) {
    NetworkParameters p = inputs.network(2, 3, 2);
    double[] before = p.toFlat();
    double[][] x = inputs.normal(2, 2);
    double[][] xBefore = {x[0].clone(), x[1].clone()};
    double[][] first = NeuralNetwork.forward(p, x);
    expect(x).toBe(xBefore);
    expect(p.toFlat()).toBe(before);
    expect(NeuralNetwork.forward(p, x)).given("x", x).toBeCloseTo(first, 1e-14);
  }

  @Test
  @Points(item = "5.2", value = 2)
  @DisplayName("With huge weights the probabilities are right: 0, 1 or one half.")
  void forwardStaysFiniteAtHugeWeights(Inputs inputs) {
    double huge = inputs.between(2000, 5000);
    NetworkParameters p =
        new NetworkParameters(
            new double[][] {{huge, -huge}},
            new double[] {0, 0},
            new double[][] {{huge, -huge}, {-huge, huge}},
            new double[] {0, 0});
    double[][] x = {{1}, {-1}, {0}};
    expect(NeuralNetwork.forward(p, x))
        .given("x", x)
        .toBeCloseTo(new double[][] {{1, 0}, {0, 1}, {0.5, 0.5}}, 1e-12);
  }

  @Test
  @Points(item = "5.4", value = 2)
  @DisplayName("A small network, worked out by hand, gives the right gradient for its inputs.")
  void inputGradientHasKnownValues() {
    double[][] expected = {
      {-0.004840499483391018983041, -0.01016162940070773222734},
      {0.008586696159297252456237, 0.02015127503963710063520}
    };
    expect(NeuralNetwork.inputGradient(SMALL, X, T))
        .given("x", X)
        .given("t", T)
        .toBeCloseTo(expected, 1e-12);
  }

  @Test
  @Points(item = "5.4", value = 4.5)
  @DisplayName("The gradient for the inputs is what the chain rule gives, for any shape.")
  void inputGradientFollowsTheChainRule(Inputs inputs) {
    int[][] sizes = {
      {4, 5, 3, 6}, {4, 5, 3, 6}, {3, 3, 3, 3}, {1, 6, 2, 4}, {6, 1, 5, 1}, {7, 12, 11, 20}
    };
    for (int[] size : sizes) {
      NetworkParameters p = inputs.network(size[0], size[1], size[2]);
      double[][] x = inputs.ordinary(size[3], size[0]);
      double[][] t = inputs.targets(size[3], size[2]);
      expectInputGradient(p, x, t, PlainNetwork.inputGradient(p, x, t), 1e-11);
    }
  }

  @Test
  @Points(item = "5.4", value = 1.5)
  @DisplayName(
      "The gradient for the inputs holds the slopes of the mean cost, also for soft targets.")
  void inputGradientHoldsTheSlopes(Inputs inputs) {
    NetworkParameters p = inputs.network(4, 3, 3);
    double[][] x = inputs.normal(3, 4);
    double[][] t = inputs.probabilities(3, 3);
    double[][] slopes = Slopes.of((double[][] at) -> PlainNetwork.cost(p, at, t), x);
    expectInputGradient(p, x, t, slopes, Slopes.TOLERANCE);
  }

  @Test
  @Points(item = "5.4")
  @DisplayName(
      "The gradient for an input that is given twice is right: half as large, because of the 1/N.")
  void inputGradientContainsTheMean(Inputs inputs) {
    NetworkParameters p = inputs.network(3, 4, 2);
    double[][] x = inputs.normal(1, 3);
    double[][] t = inputs.oneHot(1, 2);
    double[] half = PlainNetwork.inputGradient(p, x, t)[0];
    for (int d = 0; d < half.length; d++) {
      half[d] /= 2;
    }
    double[][] twice = {x[0].clone(), x[0].clone()};
    double[][] twiceT = {t[0].clone(), t[0].clone()};
    expectInputGradient(p, twice, twiceT, new double[][] {half, half}, 1e-12);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "5.4", value = 0.5)
  @DisplayName("Computing the gradient for the inputs changes neither parameters nor batch.")
  void inputGradientChangesNothing(Inputs inputs) {
    NetworkParameters p = inputs.network(2, 3, 2);
    double[] before = p.toFlat();
    double[][] x = inputs.normal(2, 2);
    double[][] t = inputs.probabilities(2, 2);
    double[][] xBefore = {x[0].clone(), x[1].clone()};
    double[][] tBefore = {t[0].clone(), t[1].clone()};
    NeuralNetwork.inputGradient(p, x, t);
    expect(x).toBe(xBefore);
    expect(t).toBe(tBefore);
    expect(p.toFlat()).toBe(before);
  }

  @Test
  @Points(item = "5.4", value = 2)
  @DisplayName("The gradient for the inputs is 0, not NaN, where hidden outputs are 0 or 1.")
  void inputGradientVanishesWhereTheHiddenUnitsSaturate(Inputs inputs) {
    double huge = inputs.between(2000, 5000);
    NetworkParameters p =
        new NetworkParameters(
            new double[][] {{huge, -huge}},
            new double[] {0, 0},
            new double[][] {{huge, -huge}, {-huge, huge}},
            new double[] {0, 0});
    double[][] x = {{1}, {-1}};
    double[][] t = {{0, 1}, {0, 1}};
    expectInputGradient(p, x, t, new double[2][1], 1e-12);
  }

  private static void expectInputGradient(
      NetworkParameters p, double[][] x, double[][] t, double[][] expected, double tolerance) {
    expect(NeuralNetwork.inputGradient(p, x, t))
        .given("x", x)
        .given("t", t)
        .toBeCloseTo(expected, tolerance);
  }
}
