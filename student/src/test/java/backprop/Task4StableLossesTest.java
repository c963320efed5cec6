package backprop;

import static backprop.feedback.Expectation.expectRefusal;
import static backprop.feedback.Given.given;

import backprop.feedback.Exercise;
import backprop.loss.StableLosses;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("task-4")
class Task4StableLossesTest {
  private static final double CLOSE = 1e-12;
  // Fields of each test's own object: no test sees what another one did to them.
  private final double[][] twoRows = {{1, 2, 3}, {-1, 0, 2}};
  private final double[][] labels = {{0, 0, 1}, {1, 0, 0}};

  @Test
  @Exercise("4.1")
  @DisplayName("Log-sum-exp has the values of the formula.")
  void logSumExpHasKnownValues() {
    double[] zeros = {0, 0};
    given("x", zeros)
        .expect(() -> StableLosses.logSumExp(zeros))
        .toBeCloseTo(0.6931471805599453, CLOSE);
    double[] x = {1, 2, 3};
    given("x", x).expect(() -> StableLosses.logSumExp(x)).toBeCloseTo(3.40760596444438, CLOSE);
  }

  @Test
  @Exercise("4.1")
  @DisplayName("Log-sum-exp of large numbers is a little more than the largest, not infinite.")
  void logSumExpStaysFinite() {
    double[] x = {1000, 1001};
    given("x", x).expect(() -> StableLosses.logSumExp(x)).toBeCloseTo(1001.3132616875182, CLOSE);
    double[] y = {-1001, -1000};
    given("x", y).expect(() -> StableLosses.logSumExp(y)).toBeCloseTo(-999.6867383124818, CLOSE);
  }

  @Test
  @Exercise("4.2")
  @DisplayName("Log-softmax is x minus the log-sum-exp of its own row.")
  void logSoftmaxHasKnownValues() {
    double[][] expected = {
      {-2.40760596444438, -1.4076059644443804, -0.4076059644443803},
      {-3.1698460195562856, -2.1698460195562856, -0.16984601955628564}
    };
    given("x", twoRows).expect(() -> StableLosses.logSoftmax(twoRows)).toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("4.2")
  @DisplayName("At a logit gap of 1000 the log-softmax is -1000, not minus infinity.")
  void logSoftmaxStaysFinite() {
    double[][] x = {{0, 1000}, {3, 3}};
    double[][] expected = {{-1000, 0}, {-0.6931471805599453, -0.6931471805599453}};
    given("x", x).expect(() -> StableLosses.logSoftmax(x)).toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("4.3")
  @DisplayName("The softmax cross-entropy is the mean over the rows.")
  void softmaxCrossEntropyHasKnownValues() {
    given("logits", twoRows)
        .and("t", labels)
        .expect(() -> StableLosses.softmaxCrossEntropy(twoRows, labels))
        .toBeCloseTo(1.7887259920003329, CLOSE);
    double[][] soft = {{0.2, 0.3, 0.5}, {1, 0, 0}};
    given("logits", twoRows)
        .and("t", soft)
        .expect(() -> StableLosses.softmaxCrossEntropy(twoRows, soft))
        .toBeCloseTo(2.138725992000333, CLOSE);
  }

  @Test
  @Exercise("4.3")
  @DisplayName("A confident wrong answer costs its logit gap: 2000, not infinity.")
  void softmaxCrossEntropyStaysFinite() {
    double[][] logits = {{0, 2000}};
    double[][] t = {{1, 0}};
    given("logits", logits)
        .and("t", t)
        .expect(() -> StableLosses.softmaxCrossEntropy(logits, t))
        .toBeCloseTo(2000, CLOSE);
  }

  @Test
  @Exercise("4.3")
  @DisplayName("Targets of another shape are refused.")
  void softmaxCrossEntropyRefusesAnotherShape() {
    StableLosses.softmaxCrossEntropy(twoRows, labels);
    expectRefusal(
        "logits 2x3 with targets 2x2",
        IllegalArgumentException.class,
        () -> StableLosses.softmaxCrossEntropy(twoRows, new double[][] {{1, 0}, {0, 1}}));
  }

  @Test
  @Exercise("4.4")
  @DisplayName(
      "The gradient by the logits has the values of the formula, with the 1/N of the mean.")
  void softmaxCrossEntropyGradientHasKnownValues() {
    double[][] expected = {
      {0.04501528658519023, 0.12236423552739882, -0.16737952211258905},
      {-0.47899496693296695, 0.05709759969229724, 0.42189736724066973}
    };
    given("logits", twoRows)
        .and("t", labels)
        .expect(() -> StableLosses.softmaxCrossEntropyGradient(twoRows, labels))
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("4.4")
  @DisplayName("The gradient is the measured slope of the cross-entropy.")
  void softmaxCrossEntropyGradientIsTheSlope() {
    double[][] logits = RandomMatrix.normal(3, 4, 3);
    double[][] t = RandomMatrix.distributions(3, 4, 4);
    double[][] slope =
        CentralDifference.gradient(at -> StableLosses.softmaxCrossEntropy(at, t), logits);
    given("logits", logits)
        .and("t", t)
        .expect(() -> StableLosses.softmaxCrossEntropyGradient(logits, t))
        .toBeCloseTo(slope, CentralDifference.TOLERANCE);
  }

  @Test
  @Exercise("4.5")
  @DisplayName("The binary cross-entropy is the mean of -y log(s) - (1 - y) log(1 - s).")
  void binaryCrossEntropyHasKnownValues() {
    double[] logits = {0, 2, -1, 3};
    double[] y = {1, 1, 0, 0.25};
    given("logits", logits)
        .and("y", y)
        .expect(() -> StableLosses.binaryCrossEntropyWithLogits(logits, y))
        .toBeCloseTo(0.8579810576737207, CLOSE);
  }

  @Test
  @Exercise("4.5")
  @DisplayName("Logits of 1000 and -1000 have a binary cross-entropy of 1000 and 0.")
  void binaryCrossEntropyStaysFinite() {
    double[] wrong = {1000, -1000};
    double[] y = {0, 1};
    given("logits", wrong)
        .and("y", y)
        .expect(() -> StableLosses.binaryCrossEntropyWithLogits(wrong, y))
        .toBeCloseTo(1000, CLOSE);
    double[] right = {-1000, 1000};
    given("logits", right)
        .and("y", y)
        .expect(() -> StableLosses.binaryCrossEntropyWithLogits(right, y))
        .toBeCloseTo(0, CLOSE);
  }

  @Test
  @Exercise("4.6")
  @DisplayName("The gradient of the binary cross-entropy is right, with the 1/N of the mean.")
  void binaryCrossEntropyGradientHasKnownValues() {
    double[] logits = {0, 2, -1, 3};
    double[] y = {1, 1, 0, 0.25};
    double[] expected = {-0.125, -0.02980073050552939, 0.06723535534249878, 0.1756435317056083};
    given("logits", logits)
        .and("y", y)
        .expect(() -> StableLosses.binaryCrossEntropyWithLogitsGradient(logits, y))
        .toBeCloseTo(expected, CLOSE);
  }
}
