package hidden;

import static backprop.feedback.Expectation.expect;
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
 * Task 4, softmax cross-entropy. Constants: -sum t log softmax(x), averaged over the rows, in
 * Python's decimal with 60 digits, rounded to 22.
 */
@Tag("task-4")
@ExtendWith(Seeded.class)
class SoftmaxCrossEntropyTest {

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  @Test
  @Points(item = "4.3", value = 2)
  @DisplayName("The cross-entropy of some given logits and targets has the right value.")
  void hasKnownValues() {
    expectLoss(new double[][] {{1, 2, 3}}, new double[][] {{0, 1, 0}}, 1.407605964444380304483);
    expectLoss(
        new double[][] {{2, 0, -1}}, new double[][] {{0.7, 0.2, 0.1}}, 0.8698460195562856487790);
    expectLoss(
        new double[][] {{1, 2, 3}, {2, 0, -1}},
        new double[][] {{0, 1, 0}, {0.7, 0.2, 0.1}},
        1.138725992000332976631);
  }

  @Test
  @Points(item = "4.3", value = 4.5)
  @DisplayName("For one-hot and soft targets the loss is the mean over the rows of -sum t log p.")
  void followsItsDefinition(Inputs inputs) {
    int[][] shapes = {{4, 4}, {3, 6}, {11, 12}, {6, 2}, {1, 3}, {2, 1}};
    for (int[] shape : shapes) {
      double[][] logits = inputs.ordinary(shape[0], shape[1]);
      double[][] hard = inputs.oneHot(shape[0], shape[1]);
      double[][] soft = inputs.probabilities(shape[0], shape[1]);
      expectLoss(logits, hard, Oracle.softmaxCrossEntropy(logits, hard));
      expectLoss(logits, soft, Oracle.softmaxCrossEntropy(logits, soft));
    }
  }

  @Test
  @Points(item = "4.3", value = 1.5)
  @DisplayName("The loss of some rows is right, and the same when each of them comes twice.")
  void isAMeanOverTheRows(Inputs inputs) {
    double[][] logits = inputs.normal(3, 4);
    double[][] t = inputs.oneHot(3, 4);
    double once = StableLosses.softmaxCrossEntropy(logits, t);
    expectLoss(twice(logits), twice(t), once);
    expectLoss(logits, t, Oracle.softmaxCrossEntropy(logits, t));
  }

  @Test
  @Points(item = "4.3")
  @DisplayName("Equal logits cost the logarithm of the number of classes, whatever the target.")
  void equalLogitsCostTheLogarithmOfTheNumberOfClasses(Inputs inputs) {
    double c = inputs.between(-5, 5);
    double[][] logits = {{c, c, c}, {0, 0, 0}};
    expectLoss(logits, inputs.oneHot(2, 3), 1.098612288668109691395);
    expectLoss(logits, inputs.probabilities(2, 3), 1.098612288668109691395);
  }

  @Test
  @Points(item = "4.3", value = 1.5)
  @DisplayName(
      "The loss of very wrong and very sure predictions is right: the gap between the logits.")
  void costsTheGapWhereThePredictionIsVeryWrong(Inputs inputs) {
    double gap = inputs.size(1000, 3000);
    expectLoss(new double[][] {{0, gap}}, new double[][] {{1, 0}}, gap);
    double[][] logits = {{inputs.between(700, 800), inputs.between(-800, -700), 0}};
    double[][] soft = inputs.probabilities(1, 3);
    expectLoss(logits, soft, Oracle.softmaxCrossEntropy(logits, soft));
    expectLoss(
        new double[][] {{-gap, 0, -gap}, {1, 2, 3}},
        new double[][] {{1, 0, 0}, {0, 1, 0}},
        (gap + 1.407605964444380304483) / 2);
  }

  @Test
  @Points(item = "4.3")
  @DisplayName(
      "The loss is right for a very right and very sure prediction (0), and after a huge shift.")
  void costsNothingWhereThePredictionIsVeryRight(Inputs inputs) {
    double gap = inputs.size(1000, 3000);
    expectLoss(new double[][] {{0, gap, -gap}}, new double[][] {{0, 1, 0}}, 0);
    expectLoss(
        new double[][] {{1 + gap, 2 + gap, 3 + gap}},
        new double[][] {{0, 1, 0}},
        1.407605964444380304483);
  }

  @Test
  @Points(item = "4.3", value = 0.5)
  @DisplayName(
      "The loss is right where a target of 0 meets a logit of minus infinity: it counts for nothing.")
  void aZeroTargetCountsForNothing() {
    expectLoss(
        new double[][] {{1, -INF, 2, 3}, {2, 0, -1, -INF}},
        new double[][] {{0, 0, 1, 0}, {0.7, 0.2, 0.1, 0}},
        1.138725992000332976631);
  }

  @Test
  @Points(item = "4.3", value = 0.25)
  @DisplayName("A positive target at a logit of minus infinity costs plus infinity.")
  void aPositiveTargetAtAnImpossibleClassCostsInfinitelyMuch() {
    expectLoss(new double[][] {{0, -INF, 1}}, new double[][] {{0, 1, 0}}, INF);
  }

  @Test
  @Points(item = "4.3", value = 0.25)
  @DisplayName("A NaN among the logits makes the loss NaN: it is not passed over.")
  void passesOnNotANumber() {
    double[][] t = {{0, 1, 0}, {0.7, 0.2, 0.1}};
    expectLoss(new double[][] {{1, 2, 3}, {2, NAN, -1}}, t, NAN);
    expectLoss(new double[][] {{1, 2, NAN}, {2, 0, -1}}, t, NAN);
  }

