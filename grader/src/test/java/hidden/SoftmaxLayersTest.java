package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.SoftmaxLayer;
import hidden.support.Arguments;
import hidden.support.ByDefinition;
import hidden.support.Inputs;
import hidden.support.Seeded;
import hidden.support.Slopes;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Task 6, softmax and log-softmax as layers. Constants: Python's decimal with 60 digits, rounded to
 * 22.
 */
@Tag("task-6")
@ExtendWith(Seeded.class)
class SoftmaxLayersTest {

  private final double[][] X = {{1, 2, 3}, {2, 0, -1}};
  private final double[][] SOFTMAX_OF_X = {
    {0.09003057317038045799802, 0.2447284710547976524730, 0.6652409557748218895290},
    {0.8437947344813394700518, 0.1141951993845944789301, 0.04201006613406605101807}
  };
  private final double[][] LOG_SOFTMAX_OF_X = {
    {-2.407605964444380304483, -1.407605964444380304483, -0.4076059644443803044829},
    {-0.1698460195562856487790, -2.169846019556285648779, -3.169846019556285648779}
  };

  @Test
  @Points(item = "6.4", value = 2)
  @DisplayName("The outputs of a softmax layer have the right values, row by row.")
  void softmaxHasKnownValues() {
    expect(new SoftmaxLayer().fprop(X)).given("x", X).toBeCloseTo(SOFTMAX_OF_X, 1e-12);
  }

  @Test
  @Points(item = "6.4", value = 2)
  @DisplayName("Backwards, a softmax layer multiplies each row of v by that row's Jacobian.")
  void softmaxBackwardIsTheProductWithTheJacobian(Inputs inputs) {
    int[][] shapes = {{3, 3}, {2, 5}, {5, 2}};
    for (int[] shape : shapes) {
      double[][] x = inputs.normal(shape[0], shape[1]);
      double[][] v = inputs.normal(shape[0], shape[1]);
      SoftmaxLayer layer = new SoftmaxLayer();
      layer.fprop(x);
      expect(layer.bprop(v))
          .given("x", x)
          .given("v", v)
          .toBeCloseTo(ByDefinition.softmaxBackward(ByDefinition.softmax(x), v), 1e-12);
    }
  }

  @Test
  @Points(item = "6.4", value = 4)
  @DisplayName("Batch after batch, a softmax layer's output and gradient are right.")
  void softmaxSpeaksOfItsLatestInput(Inputs inputs) {
    SoftmaxLayer layer = new SoftmaxLayer();
    SoftmaxLayer other = new SoftmaxLayer();
    for (int[] shape : new int[][] {{3, 4}, {3, 4}, {11, 12}, {1, 2}, {3, 1}}) {
      double[][] x = inputs.ordinary(shape[0], shape[1]);
      double[][] v = inputs.ordinary(shape[0], shape[1]);
      double[][] s = ByDefinition.softmax(x);
      expect(layer.fprop(x)).given("x", x).toBeCloseTo(s, 1e-12);
      other.fprop(inputs.normal(shape[0], shape[1]));
      other.bprop(v);
      expect(layer.bprop(v))
          .given("x", x)
          .given("v", v)
          .toBeCloseTo(ByDefinition.softmaxBackward(s, v), 1e-12);
    }
  }

  @Test
  @Points(item = "6.4", value = 2)
  @DisplayName("At huge inputs a softmax layer's output and gradient are right.")
  void softmaxStaysFinite(Inputs inputs) {
    double gap = inputs.between(1000, 3000);
    double[][] x = {{0, gap, -gap}, {gap, gap, -gap}};
    SoftmaxLayer layer = new SoftmaxLayer();
    expect(layer.fprop(x))
        .given("x", x)
        .toBeCloseTo(new double[][] {{0, 1, 0}, {0.5, 0.5, 0}}, 1e-10);
    expect(layer.bprop(new double[][] {{1, 2, 3}, {1, 2, 3}}))
        .given("x", x)
        .toBeCloseTo(new double[][] {{0, 0, 0}, {-0.25, 0.25, 0}}, 1e-9);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "6.4")
  @DisplayName("Both passes of a softmax layer leave their arguments as they were.")
  void softmaxChangesNoArgument(Inputs inputs) {
    Arguments.expectUnchangedBy(new SoftmaxLayer(), inputs);
  }

