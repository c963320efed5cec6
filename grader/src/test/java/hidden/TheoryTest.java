package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.theory.Affine;
import backprop.theory.Equivalences;
import backprop.theory.Stability;
import hidden.support.ByDefinition;
import hidden.support.Inputs;
import hidden.support.Seeded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bonus task B1. Known values are fractions, by hand. */
@Tag("task-B1")
@ExtendWith(Seeded.class)
class TheoryTest {

  @Test
  @Points(item = "B1.1", value = 2)
  @DisplayName("The weights and biases of a given two-layer network are the right ones.")
  void toTanhHasKnownValues() {
    Affine first = new Affine(new double[][] {{2, -4}}, new double[] {1, 6});
    Affine second = new Affine(new double[][] {{8, 2}, {-4, 6}}, new double[] {1, -1});
    Affine[] actual = Equivalences.toTanh(new Affine[] {first, second});
    assertThat(actual).hasSize(2);
    expect(actual[0].w()).toBeCloseTo(new double[][] {{1, -2}}, 1e-13);
    expect(actual[0].b()).toBeCloseTo(new double[] {0.5, 3}, 1e-13);
    expect(actual[1].w()).toBeCloseTo(new double[][] {{4, 1}, {-2, 3}}, 1e-13);
    expect(actual[1].b()).toBeCloseTo(new double[] {3, 3}, 1e-13); // 1 + 4/2 and -1 + 8/2
  }

  @Test
  @Points(item = "B1.1", value = 2)
  @DisplayName("A network with one hidden layer gives the same outputs with tanh.")
  void toTanhKeepsTheOutputsOfTwoLayers(Inputs inputs) {
    expectSameOutputs(inputs, 3, 4, 2);
    expectSameOutputs(inputs, 1, 5, 3);
    expectSameOutputs(inputs, 3, 3, 3);
  }

  @Test
  @Points(item = "B1.1", value = 4)
  @DisplayName("A network of any depth gives the same outputs with tanh.")
  void toTanhKeepsTheOutputsOfManyLayers(Inputs inputs) {
    expectSameOutputs(inputs, 3, 2);
    expectSameOutputs(inputs, 2, 3, 3);
    expectSameOutputs(inputs, 3, 4, 2, 3);
    expectSameOutputs(inputs, 2, 2, 2, 2, 2);
    expectSameOutputs(inputs, 2, 3, 4, 3, 2, 4);
  }

  @Test
  @Points(item = "B1.1", value = 1.5)
  @DisplayName("A single map has no sigmoid before or after it and stays as it is.")
  void toTanhLeavesASingleLayer(Inputs inputs) {
    Affine only = affine(inputs, 3, 2);
    Affine[] actual = Equivalences.toTanh(new Affine[] {only});
    assertThat(actual).hasSize(1);
    expect(actual[0].w()).given("w", only.w()).toBeCloseTo(only.w(), 1e-14);
    expect(actual[0].b()).given("b", only.b()).toBeCloseTo(only.b(), 1e-14);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "B1.1")
  @DisplayName("The given network is left as it was.")
  void toTanhChangesNothing() {
    Affine first = new Affine(new double[][] {{2, -4}}, new double[] {1, 6});
    Affine second = new Affine(new double[][] {{8}, {-4}}, new double[] {1});
    Equivalences.toTanh(new Affine[] {first, second});
    expect(first.w()).toBe(new double[][] {{2, -4}});
    expect(first.b()).toBe(new double[] {1, 6});
    expect(second.w()).toBe(new double[][] {{8}, {-4}});
    expect(second.b()).toBe(new double[] {1});
  }

  @Test
  @Points(item = "B1.2", value = 2)
  @DisplayName("Two given maps one after the other are the right single map.")
  void collapseHasKnownValues() {
    Affine a = new Affine(new double[][] {{1, 2, 0}, {-1, 0, 3}}, new double[] {1, -1, 2});
    Affine b = new Affine(new double[][] {{2}, {1}, {-3}}, new double[] {10});
    Affine actual = Equivalences.collapse(a, b);
    expect(actual.w()).toBeCloseTo(new double[][] {{4}, {-11}}, 1e-13);
    expect(actual.b()).toBeCloseTo(new double[] {5}, 1e-13);
  }

  @Test
  @Points(item = "B1.2", value = 2)
  @DisplayName("The single map does to any input what the first and then the second map do.")
  void collapseDoesBothInOrder(Inputs inputs) {
    int[][] sizes = {{3, 3, 3}, {2, 5, 1}, {4, 1, 3}};
    for (int[] size : sizes) {
      Affine a = affine(inputs, size[0], size[1]);
      Affine b = affine(inputs, size[1], size[2]);
      double[][] x = inputs.normal(4, size[0]);
      Affine actual = Equivalences.collapse(a, b);
      expect(ByDefinition.affine(x, actual.w(), actual.b()))
          .given("x", x)
          .toBeCloseTo(
              ByDefinition.affine(ByDefinition.affine(x, a.w(), a.b()), b.w(), b.b()), 1e-11);
    }
  }

