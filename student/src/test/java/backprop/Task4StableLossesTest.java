package backprop;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import backprop.feedback.Exercise;
import backprop.loss.StableLosses;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("task-4")
class Task4StableLossesTest {
  private static final double CLOSE = 1e-12;
  private static final double[][] LOGITS = {{1, 2, 3}, {-1, 0, 2}};
  private static final double[][] LABELS = {{0, 0, 1}, {1, 0, 0}};

  @Test
  @Exercise("4.1")
  @DisplayName("Log-sum-exp has the values of the formula.")
  void logSumExpHasKnownValues() {
    double[] zeros = {0, 0};
    expect(StableLosses.logSumExp(zeros)).given("x", zeros).toBeCloseTo(0.6931471805599453, CLOSE);
    double[] x = {1, 2, 3};
    expect(StableLosses.logSumExp(x)).given("x", x).toBeCloseTo(3.40760596444438, CLOSE);
  }

  @Test
  @Exercise("4.1")
  @DisplayName("Log-sum-exp of large numbers is a little more than the largest, not infinite.")
  void logSumExpStaysFinite() {
    double[] x = {1000, 1001};
    expect(StableLosses.logSumExp(x)).given("x", x).toBeCloseTo(1001.3132616875182, CLOSE);
    double[] y = {-1001, -1000};
    expect(StableLosses.logSumExp(y)).given("x", y).toBeCloseTo(-999.6867383124818, CLOSE);
  }

  @Test
  @Exercise("4.2")
  @DisplayName("Log-softmax is x minus the log-sum-exp of its own row.")
  void logSoftmaxHasKnownValues() {
    double[][] expected = {
      {-2.40760596444438, -1.4076059644443804, -0.4076059644443803},
      {-3.1698460195562856, -2.1698460195562856, -0.16984601955628564}
    };
    expect(StableLosses.logSoftmax(LOGITS)).given("x", LOGITS).toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("4.2")
  @DisplayName("At a logit gap of 1000 the log-softmax is -1000, not minus infinity.")
  void logSoftmaxStaysFinite() {
    double[][] x = {{0, 1000}, {3, 3}};
    double[][] expected = {{-1000, 0}, {-0.6931471805599453, -0.6931471805599453}};
    expect(StableLosses.logSoftmax(x)).given("x", x).toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("4.3")
  @DisplayName("The softmax cross-entropy is the mean over the rows.")
  void softmaxCrossEntropyHasKnownValues() {
    expect(StableLosses.softmaxCrossEntropy(LOGITS, LABELS))
        .given("logits", LOGITS)
        .given("t", LABELS)
        .toBeCloseTo(1.7887259920003329, CLOSE);
    double[][] soft = {{0.2, 0.3, 0.5}, {1, 0, 0}};
    expect(StableLosses.softmaxCrossEntropy(LOGITS, soft))
        .given("logits", LOGITS)
        .given("t", soft)
        .toBeCloseTo(2.138725992000333, CLOSE);
  }

  @Test
  @Exercise("4.3")
  @DisplayName("A confident wrong answer costs its logit gap: 2000, not infinity.")
  void softmaxCrossEntropyStaysFinite() {
    double[][] logits = {{0, 2000}};
    double[][] t = {{1, 0}};
    expect(StableLosses.softmaxCrossEntropy(logits, t))
        .given("logits", logits)
        .given("t", t)
        .toBeCloseTo(2000, CLOSE);
  }

  @Test
  @Exercise("4.3")
  @DisplayName("Targets of another shape are refused.")
  void softmaxCrossEntropyRefusesAnotherShape() {
    StableLosses.softmaxCrossEntropy(LOGITS, LABELS);
    assertThatIllegalArgumentException()
        .as("logits 2x3 with targets 2x2")
        .isThrownBy(
            () -> StableLosses.softmaxCrossEntropy(LOGITS, new double[][] {{1, 0}, {0, 1}}));
  }

  @Test
  @Exercise("4.4")
  @DisplayName("The gradient by the logits contains the 1/N of the mean.")
  void softmaxCrossEntropyGradientHasKnownValues() {
    double[][] expected = {
      {0.04501528658519023, 0.12236423552739882, -0.16737952211258905},
      {-0.47899496693296695, 0.05709759969229724, 0.42189736724066973}
    };
    expect(StableLosses.softmaxCrossEntropyGradient(LOGITS, LABELS))
        .given("logits", LOGITS)
        .given("t", LABELS)
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("4.4")
  @DisplayName("The gradient is the measured slope of the cross-entropy.")
  void softmaxCrossEntropyGradientIsTheSlope() {
    double[][] logits = RandomMatrix.normal(3, 4, 3);
    double[][] t = RandomMatrix.distributions(3, 4, 4);
    double[][] gradient = StableLosses.softmaxCrossEntropyGradient(logits, t);
    double[][] slope =
        CentralDifference.gradient(at -> StableLosses.softmaxCrossEntropy(at, t), logits);
    expect(gradient)
        .given("logits", logits)
        .given("t", t)
        .toBeCloseTo(slope, CentralDifference.TOLERANCE);
  }

  @Test
  @Exercise("4.5")
  @DisplayName("The binary cross-entropy is the mean of -y log(s) - (1 - y) log(1 - s).")
  void binaryCrossEntropyHasKnownValues() {
    double[] logits = {0, 2, -1, 3};
    double[] y = {1, 1, 0, 0.25};
    expect(StableLosses.binaryCrossEntropyWithLogits(logits, y))
        .given("logits", logits)
        .given("y", y)
        .toBeCloseTo(0.8579810576737207, CLOSE);
  }

  @Test
  @Exercise("4.5")
  @DisplayName("Logits of 1000 and -1000 give a finite binary cross-entropy.")
  void binaryCrossEntropyStaysFinite() {
    double[] wrong = {1000, -1000};
    double[] y = {0, 1};
    expect(StableLosses.binaryCrossEntropyWithLogits(wrong, y))
        .given("logits", wrong)
        .given("y", y)
        .toBeCloseTo(1000, CLOSE);
    double[] right = {-1000, 1000};
    expect(StableLosses.binaryCrossEntropyWithLogits(right, y))
        .given("logits", right)
        .given("y", y)
        .toBeCloseTo(0, CLOSE);
  }

  @Test
  @Exercise("4.6")
  @DisplayName("The gradient of the binary cross-entropy contains the 1/N of the mean.")
  void binaryCrossEntropyGradientHasKnownValues() {
    double[] logits = {0, 2, -1, 3};
    double[] y = {1, 1, 0, 0.25};
    double[] expected = {-0.125, -0.02980073050552939, 0.06723535534249878, 0.1756435317056083};
    expect(StableLosses.binaryCrossEntropyWithLogitsGradient(logits, y))
        .given("logits", logits)
        .given("y", y)
        .toBeCloseTo(expected, CLOSE);
  }
}
