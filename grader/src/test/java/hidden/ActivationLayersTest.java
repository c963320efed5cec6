package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.layer.ReluLayer;
import backprop.layer.TanhLayer;
import hidden.support.Arguments;
import hidden.support.ByDefinition;
import hidden.support.Inputs;
import hidden.support.Seeded;
import hidden.support.Slopes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Task 6, tanh and ReLU. Constants: (e^2x - 1)/(e^2x + 1) and one minus its square in Python's
 * decimal with 60 digits, rounded to 22.
 */
@Tag("task-6")
@ExtendWith(Seeded.class)
class ActivationLayersTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  private final double[][] X = {{-2, -0.5, 0}, {0.25, 1, 3}};
  private final double[][] TANH_OF_X = {
    {-0.9640275800758168839464, -0.4621171572600097585023, 0},
    {0.2449186624037091292778, 0.7615941559557648881195, 0.9950547536867304513319}
  };
  private final double[][] TANH_SLOPE_AT_X = {
    {0.07065082485316446568625, 0.7864477329659274101497, 1},
    {0.9400148488063779562772, 0.4199743416140260693945, 0.009866037165440191273156}
  };

  @Test
  @Points(item = "6.2", value = 2)
  @DisplayName("The outputs of a tanh layer have the right values.")
  void tanhHasKnownValues(Inputs inputs) {
    expect(new TanhLayer().fprop(X)).given("x", X).toBeCloseTo(TANH_OF_X, 1e-12);
    double[][] x = {inputs.between(5, -3, 3)};
    double[][] expected = new double[1][5];
    for (int j = 0; j < 5; j++) {
      double e = Math.exp(2 * x[0][j]);
      expected[0][j] = (e - 1) / (e + 1);
    }
    expect(new TanhLayer().fprop(x)).given("x", x).toBeCloseTo(expected, 1e-12);
  }

  @Test
  @Points(item = "6.2", value = 2)
  @DisplayName("Backwards, a tanh layer multiplies v by one minus its squared output.")
  void tanhBackwardHasKnownValues(Inputs inputs) {
    double[][] v = inputs.normal(2, 3);
    TanhLayer layer = new TanhLayer();
    layer.fprop(X);
    expect(layer.bprop(v))
        .given("x", X)
        .given("v", v)
        .toBeCloseTo(product(v, TANH_SLOPE_AT_X), 1e-12);
  }

  @Test
  @Points(item = "6.2", value = 4)
  @DisplayName("Batch after batch, a tanh layer's output and gradient are right.")
  void tanhSpeaksOfItsLatestInput(Inputs inputs) {
    TanhLayer layer = new TanhLayer();
    TanhLayer other = new TanhLayer();
    for (int[] shape : new int[][] {{3, 4}, {3, 4}, {11, 12}, {1, 2}, {3, 1}}) {
      double[][] x = inputs.ordinary(shape[0], shape[1]);
      double[][] v = inputs.ordinary(shape[0], shape[1]);
      double[][] output = new double[x.length][x[0].length];
      double[][] slopes = new double[x.length][x[0].length];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < x[i].length; j++) {
          double s = ByDefinition.sigmoid(2 * x[i][j]); // tanh x is 2 s - 1
          output[i][j] = 2 * s - 1;
          slopes[i][j] = 4 * s * (1 - s);
        }
      }
      expect(layer.fprop(x)).given("x", x).toBeCloseTo(output, 1e-12);
      other.fprop(inputs.normal(shape[0], shape[1]));
      other.bprop(v);
      expect(layer.bprop(v)).given("x", x).given("v", v).toBeCloseTo(product(v, slopes), 1e-12);
    }
  }

  @Test
  @Points(item = "6.2", value = 2)
  @DisplayName("At huge inputs a tanh layer answers plus or minus 1, with gradient 0, not NaN.")
  void tanhSaturates(Inputs inputs) {
    double large = inputs.between(750, 3000);
    double[][] x = {{large, -large, INF, -INF}};
    TanhLayer layer = new TanhLayer();
    expect(layer.fprop(x)).given("x", x).toBeCloseTo(new double[][] {{1, -1, 1, -1}}, 1e-12);
    double[][] v = {{2, 3, -4, 5}};
    expect(layer.bprop(v)).given("x", x).toBeCloseTo(new double[1][4], 1e-12);
  }

  @Test
  @Points(item = "6.2", value = 0.5)
  @DisplayName(
      "Next to 0 the outputs of a tanh layer are right to their last digits, and NaN stays NaN.")
  void tanhKeepsTheDigitsOfSmallNumbers() {
    double[][] x = {{1e-10, -1e-100}};
    expect(new TanhLayer().fprop(x)).given("x", x).toBeCloseRelativeTo(x, 1e-12);
    expect(new TanhLayer().fprop(new double[][] {{Double.NaN}}))
        .toBe(new double[][] {{Double.NaN}});
  }

  @Test
  @SeesChangedArguments
  @Points(item = "6.2")
  @DisplayName("Both passes of a tanh layer leave their arguments as they were.")
  void tanhChangesNoArgument(Inputs inputs) {
    Arguments.expectUnchangedBy(new TanhLayer(), inputs);
  }

  @Test
  @Points(item = "6.2", value = 0.25)
  @DisplayName("A tanh layer goes backwards once it has gone forwards, and not before.")
  void tanhRefusesToGoBackwardsFirst() {
    TanhLayer used = new TanhLayer();
    used.fprop(X);
    used.bprop(X);
    TanhLayer fresh = new TanhLayer();
    assertThatIllegalStateException().isThrownBy(() -> fresh.bprop(X));
  }

  @Test
  @Points(item = "6.3", value = 2)
  @DisplayName("A ReLU layer keeps positive inputs and turns the others into 0.")
  void reluHasKnownValues(Inputs inputs) {
    double small = inputs.between(1e-3, 1e-2);
    double[][] x = {{-2, 3.5, -small}, {small, -1e6, 1e6}};
    expect(new ReluLayer().fprop(x))
        .given("x", x)
        .toBe(new double[][] {{0, 3.5, 0}, {small, 0, 1e6}});
  }

  @Test
  @Points(item = "6.3", value = 2)
  @DisplayName(
      "Backwards, a ReLU layer lets v through where its input was positive, and nowhere else.")
  void reluBackwardHasKnownValues(Inputs inputs) {
    double[][] x = {{-2, 3.5, -0.01}, {0.01, -1e6, 1e6}};
    double[][] v = inputs.normal(2, 3);
    ReluLayer layer = new ReluLayer();
    layer.fprop(x);
    expect(layer.bprop(v))
        .given("x", x)
        .given("v", v)
        .toBe(new double[][] {{0, v[0][1], 0}, {v[1][0], 0, v[1][2]}});
  }

  @Test
  @Points(item = "6.3", value = 1.5)
  @DisplayName("A ReLU layer's gradient holds the slopes of any weighted sum of its outputs.")
  void reluBackwardHoldsTheSlopes(Inputs inputs) {
    double[][] x = new double[3][4];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        x[i][j] = inputs.between(0.1, 2) * ((i + j) % 2 == 0 ? 1 : -1); // off the kink
      }
    }
    double[][] v = inputs.normal(3, 4);
    ReluLayer layer = new ReluLayer();
    layer.fprop(x);
    double[][] slopes = Slopes.of((double[][] at) -> ByDefinition.dot(v, positivePart(at)), x);
    expect(layer.bprop(v)).given("x", x).given("v", v).toBeCloseTo(slopes, Slopes.TOLERANCE);
  }

  @Test
  @Points(item = "6.3", value = 4.5)
  @DisplayName("Batch after batch, a ReLU layer's output and gradient are right.")
  void reluSpeaksOfItsLatestInput(Inputs inputs) {
    ReluLayer layer = new ReluLayer();
    ReluLayer other = new ReluLayer();
    for (int[] shape : new int[][] {{3, 4}, {3, 4}, {11, 12}, {1, 2}, {3, 1}}) {
      double[][] x = inputs.normal(shape[0], shape[1]);
      x[0][0] = inputs.between(7, 99);
      x[shape[0] - 1][shape[1] - 1] = inputs.between(1e-9, 1e-4);
      double[][] v = inputs.ordinary(shape[0], shape[1]);
      double[][] through = new double[x.length][x[0].length];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < x[i].length; j++) {
          through[i][j] = x[i][j] > 0 ? v[i][j] : 0;
        }
      }
      expect(layer.fprop(x)).given("x", x).toBe(positivePart(x));
      other.fprop(inputs.normal(shape[0], shape[1]));
      other.bprop(v);
      expect(layer.bprop(v)).given("x", x).given("v", v).toBe(through);
    }
  }

  @Test
  @Points(item = "6.3", value = 1.5)
  @DisplayName(
      "At 0 the ReLU and its derivative are 0, and at a positive input beside it they are right.")
  void reluIsFlatAtZero(Inputs inputs) {
    double[][] x = {{0, -0.0, 1}};
    double c = inputs.between(1, 2);
    ReluLayer layer = new ReluLayer();
    expect(layer.fprop(x)).given("x", x).toBe(new double[][] {{0, 0, 1}});
    expect(layer.bprop(new double[][] {{c, -c, c}})).given("x", x).toBe(new double[][] {{0, 0, c}});
  }

  @Test
  @Points(item = "6.3", value = 0.5)
  @DisplayName("A ReLU layer passes on NaN and infinity and turns minus infinity into 0.")
  void reluPassesOnNotANumber() {
    double[][] x = {{Double.NaN, INF, -INF, 1}};
    expect(new ReluLayer().fprop(x)).given("x", x).toBe(new double[][] {{Double.NaN, INF, 0, 1}});
  }

  @Test
  @SeesChangedArguments
  @Points(item = "6.3")
  @DisplayName("Both passes of a ReLU layer leave their arguments as they were.")
  void reluChangesNoArgument(Inputs inputs) {
    Arguments.expectUnchangedBy(new ReluLayer(), inputs);
  }

  @Test
  @Points(item = "6.3", value = 0.25)
  @DisplayName(
      "Backwards, a ReLU layer's gradient is NaN where its input was NaN, and right elsewhere.")
  void reluBackwardPassesOnNotANumber(Inputs inputs) {
    double[][] x = {{Double.NaN, 1, -1, Double.NaN}};
    double[][] v = {{inputs.between(1, 2), 3, 4, -2}};
    ReluLayer layer = new ReluLayer();
    layer.fprop(x);
    expect(layer.bprop(v))
        .given("x", x)
        .given("v", v)
        .toBe(new double[][] {{Double.NaN, 3, 0, Double.NaN}});
  }

  @Test
  @Points(item = "6.3", value = 0.25)
  @DisplayName("A ReLU layer goes backwards once it has gone forwards, and not before.")
  void reluRefusesToGoBackwardsFirst() {
    ReluLayer used = new ReluLayer();
    used.fprop(X);
    used.bprop(X);
    ReluLayer fresh = new ReluLayer();
    assertThatIllegalStateException().isThrownBy(() -> fresh.bprop(X));
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        product[i][j] = a[i][j] * b[i][j];
      }
    }
    return product;
  }

  private static double[][] positivePart(double[][] x) {
    double[][] positive = new double[x.length][x[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        positive[i][j] = x[i][j] > 0 ? x[i][j] : 0;
      }
    }
    return positive;
  }
}