  @Test
  @Points(item = "6.4", value = 0.25)
  @DisplayName("A softmax layer goes backwards once it has gone forwards, and not before.")
  void softmaxRefusesToGoBackwardsFirst() {
    SoftmaxLayer used = new SoftmaxLayer();
    used.fprop(X);
    used.bprop(X);
    SoftmaxLayer fresh = new SoftmaxLayer();
    assertThatIllegalStateException().isThrownBy(() -> fresh.bprop(X));
  }

  @Test
  @Points(item = "6.5", value = 0.25)
  @DisplayName("The outputs of a log-softmax layer have the right values, row by row.")
  void logSoftmaxHasKnownValues() {
    expect(new LogSoftmaxLayer().fprop(X)).given("x", X).toBeCloseTo(LOG_SOFTMAX_OF_X, 1e-12);
  }

  @Test
  @Points(item = "6.5", value = 1.25)
  @DisplayName("The log-softmax Jacobian has 1 - s_j on its diagonal and -s_j elsewhere.")
  void logSoftmaxJacobianHasKnownValues() {
    double[] s = {0.2, 0.3, 0.5};
    double[][] expected = {{0.8, -0.3, -0.5}, {-0.2, 0.7, -0.5}, {-0.2, -0.3, 0.5}};
    expect(LogSoftmaxLayer.logSoftmaxJacobian(s)).given("s", s).toBeCloseTo(expected, 1e-14);
    expect(s).toBe(new double[] {0.2, 0.3, 0.5});
  }

  @Test
  @Points(item = "6.5")
  @DisplayName("Row i of the log-softmax Jacobian holds the slopes of output i.")
  void logSoftmaxJacobianHoldsTheSlopes(Inputs inputs) {
    double[][] x = inputs.normal(1, 4);
    double[][] slopes = new double[4][];
    for (int i = 0; i < 4; i++) {
      int output = i;
      slopes[i] =
          Slopes.of((double[] at) -> ByDefinition.logSoftmax(new double[][] {at})[0][output], x[0]);
    }
    double[] s = ByDefinition.softmax(x)[0];
    expect(LogSoftmaxLayer.logSoftmaxJacobian(s))
        .given("s", s)
        .toBeCloseTo(slopes, Slopes.TOLERANCE);
  }

  @Test
  @Points(item = "6.5", value = 1.25)
  @DisplayName("Backwards, a log-softmax layer subtracts s times the sum of v, in each row.")
  void logSoftmaxBackwardHasKnownValues() {
    LogSoftmaxLayer layer = new LogSoftmaxLayer();
    layer.fprop(X);
    double[][] v = {{1, -2, 3}, {-1, 4, 2}}; // rows with the sums 2 and 5
    double[][] expected = new double[2][3];
    for (int j = 0; j < 3; j++) {
      expected[0][j] = v[0][j] - 2 * SOFTMAX_OF_X[0][j];
      expected[1][j] = v[1][j] - 5 * SOFTMAX_OF_X[1][j];
    }
    expect(layer.bprop(v)).given("x", X).given("v", v).toBeCloseTo(expected, 1e-12);
  }

  @Test
  @Points(item = "6.5", value = 0.75)
  @DisplayName("The log-softmax gradient holds the slopes of any weighted sum of its outputs.")
  void logSoftmaxBackwardHoldsTheSlopes(Inputs inputs) {
    int[][] shapes = {{3, 3}, {2, 5}, {5, 2}, {1, 4}};
    for (int[] shape : shapes) {
      double[][] x = inputs.normal(shape[0], shape[1]);
      double[][] v = inputs.normal(shape[0], shape[1]);
      LogSoftmaxLayer layer = new LogSoftmaxLayer();
      layer.fprop(x);
      double[][] slopes =
          Slopes.of((double[][] at) -> ByDefinition.dot(v, ByDefinition.logSoftmax(at)), x);
      expect(layer.bprop(v)).given("x", x).given("v", v).toBeCloseTo(slopes, Slopes.TOLERANCE);
    }
  }

