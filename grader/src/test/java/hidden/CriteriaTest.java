package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import backprop.grader.result.Points;
import backprop.layer.CrossEntropy;
import backprop.layer.CrossEntropyLog;
import hidden.support.ByDefinition;
import hidden.support.Inputs;
import hidden.support.Seeded;
import hidden.support.Slopes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Task 6, the two cross-entropies. Constants: logarithms in Python's decimal with 60 digits,
 * rounded to 22; gradients are fractions, by hand.
 */
@Tag("task-6")
@ExtendWith(Seeded.class)
class CriteriaTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  private final double[][] Z = {{0.2, 0.3, 0.5}, {0.6, 0.3, 0.1}};
  private final double[][] T = {{0, 0, 1}, {0.5, 0.25, 0.25}};

  @Test
  @Points(item = "6.6")
  @DisplayName("The cross-entropy of given probabilities and targets has the right value.")
  void costHasAKnownValue() {
    expectCost(Z, T, 0.9125997333864680350901);
    expectCost(new double[][] {{0.5, 0.5}}, new double[][] {{1, 0}}, 0.6931471805599453094172);
  }

  @Test
  @Points(item = "6.6", value = 1.5)
  @DisplayName("The cross-entropy is right for one-hot and soft targets: a mean over the rows.")
  void costIsAMeanOverTheRows(Inputs inputs) {
    int[][] shapes = {{3, 3}, {2, 5}, {5, 2}};
    for (int[] shape : shapes) {
      double[][] z = inputs.probabilities(shape[0], shape[1]);
      double[][] hard = inputs.oneHot(shape[0], shape[1]);
      double[][] soft = inputs.probabilities(shape[0], shape[1]);
      expectCost(z, hard, ByDefinition.crossEntropyOfLogs(logs(z), hard));
      expectCost(z, soft, ByDefinition.crossEntropyOfLogs(logs(z), soft));
    }
  }

  @Test
  @Points(item = "6.6")
  @DisplayName("The gradient for given probabilities and targets has the right values.")
  void gradientHasKnownValues() {
    CrossEntropy criterion = new CrossEntropy();
    criterion.fprop(Z, T);
    double[][] expected = {{0, 0, -1}, {-5 / 12.0, -5 / 12.0, -1.25}};
    expect(criterion.bprop()).given("z", Z).given("t", T).toBeCloseTo(expected, 1e-13);
  }

  @Test
  @Points(item = "6.6", value = 1.25)
  @DisplayName("The gradient holds the slopes of the mean cost.")
  void gradientHoldsTheSlopes(Inputs inputs) {
    double[][] z = inputs.probabilities(3, 4);
    double[][] t = inputs.probabilities(3, 4);
    CrossEntropy criterion = new CrossEntropy();
    criterion.fprop(z, t);
    double[][] slopes =
        Slopes.of((double[][] at) -> ByDefinition.crossEntropyOfLogs(logs(at), t), z);
    expect(criterion.bprop()).given("z", z).given("t", t).toBeCloseTo(slopes, Slopes.TOLERANCE);
  }

  @Test
  @Points(item = "6.6", value = 4.25)
  @DisplayName("Batch after batch, cost and gradient are right.")
  void gradientSpeaksOfTheLatestBatch(Inputs inputs) {
    CrossEntropy criterion = new CrossEntropy();
    CrossEntropy other = new CrossEntropy();
    for (int[] shape : new int[][] {{4, 3}, {4, 3}, {11, 12}, {3, 5}, {1, 2}, {2, 1}}) {
      double[][] z = inputs.probabilities(shape[0], shape[1]);
      double[][] t = inputs.targets(shape[0], shape[1]);
      double[][] gradient = new double[z.length][z[0].length];
      for (int n = 0; n < z.length; n++) {
        for (int k = 0; k < z[n].length; k++) {
          gradient[n][k] = -t[n][k] / z[n][k] / z.length;
        }
      }
      expect(criterion.fprop(z, t))
          .given("z", z)
          .given("t", t)
          .toBeCloseTo(ByDefinition.crossEntropyOfLogs(logs(z), t), 1e-12);
      other.fprop(inputs.probabilities(shape[0], shape[1]), inputs.oneHot(shape[0], shape[1]));
      expect(criterion.bprop()).given("z", z).given("t", t).toBeCloseTo(gradient, 1e-12);
    }
  }

  @Test
  @Points(item = "6.6", value = 1.5)
  @DisplayName("Cost and gradient are right at a tiny probability.")
  void aTinyProbabilityCostsMuch() {
    double[][] z = {{1e-300, 1}};
    double[][] t = {{1, 0}};
    expectCost(z, t, 690.7755278982137052054);
    CrossEntropy criterion = new CrossEntropy();
    criterion.fprop(z, t);
    expect(criterion.bprop()[0]).given("z", z).toBeCloseRelativeTo(new double[] {-1e300, 0}, 1e-12);
  }

  @Test
  @Points(item = "6.6", value = 0.5)
  @DisplayName(
      "Cost and gradient are right where a target of 0 meets a probability of 0: it counts for nothing.")
  void aZeroTargetCountsForNothing() {
    double[][] z = {{0, 1, 0}, {0.5, 0, 0.5}};
    double[][] t = {{0, 1, 0}, {1, 0, 0}};
    CrossEntropy criterion = new CrossEntropy();
    double cost = criterion.fprop(z, t);
    double[][] gradient = criterion.bprop();
    expect(cost).given("z", z).given("t", t).toBeCloseTo(0.6931471805599453094172 / 2, 1e-13);
    expect(gradient)
        .given("z", z)
        .given("t", t)
        .toBeCloseTo(new double[][] {{0, -0.5, 0}, {-1, 0, 0}}, 1e-13);
  }

  @Test
  @Points(item = "6.6", value = 0.25)
  @DisplayName(
      "A positive target at probability 0 costs infinity, with gradient -infinity; the rest is right.")
  void aPositiveTargetAtProbabilityZeroCostsInfinitelyMuch() {
    double[][] z = {{0, 1}};
    double[][] t = {{0.5, 0.5}};
    CrossEntropy criterion = new CrossEntropy();
    expect(criterion.fprop(z, t)).given("z", z).given("t", t).toBe(INF);
    expect(criterion.bprop()).given("z", z).given("t", t).toBe(new double[][] {{-INF, -0.5}});
  }

  @Test
  @Points(item = "6.6", value = 0.25)
  @DisplayName("A criterion goes backwards once it has gone forwards, and not before.")
  void refusesToGoBackwardsFirst() {
    CrossEntropy used = new CrossEntropy();
    used.fprop(Z, T);
    used.bprop();
    CrossEntropy fresh = new CrossEntropy();
    assertThatIllegalStateException().isThrownBy(fresh::bprop);
  }

  @Test
  @Points(item = "6.7", value = 1.75)
  @DisplayName("The cross-entropy of given logarithms is minus the mean of t times them.")
  void costOfLogarithmsHasKnownValues(Inputs inputs) {
    double[][] z = {{-1, -2, -3}, {-4, -0.5, -2}};
    expectCostOfLogarithms(z, T, 3 / 2.0 + 2.625 / 2); // rows cost 3 and 2 + 0.125 + 0.5
    double[][] random = logs(inputs.probabilities(4, 3));
    double[][] t = inputs.probabilities(4, 3);
    expectCostOfLogarithms(random, t, ByDefinition.crossEntropyOfLogs(random, t));
  }

  @Test
  @Points(item = "6.7", value = 2)
  @DisplayName("The gradient for logarithms is minus t divided by the number of rows.")
  void gradientForLogarithmsHasKnownValues(Inputs inputs) {
    for (int n : new int[] {1, 2, 4}) {
      double[][] z = logs(inputs.probabilities(n, 3));
      double[][] t = inputs.probabilities(n, 3);
      CrossEntropyLog criterion = new CrossEntropyLog();
      criterion.fprop(z, t);
      double[][] slopes = Slopes.of((double[][] at) -> ByDefinition.crossEntropyOfLogs(at, t), z);
      expect(criterion.bprop()).given("z", z).given("t", t).toBeCloseTo(slopes, Slopes.TOLERANCE);
    }
  }

  @Test
  @Points(item = "6.7", value = 3.25)
  @DisplayName("Batch after batch, cost and gradient for logarithms are right.")
  void gradientForLogarithmsSpeaksOfTheLatestBatch(Inputs inputs) {
    CrossEntropyLog criterion = new CrossEntropyLog();
    CrossEntropyLog other = new CrossEntropyLog();
    for (int[] shape : new int[][] {{4, 3}, {4, 3}, {11, 12}, {3, 5}, {1, 2}, {2, 1}}) {
      double[][] z = logs(inputs.probabilities(shape[0], shape[1]));
      double[][] t = inputs.targets(shape[0], shape[1]);
      double[][] gradient = new double[z.length][z[0].length];
      for (int n = 0; n < z.length; n++) {
        for (int k = 0; k < z[n].length; k++) {
          gradient[n][k] = -t[n][k] / z.length;
        }
      }
      expect(criterion.fprop(z, t))
          .given("z", z)
          .given("t", t)
          .toBeCloseTo(ByDefinition.crossEntropyOfLogs(z, t), 1e-12);
      other.fprop(z, inputs.oneHot(shape[0], shape[1]));
      expect(criterion.bprop()).given("t", t).toBeCloseTo(gradient, 1e-14);
    }
  }

  @Test
  @Points(item = "6.7")
  @DisplayName("The cost is right for logarithms far below zero.")
  void hugeLogarithmsAreNotCutOff(Inputs inputs) {
    double huge = inputs.size(1000, 3000);
    expectCostOfLogarithms(
        new double[][] {{-huge, 0}, {0, -huge}}, new double[][] {{1, 0}, {1, 0}}, huge / 2);
  }

  @Test
  @Points(item = "6.7", value = 0.5)
  @DisplayName(
      "Cost and gradient are right where a target of 0 meets a logarithm of minus infinity.")
  void aZeroTargetCountsForNothingInLogarithms() {
    double[][] z = {{-INF, -0.5}, {0, -INF}};
    double[][] t = {{0, 1}, {1, 0}};
    CrossEntropyLog criterion = new CrossEntropyLog();
    expect(criterion.fprop(z, t)).given("z", z).given("t", t).toBeCloseTo(0.25, 1e-14);
    expect(criterion.bprop())
        .given("z", z)
        .given("t", t)
        .toBeCloseTo(new double[][] {{0, -0.5}, {-0.5, 0}}, 1e-14);
  }

  @Test
  @Points(item = "6.7", value = 0.25)
  @DisplayName(
      "A criterion for logarithms goes backwards once it has gone forwards, and not before.")
  void refusesToGoBackwardsFirstInLogarithms() {
    CrossEntropyLog used = new CrossEntropyLog();
    used.fprop(logs(Z), T);
    used.bprop();
    CrossEntropyLog fresh = new CrossEntropyLog();
    assertThatIllegalStateException().isThrownBy(fresh::bprop);
  }

  private static void expectCost(double[][] z, double[][] t, double expected) {
    expect(new CrossEntropy().fprop(z, t)).given("z", z).given("t", t).toBeCloseTo(expected, 1e-12);
  }

  private static void expectCostOfLogarithms(double[][] z, double[][] t, double expected) {
    expect(new CrossEntropyLog().fprop(z, t))
        .given("z", z)
        .given("t", t)
        .toBeCloseTo(expected, 1e-12);
  }

  private static double[][] logs(double[][] z) {
    double[][] logs = new double[z.length][z[0].length];
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < z[i].length; j++) {
        logs[i][j] = Math.log(z[i][j]);
      }
    }
    return logs;
  }
}
