package mine;

import static backprop.loss.StableLosses.binaryCrossEntropyWithLogits;
import static backprop.loss.StableLosses.binaryCrossEntropyWithLogitsGradient;
import static backprop.loss.StableLosses.logSoftmax;
import static backprop.loss.StableLosses.logSumExp;
import static backprop.loss.StableLosses.softmaxCrossEntropy;
import static backprop.loss.StableLosses.softmaxCrossEntropyGradient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import backprop.check.GradCheck;
import org.junit.jupiter.api.Test;

class StableLossesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double TINY = 4.248354255291589e-18; // log(1 + e^−40)

  @Test
  void logSumExpHasItsKnownValues() {
    assertThat(logSumExp(new double[] {1, 2, 3})).isCloseTo(3.40760596444438, within(1e-14));
    assertThat(logSumExp(new double[] {0, 0})).isCloseTo(Math.log(2), within(1e-15));
    assertThat(logSumExp(new double[] {5})).isEqualTo(5);
  }

  @Test
  void logSumExpMovesWithAConstantShift() {
    for (double shift : new double[] {1e4, -1e4}) {
      double[] x = {1 + shift, 2 + shift, 3 + shift};
      assertThat(logSumExp(x)).isCloseTo(3.40760596444438 + shift, within(1e-10));
    }
  }

  @Test
  void logSumExpKeepsTheDigitsOfASumNearOne() {
    assertThat(logSumExp(new double[] {0, -40})).isCloseTo(TINY, withinPercentage(1e-10));
    assertThat(logSumExp(new double[] {-40, 0})).isCloseTo(TINY, withinPercentage(1e-10));
  }

  @Test
  void logSumExpOfInfinitiesIsItsLimit() {
    assertThat(logSumExp(new double[] {-INFINITY, -INFINITY})).isEqualTo(-INFINITY);
    assertThat(logSumExp(new double[] {-INFINITY, 2})).isEqualTo(2);
    assertThat(logSumExp(new double[] {INFINITY, -INFINITY})).isEqualTo(INFINITY);
    assertThat(logSumExp(new double[] {INFINITY, INFINITY})).isEqualTo(INFINITY);
    assertThat(logSumExp(new double[] {1, Double.NaN, INFINITY})).isNaN();
  }

  @Test
  void logSoftmaxHasItsKnownValuesInEachRow() {
    double[] logs = {1 - 3.40760596444438, 2 - 3.40760596444438, 3 - 3.40760596444438};
    double[][] x = {{1, 2, 3}, {-4999, -4998, -4997}, {3, 2, 1}};
    Samples.assertClose(logSoftmax(x), new double[][] {logs, logs, {logs[2], logs[1], logs[0]}});
  }

  @Test
  void logSoftmaxKeepsTheDigitsOfASmallLogarithm() {
    double[][] logs = logSoftmax(new double[][] {{0, -40}, {1000040, 1000000}, {0, 2000}});
    assertThat(logs[0][0]).isCloseTo(-TINY, withinPercentage(1e-10));
    assertThat(logs[1][0]).isCloseTo(-TINY, withinPercentage(1e-10));
    assertThat(logs[2]).containsExactly(-2000, 0);
  }

  @Test
  void logSoftmaxIsNaNOnlyInTheRowThatHasNone() {
    double[][] x = {{Double.NaN, 1}, {5, 5}, {INFINITY, 1}, {-INFINITY, -INFINITY}, {-INFINITY, 1}};
    double[] none = {Double.NaN, Double.NaN};
    double[] half = {-Math.log(2), -Math.log(2)};
    double[][] expected = {none, half, none, none, {-INFINITY, 0}};
    Samples.assertEqual(logSoftmax(x), expected);
  }

  @Test
  void crossEntropyIsTheMeanOverTheRows() {
    double log2 = Math.log(2);
    double[][] logits = {{0, 0}, {0, 0}, {0, 2000}};
    double[][] t = {{1, 0}, {0.25, 0.75}, {1, 0}};
    assertThat(softmaxCrossEntropy(logits, t)).isCloseTo((2 * log2 + 2000) / 3, within(1e-10));
  }

  @Test
  void crossEntropyIgnoresInfinitiesWhoseTargetIsZero() {
    double[][] logits = {{-INFINITY, 3}};
    assertThat(softmaxCrossEntropy(logits, new double[][] {{0, 1}})).isEqualTo(0);
    assertThat(softmaxCrossEntropy(logits, new double[][] {{1, 0}})).isEqualTo(INFINITY);
    double[][] gradient = softmaxCrossEntropyGradient(logits, new double[][] {{0, 1}});
    assertThat(gradient).isDeepEqualTo(new double[][] {{0, 0}});
    assertThat(softmaxCrossEntropyGradient(logits, new double[][] {{1, 0}}))
        .isDeepEqualTo(new double[][] {{-1, 1}});
  }

  @Test
  void crossEntropyGradientIsThatOfTheCrossEntropy() {
    double[][] logits = Samples.gaussian(3, 4, 1);
    assertGradient(logits, Samples.oneHot(3, 4));
    assertGradient(logits, Samples.soft(3, 4, 2));
    assertGradient(logits, Samples.gaussian(3, 4, 3)); // rows that don't sum to one
  }

  private static void assertGradient(double[][] logits, double[][] t) {
    double[] gradient = Samples.flat(softmaxCrossEntropyGradient(logits, t));
    assertThat(
            GradCheck.check(
                    x -> softmaxCrossEntropy(Samples.matrix(x, 4), t),
                    Samples.flat(logits),
                    gradient)
                .passed())
        .isTrue();
  }

  @Test
  void crossEntropyGradientIsNaNOnlyInTheRowWithoutSoftmax() {
    double[][] logits = {{Double.NaN, 1}, {5, 5}, {INFINITY, 1}, {-INFINITY, -INFINITY}};
    double[][] t = {{0, 1}, {0, 1}, {0, 1}, {0, 1}};
    double[] none = {Double.NaN, Double.NaN};
    Samples.assertEqual(
        softmaxCrossEntropyGradient(logits, t), new double[][] {none, {0.125, -0.125}, none, none});
  }

  @Test
  void argumentsAreLeftAlone() {
    double[][] logits = Samples.gaussian(3, 4, 1);
    double[][] t = Samples.soft(3, 4, 2);
    logSoftmax(logits);
    softmaxCrossEntropy(logits, t);
    softmaxCrossEntropyGradient(logits, t);
    logSumExp(logits[0]);
    binaryCrossEntropyWithLogits(logits[1], t[1]);
    binaryCrossEntropyWithLogitsGradient(logits[2], t[2]);
    assertThat(logits).isDeepEqualTo(Samples.gaussian(3, 4, 1));
    assertThat(t).isDeepEqualTo(Samples.soft(3, 4, 2));
  }

  @Test
  void crossEntropyGradientStaysRightAtHugeLogits() {
    double[][] logits = {{1000, 0}, {0, -1000}};
    double[][] t = {{0, 1}, {0.5, 0.5}};
    assertThat(softmaxCrossEntropyGradient(logits, t))
        .isDeepEqualTo(new double[][] {{0.5, -0.5}, {0.25, -0.25}});
  }

  @Test
  void binaryCrossEntropyHasItsKnownValues() {
    double[] logits = {2, -1, 0.5};
    double[] y = {1, 0.25, 0};
    assertThat(binaryCrossEntropyWithLogits(logits, y))
        .isCloseTo(0.5547555609137673, within(1e-15));
  }

  @Test
  void binaryCrossEntropyStaysRightAtHugeLogits() {
    assertThat(loss(-710, 0.5)).isEqualTo(355);
    assertThat(loss(1e5, 0)).isEqualTo(1e5);
    assertThat(loss(-1e5, 1)).isEqualTo(1e5);
    assertThat(loss(40, 1)).isCloseTo(TINY, withinPercentage(1e-10));
    assertThat(loss(-40, 0)).isCloseTo(TINY, withinPercentage(1e-10));
    assertThat(loss(37, 0)).isCloseTo(37, within(1e-13));
  }

  @Test
  void binaryCrossEntropyOfInfinitiesIsItsLimit() {
    assertThat(loss(INFINITY, 1)).isZero();
    assertThat(loss(-INFINITY, 0)).isZero();
    assertThat(loss(INFINITY, 0.999)).isEqualTo(INFINITY);
    assertThat(loss(-INFINITY, 0.001)).isEqualTo(INFINITY);
    assertThat(loss(Double.NaN, 0)).isNaN();
    double[] gradient =
        binaryCrossEntropyWithLogitsGradient(
            new double[] {INFINITY, -INFINITY, INFINITY, -INFINITY}, new double[] {1, 0, 0, 0.5});
    assertThat(gradient).containsExactly(0, 0, 0.25, -0.125);
  }

  @Test
  void binaryCrossEntropyGradientIsThatOfTheLoss() {
    double[] x = {-3, -0.2, 0, 0.7, 5};
    double[] y = {0, 1, 0.3, 0.9, 0};
    double[] gradient = binaryCrossEntropyWithLogitsGradient(x, y);
    assertThat(GradCheck.check(z -> binaryCrossEntropyWithLogits(z, y), x, gradient).passed())
        .isTrue();
  }

  private static double loss(double logit, double y) {
    return binaryCrossEntropyWithLogits(new double[] {logit}, new double[] {y});
  }
}
