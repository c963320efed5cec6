package backprop;

import static backprop.feedback.Expectation.expect;
import static backprop.feedback.Given.given;

import backprop.feedback.Exercise;
import backprop.function.Sigmoid;
import backprop.matrix.Matrices;
import backprop.theory.Affine;
import backprop.theory.Equivalences;
import backprop.theory.Stability;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("task-B1")
class TheoryTest {
  private static final double CLOSE = 1e-9;

  private static Affine affine(int in, int out, long seed) {
    return new Affine(RandomMatrix.normal(in, out, seed), RandomMatrix.normal(1, out, -seed)[0]);
  }

  /** The output of a net: the activation follows every map but the last. */
  private static double[][] output(
      Affine[] net, UnaryOperator<double[][]> activation, double[][] x) {
    double[][] z = net[0].apply(x);
    for (int i = 1; i < net.length; i++) {
      z = net[i].apply(activation.apply(z));
    }
    return z;
  }

  private static void assertSameNet(Affine... sigmoidNet) {
    double[][] x = RandomMatrix.normal(3, 2, 20);
    double[][] expected = output(sigmoidNet, Sigmoid::sigmoid, x);
    Affine[] tanhNet = Equivalences.toTanh(sigmoidNet);
    expect(output(sigmoidNet, Sigmoid::sigmoid, x))
        .given("checked", "the sigmoid net itself, after toTanh: was it changed?")
        .toBe(expected);
    expect(tanhNet.length).given("checked", "how many maps toTanh returns").toBe(sigmoidNet.length);
    given("checked", "the tanh net of " + sigmoidNet.length + " maps")
        .and("x", x)
        .expect(() -> output(tanhNet, z -> Matrices.map(z, Math::tanh), x))
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("B1.1")
  @DisplayName("A sigmoid net with one hidden layer has the output of its tanh net.")
  void oneHiddenLayerCanUseTanh() {
    assertSameNet(affine(2, 4, 21), affine(4, 3, 22));
  }

  @Test
  @Exercise("B1.1")
  @DisplayName("A sigmoid net with three hidden layers has the output of its tanh net.")
  void deepNetsCanUseTanh() {
    assertSameNet(affine(2, 4, 23), affine(4, 3, 24), affine(3, 5, 25), affine(5, 2, 26));
  }

  @Test
  @Exercise("B1.2")
  @DisplayName("Two affine maps in a row are one affine map.")
  void twoAffineMapsAreOne() {
    Affine first = affine(2, 4, 27);
    Affine second = affine(4, 3, 28);
    double[][] x = RandomMatrix.normal(3, 2, 29);
    double[][] expected = second.apply(first.apply(x));
    Affine both = Equivalences.collapse(first, second);
    expect(second.apply(first.apply(x)))
        .given("checked", "the two maps themselves, after collapse: were they changed?")
        .toBe(expected);
    given("checked", "the one map")
        .and("x", x)
        .expect(() -> both.apply(x))
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("B1.3")
  @DisplayName("At ordinary x both gradients of sqrt(x^2) are the sign of x.")
  void gradientsAgreeAtOrdinaryInputs() {
    for (double x : new double[] {-2.5, 0.01, 3}) {
      double sign = Math.signum(x);
      given("checked", "stagedGradient(x)")
          .and("x", x)
          .expect(() -> Stability.stagedGradient(x))
          .toBeCloseTo(sign, CLOSE);
      given("checked", "fusedGradient(x)")
          .and("x", x)
          .expect(() -> Stability.fusedGradient(x))
          .toBeCloseTo(sign, CLOSE);
    }
  }

  @Test
  @Exercise("B1.3")
  @DisplayName("At 0 the staged gradient is NaN and the fused one is 0.")
  void gradientsPartAtZero() {
    expect(Stability.stagedGradient(0)).given("checked", "stagedGradient(0)").toBe(Double.NaN);
    expect(Stability.fusedGradient(0)).given("checked", "fusedGradient(0)").toBe(0);
  }

  @Test
  @Exercise("B1.4")
  @DisplayName("The naive loss breaks first, then the gradient, last the loss of the softmax.")
  void lossesAndGradientsBreakInThisOrder() {
    int naive = Stability.naiveLossBreaksAt();
    int gradient = Stability.gradientBreaksAt();
    int loss = Stability.lossBreaksAt();
    expect(naive).given("checked", "naiveLossBreaksAt()").toBeBetween(1, 100);
    expect(gradient)
        .given("checked", "gradientBreaksAt(), where naiveLossBreaksAt() is " + naive)
        .toBeBetween(naive + 1, 1000);
    expect(loss)
        .given("checked", "lossBreaksAt(), where gradientBreaksAt() is " + gradient)
        .toBeBetween(gradient + 1, 1000);
  }
}
