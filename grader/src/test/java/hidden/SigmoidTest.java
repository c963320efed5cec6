package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.function.Sigmoid;
import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.matrix.Matrices;
import hidden.support.Inputs;
import hidden.support.Oracle;
import hidden.support.Seeded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Task 1. Constants: 1/(1+e^-x) in Python's decimal with 60 digits, rounded to 22. */
@Tag("task-1")
@ExtendWith(Seeded.class)
class SigmoidTest {

  @Test
  @Points(item = "1.1", value = 1.5)
  @DisplayName("The sigmoid of 0 is one half.")
  void isOneHalfAtZero() {
    expect(Sigmoid.sigmoid(0)).given("x", 0.0).toBe(0.5);
    expect(Sigmoid.sigmoid(-0.0)).given("x", -0.0).toBe(0.5);
  }

  @Test
  @Points(item = "1.1", value = 2.5)
  @DisplayName("The sigmoid has the right values at some moderate numbers.")
  void hasKnownValues() {
    expectSigmoid(-10, 0.00004539786870243439450478);
    expectSigmoid(-3, 0.04742587317756678087885);
    expectSigmoid(-0.5, 0.3775406687981454353611);
    expectSigmoid(0.25, 0.5621765008857981040273);
    expectSigmoid(1, 0.7310585786300048792512);
    expectSigmoid(5, 0.9933071490757151444406);
    expectSigmoid(12, 0.9999938558253977852822);
  }

  @Test
  @Points(item = "1.1", value = 6)
  @DisplayName("The sigmoid is 1 / (1 + e^-x) for any moderate x.")
  void followsItsDefinition(Inputs inputs) {
    expectSigmoid(0, 0.5);
    for (double range : new double[] {1, 5, 15}) {
      for (double x : inputs.between(4, 0, range)) {
        expectSigmoid(x, Oracle.sigmoid(x));
        expectSigmoid(-x, Oracle.sigmoid(-x));
      }
    }
  }

  @Test
  @Points(item = "1.1")
  @DisplayName(
      "The sigmoids of x and of -x sum to one, and for a positive x its own is the larger.")
  void sumsToOneWithItsMirrorImage(Inputs inputs) {
    for (double x : inputs.between(8, 0, 30)) {
      double upper = Sigmoid.sigmoid(x);
      expect(upper + Sigmoid.sigmoid(-x)).given("x", x).toBeCloseTo(1.0, 1e-12);
      assertThat(upper).isGreaterThanOrEqualTo(0.5);
    }
  }

  @Test
  @Points(item = "1.1")
  @DisplayName("The sigmoid rises everywhere.")
  void isIncreasing(Inputs inputs) {
    double x = -20 - inputs.between(0, 0.25);
    double lower = Sigmoid.sigmoid(x);
    while (x < 20) {
      x += 2;
      double upper = Sigmoid.sigmoid(x);
      assertThat(upper).as("sigmoid(%s) above sigmoid(%s)", x, x - 2).isGreaterThan(lower);
      lower = upper;
    }
  }

