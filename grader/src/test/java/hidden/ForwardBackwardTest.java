package hidden;

import static backprop.feedback.Expectation.expect;

import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.network.CostAndGradient;
import backprop.network.NetworkParameters;
import backprop.network.NeuralNetwork;
import hidden.support.Inputs;
import hidden.support.PlainNetwork;
import hidden.support.Seeded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Task 5, cost and gradient. The constants of a network with 2 inputs, 2 hidden units and 2
 * classes: the chain rule in Python's decimal with 60 digits, rounded to 22.
 */
@Tag("task-5")
@ExtendWith(Seeded.class)
class ForwardBackwardTest {

  private final double[][] X = {{1, 2}, {3, -1}};
  private final double[][] T = {{1, 0}, {0, 1}};
  private final NetworkParameters SMALL =
      new NetworkParameters(
          new double[][] {{0.1, -0.2}, {0.3, 0.4}},
          new double[] {0.1, -0.1},
          new double[][] {{0.5, -0.5}, {0.2, 0.3}},
          new double[] {0, 0.1});

  /** A batch with its network: D, H, K and N differ from each other in all but one. */
  private record Batch(NetworkParameters p, double[][] x, double[][] t) {

    static Batch[] several(Inputs inputs) {
      int[][] sizes = {{4, 5, 3, 6}, {3, 3, 3, 3}, {1, 6, 2, 4}, {6, 2, 5, 1}};
      Batch[] batches = new Batch[sizes.length];
      for (int i = 0; i < sizes.length; i++) {
        int[] s = sizes[i];
        batches[i] =
            new Batch(
                inputs.network(s[0], s[1], s[2]),
                inputs.normal(s[3], s[0]),
                inputs.oneHot(s[3], s[2]));
      }
      return batches;
    }

    CostAndGradient actual() {
      return NeuralNetwork.forwardBackward(p, x, t);
    }

    NetworkParameters expectedGradient() {
      return PlainNetwork.gradient(p, x, t);
    }
  }

  @Test
  @Points(item = "5.3", value = 2)
  @DisplayName("A small network, worked out by hand, has the right cost.")
  void costHasAKnownValue() {
    expect(NeuralNetwork.forwardBackward(SMALL, X, T).cost())
        .given("x", X)
        .given("t", T)
        .toBeCloseTo(0.6883584155407930967734, 1e-12);
  }

  @Test
  @Points(item = "5.3", value = 2)
  @DisplayName("The cost is the mean cross-entropy of any network and batch.")
  void costFollowsTheFormulas(Inputs inputs) {
    for (Batch batch : Batch.several(inputs)) {
      expect(batch.actual().cost())
          .given("x", batch.x)
          .given("t", batch.t)
          .toBeCloseTo(PlainNetwork.cost(batch.p, batch.x, batch.t), 1e-11);
    }
  }

  @Test
  @Points(item = "5.3", value = 2)
  @DisplayName("A small network, worked out by hand, has the right gradients for W2 and b2.")
  void outputGradientsHaveKnownValues() {
    NetworkParameters gradient = NeuralNetwork.forwardBackward(SMALL, X, T).gradient();
    double[][] w2 = {
      {0.02914318864238531259811, -0.02914318864238531259811},
      {-0.04072252643079118826502, 0.04072252643079118826502}
    };
    expect(gradient.w2()).given("x", X).given("t", T).toBeCloseTo(w2, 1e-12);
    expect(gradient.b2())
        .given("x", X)
        .given("t", T)
        .toBeCloseTo(new double[] {0.1138210426073613271455, -0.1138210426073613271455}, 1e-12);
  }

  @Test
  @Points(item = "5.3", value = 2)
  @DisplayName("A small network, worked out by hand, has the right gradients for W1 and b1.")
  void hiddenGradientsHaveKnownValues() {
    NetworkParameters gradient = NeuralNetwork.forwardBackward(SMALL, X, T).gradient();
    double[][] w1 = {
      {0.1842627474144100928992, -0.01246657126529864547875},
      {-0.1540198481864222918690, 0.01432855153718530617707}
    };
    expect(gradient.w1()).given("x", X).given("t", T).toBeCloseTo(w1, 1e-12);
    expect(gradient.b1())
        .given("x", X)
        .given("t", T)
        .toBeCloseTo(new double[] {0.03496407798148367070851, -0.001248944388789332011728}, 1e-12);
  }

  @Test
  @Points(item = "5.3", value = 1.5)
  @DisplayName("The gradient for W2 is what the chain rule gives, for any shape.")
  void gradientOfW2FollowsTheChainRule(Inputs inputs) {
    for (Batch batch : Batch.several(inputs)) {
      expect(batch.actual().gradient().w2())
          .given("x", batch.x)
          .given("t", batch.t)
          .toBeCloseTo(batch.expectedGradient().w2(), 1e-11);
    }
  }

  @Test
  @Points(item = "5.3", value = 1.5)
  @DisplayName("The gradient for b2 is what the chain rule gives, for any shape.")
  void gradientOfB2FollowsTheChainRule(Inputs inputs) {
    for (Batch batch : Batch.several(inputs)) {
      expect(batch.actual().gradient().b2())
          .given("x", batch.x)
          .given("t", batch.t)
          .toBeCloseTo(batch.expectedGradient().b2(), 1e-11);
    }
  }

  @Test
  @Points(item = "5.3", value = 1.5)
  @DisplayName("The gradient for W1 is what the chain rule gives, for any shape.")
  void gradientOfW1FollowsTheChainRule(Inputs inputs) {
    for (Batch batch : Batch.several(inputs)) {
      expect(batch.actual().gradient().w1())
          .given("x", batch.x)
          .given("t", batch.t)
          .toBeCloseTo(batch.expectedGradient().w1(), 1e-11);
    }
  }