  @Test
  @SeesChangedArguments
  @Points(item = "B1.2", value = 0.5)
  @DisplayName("The single map of two given maps is right, and these are left as they were.")
  void collapseChangesNothing() {
    Affine a = new Affine(new double[][] {{2, -4}}, new double[] {1, 6});
    Affine b = new Affine(new double[][] {{8}, {-4}}, new double[] {1});
    Affine actual = Equivalences.collapse(a, b);
    expect(actual.w()).toBeCloseTo(new double[][] {{32}}, 1e-13);
    expect(actual.b()).toBeCloseTo(new double[] {-15}, 1e-13);
    expect(a.w()).toBe(new double[][] {{2, -4}});
    expect(a.b()).toBe(new double[] {1, 6});
    expect(b.w()).toBe(new double[][] {{8}, {-4}});
    expect(b.b()).toBe(new double[] {1});
  }

  @Test
  @Points(item = "B1.3", value = 2)
  @DisplayName("Both gradients are 1 right of 0 and -1 left of it, at ordinary numbers.")
  void bothGradientsAreTheSign(Inputs inputs) {
    for (double x : new double[] {inputs.between(1e-8, 0.00999), inputs.between(1, 9), 1e100}) {
      expect(Stability.stagedGradient(x)).given("x", x).toBeCloseTo(1.0, 1e-14);
      expect(Stability.stagedGradient(-x)).given("x", -x).toBeCloseTo(-1.0, 1e-14);
      expect(Stability.fusedGradient(x)).given("x", x).toBeCloseTo(1.0, 1e-14);
      expect(Stability.fusedGradient(-x)).given("x", -x).toBeCloseTo(-1.0, 1e-14);
    }
  }

  @Test
  @Points(item = "B1.3", value = 2)
  @DisplayName("The staged gradient goes wrong where the square leaves the range of doubles.")
  void theStagedGradientGoesWrong() {
    expect(Stability.stagedGradient(0)).given("x", 0.0).toBe(Double.NaN);
    for (double x : new double[] {1e-165, -1e-200, 1e155, -1e300}) {
      assertThat(Math.abs(Stability.stagedGradient(x)))
          .as("size of the staged gradient at %s", x)
          .satisfiesAnyOf(
              size -> assertThat(size).isNaN(),
              size -> assertThat(size).isGreaterThan(1.5),
              size -> assertThat(size).isLessThan(0.5));
    }
  }

  @Test
  @Points(item = "B1.3", value = 2)
  @DisplayName("The fused gradient is right everywhere, and 0 at 0.")
  void theFusedGradientIsRightEverywhere() {
    double[] x = {0, Double.MIN_VALUE, 1e-200, 1e-162, 1e155, Double.MAX_VALUE};
    double[][] slopes = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      slopes[i] = new double[] {Stability.fusedGradient(x[i]), Stability.fusedGradient(-x[i])};
    }
    for (int i = 0; i < x.length; i++) {
      double right = x[i] == 0 ? 0 : 1;
      expect(slopes[i][0]).given("x", x[i]).toBeCloseTo(right, 1e-14);
      expect(slopes[i][1]).given("x", -x[i]).toBeCloseTo(-right, 1e-14);
    }
  }

  @Test
  @Points(item = "B1.4", value = 2)
  @DisplayName("The gradient breaks at the right gap.")
  void theGradientBreaksAtTheRightGap() {
    // -1/s is infinite once s < 1/MAX, so e^-g < 2^-1024 (1 + 2^-53): g > 1024 log 2 = 709.78
    assertThat(Stability.gradientBreaksAt()).isEqualTo(710);
  }

  @Test
  @Points(item = "B1.4", value = 2)
  @DisplayName("The loss breaks at the right gap.")
  void theLossBreaksAtTheRightGap() {
    // s rounds to 0 once e^-g < 2^-1075, half of the smallest double: g > 1075 log 2 = 745.13
    assertThat(Stability.lossBreaksAt()).isEqualTo(746);
  }

  @Test
  @Points(item = "B1.4", value = 2)
  @DisplayName("The naive binary cross-entropy breaks at the right logit.")
  void theNaiveLossBreaksAtTheRightLogit() {
    // s rounds to 1 once e^-x < 2^-53, about half the gap above 1: x > 53 log 2 = 36.74
    assertThat(Stability.naiveLossBreaksAt()).isEqualTo(37);
  }

  private static Affine affine(Inputs inputs, int in, int out) {
    return new Affine(inputs.normal(in, out), inputs.normal(out));
  }

  private static void expectSameOutputs(Inputs inputs, int... sizes) {
    Affine[] sigmoidNet = new Affine[sizes.length - 1];
    for (int i = 0; i < sigmoidNet.length; i++) {
      sigmoidNet[i] = affine(inputs, sizes[i], sizes[i + 1]);
    }
    double[][] x = inputs.normal(5, sizes[0]);
    Affine[] tanhNet = Equivalences.toTanh(sigmoidNet);
    assertThat(tanhNet).hasSize(sigmoidNet.length);
    expect(outputs(tanhNet, x, true))
        .given("x", x)
        .toBeCloseTo(outputs(sigmoidNet, x, false), 1e-11);
  }

  /** The outputs of a network that has an activation between its layers and none at its end. */
  private static double[][] outputs(Affine[] net, double[][] x, boolean tanh) {
    double[][] z = ByDefinition.affine(x, net[0].w(), net[0].b());
    for (int i = 1; i < net.length; i++) {
      for (double[] row : z) {
        for (int j = 0; j < row.length; j++) {
          row[j] = tanh ? Math.tanh(row[j]) : ByDefinition.sigmoid(row[j]);
        }
      }
      z = ByDefinition.affine(z, net[i].w(), net[i].b());
    }
    return z;
  }
}