  @Test
  @SeesChangedArguments
  @Points(item = "1.1")
  @DisplayName("The sigmoid of a matrix is right in each entry, and the matrix is left as it was.")
  void worksEntryByEntry(Inputs inputs) {
    double[][] before = inputs.normal(3, 4);
    double[][] x = Matrices.copy(before);
    double[][] actual = Sigmoid.sigmoid(x);
    expect(actual).given("x", before).toHaveShape(3, 4);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        expect(actual[i][j]).given("x", before).toBeCloseTo(Oracle.sigmoid(before[i][j]), 1e-12);
      }
    }
    expect(x).toBe(before);
  }

  @Test
  @Points(item = "1.1")
  @DisplayName("The sigmoid of a very large number is 1.")
  void isOneAtHugeNumbers(Inputs inputs) {
    for (double x : new double[] {inputs.between(710, 2000), 1e10, Double.MAX_VALUE}) {
      expect(Sigmoid.sigmoid(x)).given("x", x).toBe(1.0);
    }
  }

  @Test
  @Points(item = "1.1")
  @DisplayName("The sigmoid of a very large negative number is 0.")
  void isZeroAtHugeNegativeNumbers(Inputs inputs) {
    for (double x : new double[] {-inputs.between(750, 2000), -1e10, -Double.MAX_VALUE}) {
      expect(Sigmoid.sigmoid(x)).given("x", x).toBeCloseTo(0.0, 1e-300);
    }
  }

  @Test
  @Points(item = "1.1")
  @DisplayName("Far to the left the sigmoid is tiny and still right in every digit.")
  void keepsItsDigitsFarToTheLeft(Inputs inputs) {
    expectTail(-20, 2.061153618190203581431e-9, 1e-12);
    expectTail(-35, 6.305116760146985410189e-16, 1e-12);
    expectTail(-100, 3.720075976020835962960e-44, 1e-12);
    expectTail(-300, 5.148200222412013781155e-131, 1e-12);
    expectTail(-600, 2.650396553004310816339e-261, 1e-12);
    expectTail(-700, 9.859676543759770856705e-305, 1e-12);
    for (double x : inputs.between(5, -708, -20)) {
      expectTail(x, Oracle.sigmoid(x), 1e-12);
    }
  }

  @Test
  @Points(item = "1.1", value = 0.5)
  @DisplayName("The sigmoid of plus or minus infinity is its limit, and NaN stays NaN.")
  void hasItsLimitsAtInfinity() {
    expect(Sigmoid.sigmoid(Double.POSITIVE_INFINITY)).toBe(1.0);
    expect(Sigmoid.sigmoid(Double.NEGATIVE_INFINITY)).toBe(0.0);
    expect(Sigmoid.sigmoid(Double.NaN)).toBe(Double.NaN);
  }

  @Test
  @Points(item = "1.1", value = 0.5)
  @DisplayName("Where e^-x is no longer a double, the sigmoid is still right: sub-normal, not 0.")
  void reachesTheSubNormalNumbers(Inputs inputs) {
    expectTail(-710, 4.476286225675129956083e-309, 1e-9);
    expectTail(-715, 3.016097934133535382395e-311, 1e-9);
    expectTail(-720, 2.032230802424293152867e-313, 1e-9);
    expectTail(-730, 9.226313569122113868787e-318, 1e-5);
    double x = -inputs.between(710, 722);
    expectTail(x, Oracle.sigmoid(x), 1e-9);
    assertThat(Sigmoid.sigmoid(-744)).as("sigmoid(-744)").isGreaterThan(0);
  }

  @Test
  @Points(item = "1.2", value = 3)
  @DisplayName("The gradient, given the sigmoid's output, has the right values.")
  void gradientHasKnownValues() {
    expectGradient(0.5, 0.25);
    expectGradient(0.2, 0.16);
    expectGradient(0.9, 0.09);
    expectGradient(0.04742587317756678087885, 0.04517665973091213); // s - s^2 with 60 digits
  }

  @Test
  @Points(item = "1.2", value = 2)
  @DisplayName("The gradient at an output is the sigmoid's slope at the point with that output.")
  void gradientIsTheSlopeOfTheSigmoid(Inputs inputs) {
    for (double range : new double[] {0.1, 5, 8}) {
      for (double x : inputs.between(4, range / 2, range)) {
        for (double s : new double[] {Oracle.sigmoid(x), Oracle.sigmoid(-x)}) {
          expectGradient(s, Oracle.sigmoidGradient(s));
        }
      }
    }
  }

  @Test
  @Points(item = "1.2")
  @DisplayName(
      "For s from 0.01 to 0.99 the gradient is the same for 1 - s, and between 0.009 and 0.25.")
  void gradientIsSymmetric(Inputs inputs) {
    for (double s : inputs.between(10, 0.01, 0.99)) {
      double gradient = Sigmoid.gradient(s);
      expect(gradient).given("s", s).toBeCloseTo(Sigmoid.gradient(1 - s), 1e-14);
      assertThat(gradient).as("gradient(%s)", s).isBetween(0.0, 0.25);
      assertThat(gradient).as("gradient(%s)", s).isGreaterThan(0.009);
    }
  }

  @Test
  @SeesChangedArguments
  @Points(item = "1.2")
  @DisplayName("The gradient of a matrix is right in each entry, and the matrix is left as it was.")
  void gradientWorksEntryByEntry(Inputs inputs) {
    double[][] before = inputs.probabilities(2, 5);
    double[][] s = Matrices.copy(before);
    double[][] actual = Sigmoid.gradient(s);
    expect(actual).given("s", before).toHaveShape(2, 5);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 5; j++) {
        double expected = Oracle.sigmoidGradient(before[i][j]);
        expect(actual[i][j]).given("s", before).toBeCloseTo(expected, 1e-14);
      }
    }
    expect(s).toBe(before);
  }

  @Test
  @Points(item = "1.2", value = 1.5)
  @DisplayName(
      "At an output of 0 or 1 the gradient is 0, and next to 0 it is right to its last digits.")
  void gradientVanishesWhereTheSigmoidSaturates() {
    expect(Sigmoid.gradient(0)).given("s", 0.0).toBe(0.0);
    expect(Sigmoid.gradient(1)).given("s", 1.0).toBe(0.0);
    expect(Sigmoid.gradient(1e-300)).given("s", 1e-300).toBeCloseRelativeTo(1e-300, 1e-12);
  }

  private static void expectSigmoid(double x, double expected) {
    expect(Sigmoid.sigmoid(x)).given("x", x).toBeCloseTo(expected, 1e-12);
  }

  private static void expectTail(double x, double expected, double tolerance) {
    expect(Sigmoid.sigmoid(x)).given("x", x).toBeCloseRelativeTo(expected, tolerance);
  }

  private static void expectGradient(double s, double expected) {
    expect(Sigmoid.gradient(s)).given("s", s).toBeCloseTo(expected, 1e-13);
  }
}