  @Test
  @Points(item = "4.3", value = 0.25)
  @DisplayName("Targets of another shape than the logits are refused, naming both shapes.")
  void refusesAnotherShape(Inputs inputs) {
    double[][] logits = inputs.normal(2, 3);
    StableLosses.softmaxCrossEntropy(logits, inputs.oneHot(2, 3));
    for (int[] shape : new int[][] {{1, 3}, {2, 2}}) {
      double[][] t = inputs.oneHot(shape[0], shape[1]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> StableLosses.softmaxCrossEntropy(logits, t))
          .withMessageContainingAll("2x3", shape[0] + "x" + shape[1]);
    }
  }

  @Test
  @Points(item = "4.4", value = 2)
  @DisplayName("The gradient for some given logits and targets has the right values.")
  void gradientHasKnownValues() {
    double[][] logits = {{1, 2, 3}, {2, 0, -1}};
    double[][] t = {{0, 1, 0}, {0.7, 0.2, 0.1}};
    double[][] expected = {
      {0.04501528658519022899901, -0.3776357644726011737635, 0.3326204778874109447645},
      {0.07189736724066973502590, -0.04290240030770276053493, -0.02899496693296697449097}
    };
    expectGradient(logits, t, expected, 1e-12);
  }

  @Test
  @Points(item = "4.4", value = 4)
  @DisplayName("The gradient holds the slopes of the mean loss, for one-hot and soft targets.")
  void gradientHoldsTheSlopes(Inputs inputs) {
    int[][] shapes = {{3, 3}, {3, 5}, {11, 12}, {5, 2}, {1, 4}, {2, 1}};
    for (int[] shape : shapes) {
      double[][] logits = inputs.ordinary(shape[0], shape[1]);
      double[][] hard = inputs.oneHot(shape[0], shape[1]);
      double[][] soft = inputs.probabilities(shape[0], shape[1]);
      for (double[][] t : new double[][][] {hard, soft}) {
        expectGradient(logits, t, Oracle.softmaxCrossEntropyGradient(logits, t), 1e-12);
      }
    }
  }

  @Test
  @Points(item = "4.4")
  @DisplayName(
      "The gradient's rows sum to zero, and for rows that come twice it is right: half as large.")
  void gradientContainsTheMean(Inputs inputs) {
    double[][] logits = inputs.normal(3, 4);
    double[][] t = inputs.probabilities(3, 4);
    double[][] once = StableLosses.softmaxCrossEntropyGradient(logits, t);
    double[][] half = Oracle.softmaxCrossEntropyGradient(logits, t);
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int j = 0; j < 4; j++) {
        sum += once[i][j];
        half[i][j] /= 2;
      }
      expect(sum).given("logits", logits).given("t", t).toBeCloseTo(0.0, 1e-14);
    }
    expectGradient(twice(logits), twice(t), twice(half), 1e-12);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "4.4", value = 0.5)
  @DisplayName("Loss and gradient change neither logits nor targets.")
  void changesNoArgument(Inputs inputs) {
    double[][] logits = inputs.normal(2, 3);
    double[][] t = inputs.probabilities(2, 3);
    double[][] logitsBefore = {logits[0].clone(), logits[1].clone()};
    double[][] tBefore = {t[0].clone(), t[1].clone()};
    StableLosses.softmaxCrossEntropy(logits, t);
    StableLosses.softmaxCrossEntropyGradient(logits, t);
    expect(logits).toBe(logitsBefore);
    expect(t).toBe(tBefore);
  }

  @Test
  @Points(item = "4.4", value = 2)
  @DisplayName("The gradient stays right at huge logits and wide gaps.")
  void gradientStaysFinite(Inputs inputs) {
    double gap = inputs.size(1000, 3000);
    expectGradient(
        new double[][] {{0, gap}, {gap, gap}, {-gap, 0}},
        new double[][] {{1, 0}, {0, 1}, {0, 1}},
        new double[][] {{-1 / 3.0, 1 / 3.0}, {1 / 6.0, -1 / 6.0}, {0, 0}},
        1e-12);
    double[][] logits = {inputs.between(4, 700, 720), inputs.between(4, -760, -740)};
    double[][] t = inputs.probabilities(2, 4);
    expectGradient(logits, t, Oracle.softmaxCrossEntropyGradient(logits, t), 1e-10);
  }

  @Test
  @Points(item = "4.4", value = 0.5)
  @DisplayName(
      "The gradient is right in a row with a logit of minus infinity, and 0 at that logit.")
  void gradientIsZeroAtAnImpossibleClass() {
    expectGradient(
        new double[][] {{0, -INF, 0}},
        new double[][] {{1, 0, 0}},
        new double[][] {{-0.5, 0, 0.5}},
        1e-12);
  }

  @Test
  @Points(item = "4.4", value = 0.25)
  @DisplayName(
      "A NaN among the logits makes the gradient of its own row NaN, and the others are right.")
  void gradientIsSpoiltInOneRowOnly() {
    expectGradient(
        new double[][] {{0, 0}, {NAN, 0}},
        new double[][] {{1, 0}, {0, 1}},
        new double[][] {{-0.25, 0.25}, {NAN, NAN}},
        1e-12);
  }

  private static void expectLoss(double[][] logits, double[][] t, double expected) {
    expect(StableLosses.softmaxCrossEntropy(logits, t))
        .given("logits", logits)
        .given("t", t)
        .toBeCloseTo(expected, 1e-11);
  }

  private static void expectGradient(
      double[][] logits, double[][] t, double[][] expected, double tolerance) {
    expect(StableLosses.softmaxCrossEntropyGradient(logits, t))
        .given("logits", logits)
        .given("t", t)
        .toBeCloseTo(expected, tolerance);
  }

  private static double[][] twice(double[][] x) {
    double[][] twice = new double[2 * x.length][];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = x[i % x.length].clone();
    }
    return twice;
  }
}
