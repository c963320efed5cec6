package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.loss.StableLosses;
import hidden.support.Inputs;
import hidden.support.Oracle;
import hidden.support.Seeded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Task 4, binary cross-entropy with logits. Constants: -y log s(x) - (1-y) log s(-x) in Python's
 * decimal with 60 digits, rounded to 22, where s is the sigmoid.
 */
@Tag("task-4")
@ExtendWith(Seeded.class)
class BinaryCrossEntropyTest {

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double LOG_2 = 0.6931471805599453094172;

  private final double[] LOGITS = {2, -1, 0.5, 3};
  private final double[] TARGETS = {1, 0, 0.25, 0};

  @Test
  @Points(item = "4.5", value = 2)
  @DisplayName("The loss of some given logits and targets has the right value.")
  void hasKnownValues() {
    expectLoss(2, 1, 0.1269280110429724964437);
    expectLoss(-1, 0, 0.3132616875182228340490);
    expectLoss(0.5, 0.25, 0.8490769841801066808730);
    expectLoss(3, 0, 3.048587351573742058759);
    expectLoss(LOGITS, TARGETS, 1.084463508578761017531);
  }

  @Test
  @Points(item = "4.5", value = 4.5)
  @DisplayName("The loss is the mean of -y log s - (1 - y) log(1 - s) for moderate logits.")
  void followsItsDefinition(Inputs inputs) {
    for (int n : new int[] {1, 2, 3, 4, 7, 8, 30}) {
      double[] x = ordinaryLogits(inputs, n, 6);
      double[] y = ordinaryTargets(inputs, n);
      expectLoss(x, y, Oracle.binaryCrossEntropy(x, y));
    }
  }

  @Test
  @Points(item = "4.5")
  @DisplayName("A logit of 0 costs the logarithm of 2, whatever the target.")
  void aLogitOfZeroCostsTheLogarithmOfTwo(Inputs inputs) {
    expectLoss(0, 0, LOG_2);
    expectLoss(0, 1, LOG_2);
    expectLoss(0, inputs.between(0, 1), LOG_2);
  }

  @Test
  @Points(item = "4.5", value = 1.5)
  @DisplayName("The loss is right, and the same for -x with 1 - y.")
  void isTheSameForTheOppositeClass(Inputs inputs) {
    double[] x = inputs.between(4, -4, 4);
    double[] y = inputs.probabilities(4);
    double[] oppositeX = {-x[0], -x[1], -x[2], -x[3]};
    double[] oppositeY = {1 - y[0], 1 - y[1], 1 - y[2], 1 - y[3]};
    expectLoss(oppositeX, oppositeY, StableLosses.binaryCrossEntropyWithLogits(x, y));
    expectLoss(x, y, Oracle.binaryCrossEntropy(x, y));
  }

  @Test
  @Points(item = "4.5", value = 1.25)
  @DisplayName("The loss of very wrong and very sure predictions is right: the size of the logit.")
  void costsTheLogitWhereThePredictionIsVeryWrong(Inputs inputs) {
    expectLoss(37, 0, 37);
    expectLoss(-40, 1, 40);
    expectLoss(50, 0.25, 37.5);
    double large = inputs.between(750, 3000);
    expectLoss(large, 0, large);
    expectLoss(-large, 1, large);
    expectLoss(new double[] {large, 3}, new double[] {0, 0}, (large + 3.048587351573742) / 2);
    double[] x = {inputs.between(700, 760), inputs.between(-760, -700), inputs.between(37, 50)};
    double[] y = inputs.between(3, 0.1, 0.9);
    expectLoss(x, y, Oracle.binaryCrossEntropy(x, y));
  }

  @Test
  @Points(item = "4.5", value = 1.25)
  @DisplayName("A very right and very sure prediction costs nothing.")
  void costsNothingWhereThePredictionIsVeryRight(Inputs inputs) {
    double large = inputs.between(750, 3000);
    expectLoss(large, 1, 0);
    expectLoss(-large, 0, 0);
    expectLoss(-710, 0, 0);
  }