  @Test
  @Points(item = "6.5", value = 7)
  @DisplayName("Jacobian, output and gradient of a log-softmax layer are right, batch after batch.")
  void logSoftmaxSpeaksOfItsLatestInput(Inputs inputs) {
    LogSoftmaxLayer layer = new LogSoftmaxLayer();
    LogSoftmaxLayer other = new LogSoftmaxLayer();
    for (int[] shape : new int[][] {{3, 4}, {3, 4}, {11, 12}, {1, 2}, {3, 1}}) {
      double[][] x = inputs.ordinary(shape[0], shape[1]);
      double[][] v = inputs.ordinary(shape[0], shape[1]);
      double[][] s = ByDefinition.softmax(x);
      double[][] expected = new double[x.length][x[0].length];
      for (int n = 0; n < x.length; n++) {
        double[][] jacobian = new double[s[n].length][s[n].length];
        for (int i = 0; i < s[n].length; i++) {
          for (int j = 0; j < s[n].length; j++) {
            jacobian[i][j] = (i == j ? 1 : 0) - s[n][j];
            expected[n][j] += v[n][i] * jacobian[i][j];
          }
        }
        if (n < 2) {
          expect(LogSoftmaxLayer.logSoftmaxJacobian(s[n]))
              .given("s", s[n])
              .toBeCloseTo(jacobian, 1e-13);
        }
      }
      expect(layer.fprop(x)).given("x", x).toBeCloseTo(ByDefinition.logSoftmax(x), 1e-12);
      other.fprop(inputs.normal(shape[0], shape[1]));
      other.bprop(v);
      expect(layer.bprop(v)).given("x", x).given("v", v).toBeCloseTo(expected, 1e-12);
    }
  }

  @Test
  @Points(item = "6.5", value = 6)
  @DisplayName("The gradient of a row of 16,384 entries is right; its Jacobian would take 2 GB.")
  void logSoftmaxBackwardBuildsNoJacobian(Inputs inputs) {
    int k = 1 << 14;
    double[][] x = {new double[k]};
    Arrays.fill(x[0], inputs.between(-2, 2));
    double[][] v = new double[1][k];
    int place = inputs.size(0, k - 1);
    v[0][place] = 1;
    double[][] expected = {new double[k]};
    Arrays.fill(expected[0], -1.0 / k);
    expected[0][place] += 1;
    LogSoftmaxLayer layer = new LogSoftmaxLayer();
    layer.fprop(x);
    expect(layer.bprop(v)).toBeCloseTo(expected, 1e-12);
  }

  @Test
  @Points(item = "6.5", value = 2)
  @DisplayName(
      "A log-softmax layer's output and gradient are right where probabilities round to 0.")
  void logSoftmaxReachesBeyondTheSmallestProbability(Inputs inputs) {
    double gap = inputs.size(1000, 3000);
    double[][] x = {{0, gap}, {gap, gap - 2000}};
    LogSoftmaxLayer layer = new LogSoftmaxLayer();
    expect(layer.fprop(x)).given("x", x).toBeCloseTo(new double[][] {{-gap, 0}, {0, -2000}}, 1e-11);
    expect(layer.bprop(new double[][] {{-1, 0}, {0, -1}}))
        .given("x", x)
        .toBeCloseTo(new double[][] {{-1, 1}, {1, -1}}, 1e-12);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "6.5")
  @DisplayName("Both passes of a log-softmax layer, and its Jacobian, leave their arguments alone.")
  void logSoftmaxChangesNoArgument(Inputs inputs) {
    Arguments.expectUnchangedBy(new LogSoftmaxLayer(), inputs);
    double[] s = {0.2, 0.3, 0.5};
    LogSoftmaxLayer.logSoftmaxJacobian(s);
    expect(s).toBe(new double[] {0.2, 0.3, 0.5});
  }

  @Test
  @Points(item = "6.5", value = 0.25)
  @DisplayName("A log-softmax layer goes backwards once it has gone forwards, and not before.")
  void logSoftmaxRefusesToGoBackwardsFirst() {
    LogSoftmaxLayer used = new LogSoftmaxLayer();
    used.fprop(X);
    used.bprop(X);
    LogSoftmaxLayer fresh = new LogSoftmaxLayer();
    assertThatIllegalStateException().isThrownBy(() -> fresh.bprop(X));
  }
}