  @Test
  @Points(item = "5.3", value = 1.5)
  @DisplayName("The gradient for b1 is what the chain rule gives, for any shape.")
  void gradientOfB1FollowsTheChainRule(Inputs inputs) {
    for (Batch batch : Batch.several(inputs)) {
      expect(batch.actual().gradient().b1())
          .given("x", batch.x)
          .given("t", batch.t)
          .toBeCloseTo(batch.expectedGradient().b1(), 1e-11);
    }
  }

  @Test
  @Points(item = "5.3", value = 11)
  @DisplayName(
      "Cost and flat gradient are right for batch after batch, with one-hot and soft targets.")
  void isRightForAnyBatch(Inputs inputs) {
    int[][] sizes = {
      {3, 4, 3, 4}, {3, 4, 3, 4}, {7, 12, 11, 20}, {2, 2, 2, 2}, {5, 1, 4, 1}, {1, 3, 2, 3}
    };
    for (int[] s : sizes) {
      NetworkParameters p = inputs.network(s[0], s[1], s[2]);
      double[][] x = inputs.ordinary(s[3], s[0]);
      double[][] t = inputs.targets(s[3], s[2]);
      CostAndGradient actual = NeuralNetwork.forwardBackward(p, x, t);
      expect(actual.cost()).given("x", x).toBeCloseTo(PlainNetwork.cost(p, x, t), 1e-11);
      expect(actual.gradient().toFlat())
          .given("x", x)
          .given("t", t)
          .toBeCloseTo(PlainNetwork.gradient(p, x, t).toFlat(), 1e-11);
    }
  }

  @Test
  @Points(item = "5.3")
  @DisplayName(
      "Of samples that are given twice, cost and gradient are right: those of the samples once.")
  void areMeansOverTheSamples(Inputs inputs) {
    NetworkParameters p = inputs.network(3, 4, 2);
    double[][] x = inputs.normal(2, 3);
    double[][] t = inputs.oneHot(2, 2);
    double[][] twice = {x[0], x[1], x[0], x[1]};
    double[][] twiceT = {t[0], t[1], t[0], t[1]};
    CostAndGradient actual = NeuralNetwork.forwardBackward(p, twice, twiceT);
    expect(actual.cost()).given("x", twice).toBeCloseTo(PlainNetwork.cost(p, x, t), 1e-11);
    expect(actual.gradient().toFlat())
        .given("x", twice)
        .toBeCloseTo(PlainNetwork.gradient(p, x, t).toFlat(), 1e-11);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "5.3")
  @DisplayName("Computing the gradient changes neither the parameters nor the batch.")
  void changesNoArgument(Inputs inputs) {
    NetworkParameters p = inputs.network(2, 3, 2);
    double[] before = p.toFlat();
    double[][] x = inputs.normal(2, 2);
    double[][] t = inputs.oneHot(2, 2);
    double[][] xBefore = {x[0].clone(), x[1].clone()};
    double[][] tBefore = {t[0].clone(), t[1].clone()};
    double[] first = NeuralNetwork.forwardBackward(p, x, t).gradient().toFlat();
    expect(x).toBe(xBefore);
    expect(t).toBe(tBefore);
    expect(p.toFlat()).toBe(before);
    double[] second = NeuralNetwork.forwardBackward(p, x, t).gradient().toFlat();
    expect(second).given("x", x).toBeCloseTo(first, 1e-14);
  }

  @Test
  @Points(item = "5.3", value = 3)
  @DisplayName("Cost and gradient of b2 are right for a very wrong and very sure network.")
  void costStaysFiniteAtAWideGap(Inputs inputs) {
    double gap = inputs.size(1000, 3000);
    NetworkParameters p =
        new NetworkParameters(
            inputs.normal(2, 3), inputs.normal(3), new double[3][2], new double[] {0, gap});
    double[][] x = inputs.normal(2, 2);
    double[][] t = {{1, 0}, {0, 1}};
    CostAndGradient actual = NeuralNetwork.forwardBackward(p, x, t);
    expect(actual.cost()).given("x", x).given("logit gap", gap).toBeCloseTo(gap / 2, 1e-11);
    expect(actual.gradient().b2())
        .given("x", x)
        .given("logit gap", gap)
        .toBeCloseTo(new double[] {-0.5, 0.5}, 1e-12);
  }

  @Test
  @Points(item = "5.3", value = 2)
  @DisplayName(
      "The gradient is right for huge weights: 0 for W1 and b1, where hidden outputs are 0 or 1.")
  void gradientStaysFiniteAtHugeWeights(Inputs inputs) {
    double huge = inputs.between(2000, 5000);
    NetworkParameters p =
        new NetworkParameters(
            new double[][] {{huge, -huge}},
            new double[] {0, 0},
            new double[][] {{huge, -huge}, {-huge, huge}},
            new double[] {0, 0});
    double[][] x = {{1}, {-1}};
    double[][] t = {{0, 1}, {0, 1}};
    NetworkParameters gradient = NeuralNetwork.forwardBackward(p, x, t).gradient();
    expect(gradient.w1()).given("x", x).toBeCloseTo(new double[1][2], 1e-12);
    expect(gradient.b1()).given("x", x).toBeCloseTo(new double[2], 1e-12);
    expect(gradient.w2()).given("x", x).toBeCloseTo(new double[][] {{0.5, -0.5}, {0, 0}}, 1e-12);
    expect(gradient.b2()).given("x", x).toBeCloseTo(new double[] {0.5, -0.5}, 1e-12);
  }
}