  @Test
  @Points(item = "4.5", value = 0.5)
  @DisplayName("A small loss is right to its last digits.")
  void keepsTheDigitsOfASmallLoss(Inputs inputs) {
    expectSmallLoss(40, 1, 4.248354255291588986305e-18);
    expectSmallLoss(-40, 0, 4.248354255291588986305e-18);
    double x = inputs.between(45, 700);
    expectSmallLoss(x, 1, Oracle.binaryCrossEntropy(new double[] {x}, new double[] {1}));
  }

  @Test
  @Points(item = "4.5", value = 0.25)
  @DisplayName("At infinite logits the loss takes its limit: 0 or plus infinity.")
  void hasItsLimitsAtInfinity() {
    expectLoss(INF, 1, 0);
    expectLoss(-INF, 0, 0);
    expectLoss(INF, 0, INF);
    expectLoss(-INF, 1, INF);
    expectLoss(-INF, 0.5, INF);
  }

  @Test
  @Points(item = "4.5", value = 0.25)
  @DisplayName("A target outside 0 to 1 is refused.")
  void refusesATargetThatIsNoProbability() {
    StableLosses.binaryCrossEntropyWithLogits(new double[] {2}, new double[] {1});
    for (double y : new double[] {-0.25, 1.5}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  StableLosses.binaryCrossEntropyWithLogits(new double[] {0.5}, new double[] {y}));
    }
  }

  @Test
  @Points(item = "4.5", value = 0.25)
  @DisplayName("A logit of NaN makes the loss NaN: it is not passed over.")
  void passesOnNotANumber() {
    expectLoss(new double[] {2, Double.NaN}, new double[] {1, 0.5}, Double.NaN);
    expectLoss(Double.NaN, 0, Double.NaN);
    expectLoss(Double.NaN, 1, Double.NaN);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "4.5", value = 0.5)
  @DisplayName("The loss changes neither x nor y.")
  void changesNoArgument(Inputs inputs) {
    double[] x = ordinaryLogits(inputs, 3, 4);
    double[] y = ordinaryTargets(inputs, 3);
    double[] xBefore = x.clone();
    double[] yBefore = y.clone();
    StableLosses.binaryCrossEntropyWithLogits(x, y);
    expect(x).toBe(xBefore);
    expect(y).toBe(yBefore);
  }

  @Test
  @Points(item = "4.6", value = 2.25)
  @DisplayName("The gradient for some given logits and targets has the right values.")
  void gradientHasKnownValues() {
    double[] expected = {
      -0.02980073050552938898507,
      0.06723535534249878018721,
      0.09311483280046364115973,
      0.2381435317056083047803
    };
    expectGradient(LOGITS, TARGETS, expected, 1e-12);
  }

  @Test
  @Points(item = "4.6", value = 3.75)
  @DisplayName("The gradient holds the slopes of the mean loss.")
  void gradientHoldsTheSlopes(Inputs inputs) {
    for (int n : new int[] {1, 2, 3, 4, 7, 8, 30}) {
      double[] x = ordinaryLogits(inputs, n, 4);
      double[] y = ordinaryTargets(inputs, n);
      expectGradient(x, y, Oracle.binaryCrossEntropyGradient(x, y), 1e-12);
    }
  }

  @Test
  @SeesChangedArguments
  @Points(item = "4.6")
  @DisplayName("The gradient changes neither x nor y, and is 0 where the prediction is right.")
  void gradientChangesNoArgument(Inputs inputs) {
    double[] x = inputs.between(3, -2, 2);
    double[] y = {Oracle.sigmoid(x[0]), Oracle.sigmoid(x[1]), Oracle.sigmoid(x[2])};
    double[] xBefore = x.clone();
    double[] yBefore = y.clone();
    expectGradient(x, y, new double[3], 1e-13);
    expect(x).toBe(xBefore);
    expect(y).toBe(yBefore);
  }

  @Test
  @Points(item = "4.6", value = 1.5)
  @DisplayName("The gradient stays right at huge logits.")
  void gradientStaysFinite(Inputs inputs) {
    double large = inputs.between(750, 3000);
    double[] x = {large, large, -large, -large};
    expectGradient(x, new double[] {1, 0, 1, 0.5}, new double[] {0, 0.25, -0.25, -0.125}, 1e-12);
    double[] wide = {inputs.between(700, 720), inputs.between(-720, -700), inputs.between(30, 40)};
    double[] y = inputs.between(3, 0.1, 0.9);
    expectGradient(wide, y, Oracle.binaryCrossEntropyGradient(wide, y), 1e-12);
  }

  @Test
  @Points(item = "4.6", value = 0.25)
  @DisplayName("At infinite logits the gradient takes its limit.")
  void gradientHasItsLimitsAtInfinity() {
    double[] x = {INF, INF, -INF, -INF};
    double[] y = {1, 0, 1, 0};
    expectGradient(x, y, new double[] {0, 0.25, -0.25, 0}, 1e-12);
    double[] actual = StableLosses.binaryCrossEntropyWithLogitsGradient(x, y);
    assertThat(actual).as("gradient").hasSize(4);
  }

  @Test
  @Points(item = "4.6", value = 0.25)
  @DisplayName("A logit of NaN has the gradient NaN, and the other entries are right.")
  void gradientPassesOnNotANumber() {
    double[] x = {0, Double.NaN, Double.NaN, 0};
    double[] y = {1, 0, 1, 0};
    expectGradient(x, y, new double[] {-0.125, Double.NaN, Double.NaN, 0.125}, 1e-12);
  }

  @Test
  @Points(item = "4.6", value = 0.25)
  @DisplayName("The gradient is refused for targets outside 0 to 1, or of another length.")
  void gradientRefusesBadTargets(Inputs inputs) {
    double[] x = inputs.normal(2);
    StableLosses.binaryCrossEntropyWithLogitsGradient(x, new double[] {1, 0});
    for (double[] y : new double[][] {{0.5, -0.25}, {1.5, 0.5}, {0.5}, {0.5, 0.5, 0.5}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> StableLosses.binaryCrossEntropyWithLogitsGradient(x, y));
    }
  }

  /** Moderate logits of both signs, every third of them 0. */
  private static double[] ordinaryLogits(Inputs inputs, int n, double range) {
    double[] x = inputs.between(n, -range, range);
    for (int i = n % 3; i < n; i += 3) {
      x[i] = 0;
    }
    return x;
  }

  /** Soft targets, and in every other place 0, 1 or one half. */
  private static double[] ordinaryTargets(Inputs inputs, int n) {
    double[] y = inputs.between(n, 0, 1);
    for (int i = n % 2; i < n; i += 2) {
      y[i] = i % 3 / 2.0;
    }
    return y;
  }

  private static void expectLoss(double x, double y, double expected) {
    expectLoss(new double[] {x}, new double[] {y}, expected);
  }

  private static void expectLoss(double[] x, double[] y, double expected) {
    expect(StableLosses.binaryCrossEntropyWithLogits(x, y))
        .given("logits", x)
        .given("y", y)
        .toBeCloseTo(expected, 1e-12);
  }

  private static void expectSmallLoss(double x, double y, double expected) {
    expect(StableLosses.binaryCrossEntropyWithLogits(new double[] {x}, new double[] {y}))
        .given("logits", x)
        .given("y", y)
        .toBeCloseRelativeTo(expected, 1e-10);
  }

  private static void expectGradient(double[] x, double[] y, double[] expected, double tolerance) {
    expect(StableLosses.binaryCrossEntropyWithLogitsGradient(x, y))
        .given("logits", x)
        .given("y", y)
        .toBeCloseTo(expected, tolerance);
  }
}
