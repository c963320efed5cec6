package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThat;

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
 * Task 4, log-sum-exp and log-softmax. Constants: log sum e^x in Python's decimal with 60 digits,
 * rounded to 22.
 */
@Tag("task-4")
@ExtendWith(Seeded.class)
class LogSumExpTest {

  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  /** log(1 + e^-1), so that log-sum-exp of 0 and 1 is 1 more. */
  private static final double LOG_OF_ONE_PLUS_1_OVER_E = 0.3132616875182228340490;

  private final double[] LOG_SOFTMAX_OF_1_2_3 = {
    -2.407605964444380304483, -1.407605964444380304483, -0.4076059644443803044829
  };

  @Test
  @Points(item = "4.1", value = 2)
  @DisplayName("The log-sum-exp of some short vectors has the right values.")
  void hasKnownValues() {
    expectLogSumExp(new double[] {1, 2, 3}, 3.407605964444380304483);
    expectLogSumExp(new double[] {-1, 0, 2}, 2.169846019556285648779);
    expectLogSumExp(new double[] {0.5, -1.5, 0.25, 3}, 3.145935763641343648275);
    expectLogSumExp(new double[] {0, 0, 0, 0}, 1.386294361119890618834);
  }

  @Test
  @Points(item = "4.1", value = 6)
  @DisplayName("The log-sum-exp of moderate numbers is the logarithm of the sum of all e^x.")
  void followsItsDefinition(Inputs inputs) {
    for (int n : new int[] {1, 2, 4, inputs.size(5, 9), 30}) {
      for (double[] x : inputs.ordinary(3, n)) {
        expectLogSumExp(x, Oracle.logSumExp(x));
      }
    }
    for (double middle : new double[] {-5, 5}) {
      double[] x = inputs.between(inputs.size(2, 9), middle - 4, middle + 4);
      expectLogSumExp(x, Oracle.logSumExp(x));
    }
  }

  @Test
  @Points(item = "4.1", value = 1.5)
  @DisplayName(
      "The log-sum-exp is right after one number is added to every entry: it grows by that number.")
  void movesWithAConstantShift(Inputs inputs) {
    double[] x = inputs.normal(5);
    for (double shift : new double[] {inputs.between(-50, -5), inputs.between(5, 50)}) {
      expectLogSumExp(plus(x, shift), Oracle.logSumExp(x) + shift);
    }
  }

  @Test
  @Points(item = "4.1", value = 1.5)
  @DisplayName("The log-sum-exp lies above the maximum, by at most the logarithm of the length.")
  void isASmoothMaximum(Inputs inputs) {
    double[] x = inputs.between(6, -3, 3);
    double maximum = x[0];
    for (double value : x) {
      maximum = Math.max(maximum, value);
    }
    assertThat(StableLosses.logSumExp(x))
        .as("log-sum-exp")
        .isBetween(maximum + 1e-4, maximum + Oracle.logSumExp(new double[6]) + 1e-12);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "4.1")
  @DisplayName("The log-sum-exp of one number and of several is right, and x is left as it was.")
  void ofOneNumberIsThatNumber(Inputs inputs) {
    double x = inputs.between(-5, 5);
    expectLogSumExp(new double[] {x}, x);
    double[] several = inputs.normal(4);
    double[] before = several.clone();
    expectLogSumExp(several, Oracle.logSumExp(before));
    expect(several).toBe(before);
  }

  @Test
  @Points(item = "4.1")
  @DisplayName("The log-sum-exp of large entries is right, where e^x itself overflows.")
  void staysFiniteAtLargeEntries(Inputs inputs) {
    double large = inputs.size(1000, 5000);
    expectLogSumExp(new double[] {large, large + 1}, large + 1 + LOG_OF_ONE_PLUS_1_OVER_E);
    expectLogSumExp(new double[] {1e300, 1e300 / 2}, 1e300);
    double[] x = inputs.between(4, 700, 720);
    expectLogSumExp(x, Oracle.logSumExp(x));
  }

  @Test
  @Points(item = "4.1")
  @DisplayName("The log-sum-exp of entries far below zero is right, where e^x itself is 0.")
  void staysFiniteAtLargeNegativeEntries(Inputs inputs) {
    double low = -inputs.size(1000, 5000);
    expectLogSumExp(new double[] {low, low + 1}, low + 1 + LOG_OF_ONE_PLUS_1_OVER_E);
    expectLogSumExp(new double[] {-4e9, -5e9}, -4e9);
    double[] x = inputs.between(4, -760, -740);
    expectLogSumExp(x, Oracle.logSumExp(x));
  }

  @Test
  @Points(item = "4.1")
  @DisplayName(
      "The log-sum-exp is right where entries lie far apart, wherever the largest one stands.")
  void staysFiniteAtAWideGap(Inputs inputs) {
    for (int largest = 0; largest < 4; largest++) {
      double[] x = inputs.between(4, -800, -750);
      x[largest] = inputs.between(1500, 1600);
      expectLogSumExp(x, x[largest]);
    }
  }

  @Test
  @Points(item = "4.1", value = 0.75)
  @DisplayName(
      "The log-sum-exp is right beside an entry of minus infinity, which counts for nothing.")
  void ignoresMinusInfinity() {
    expectLogSumExp(new double[] {-INF, 1, 2, 3}, 3.407605964444380304483);
    expectLogSumExp(new double[] {0, 1, -INF}, 1 + LOG_OF_ONE_PLUS_1_OVER_E);
  }

  @Test
  @Points(item = "4.1", value = 0.5)
  @DisplayName(
      "Nothing but minus infinity gives minus infinity; one plus infinity gives plus infinity.")
  void hasItsLimitsAtInfinity() {
    expectLogSumExp(new double[] {-INF, -INF}, -INF);
    expectLogSumExp(new double[] {-INF}, -INF);
    expectLogSumExp(new double[] {0, INF, 1}, INF);
    expectLogSumExp(new double[] {INF, -INF}, INF);
  }

  @Test
  @Points(item = "4.1", value = 0.25)
  @DisplayName("A NaN among the entries gives NaN.")
  void passesOnNotANumber() {
    expectLogSumExp(new double[] {0, NAN, 1}, NAN);
    expectLogSumExp(new double[] {NAN, 1}, NAN);
  }

  @Test
  @Points(item = "4.1", value = 0.25)
  @DisplayName("A NaN wins over every infinity, wherever it stands.")
  void notANumberWinsOverInfinity() {
    expectLogSumExp(new double[] {NAN, INF, 1}, NAN);
    expectLogSumExp(new double[] {INF, NAN}, NAN);
    expectLogSumExp(new double[] {-INF, NAN, -INF}, NAN);
  }

  @Test
  @Points(item = "4.1", value = 0.5)
  @DisplayName("Where the maximum is 0, what the small entries add is kept in every digit.")
  void keepsTheDigitsOfSmallEntries(Inputs inputs) {
    expect(StableLosses.logSumExp(new double[] {0, -40}))
        .toBeCloseRelativeTo(4.248354255291588986305e-18, 1e-10);
    expect(StableLosses.logSumExp(new double[] {-40, 0, -41}))
        .toBeCloseRelativeTo(5.811236444626577746535e-18, 1e-10);
    double[] x = {inputs.between(-60, -40), 0, inputs.between(-700, -40)};
    expect(StableLosses.logSumExp(x)).given("x", x).toBeCloseRelativeTo(Oracle.logSumExp(x), 1e-10);
  }

  @Test
  @Points(item = "4.2", value = 2)
  @DisplayName("The log-softmax of a matrix has the right values, row by row.")
  void logSoftmaxHasKnownValues() {
    double[][] x = {{1, 2, 3}, {4, 1, 2.5}};
    double[][] expected = {
      LOG_SOFTMAX_OF_1_2_3,
      {-0.2413112966571570602114, -3.241311296657157060211, -1.741311296657157060211}
    };
    expectLogSoftmax(x, expected);
  }

  @Test
  @Points(item = "4.2", value = 4.5)
  @DisplayName("The log-softmax of moderate numbers is x minus the row's log-sum-exp.")
  void logSoftmaxFollowsItsDefinition(Inputs inputs) {
    int[][] shapes = {{4, 4}, {3, 6}, {11, 12}, {6, 2}, {3, 1}, {1, 4}};
    for (int[] shape : shapes) {
      double[][] x = inputs.ordinary(shape[0], shape[1]);
      expectLogSoftmax(x, Oracle.logSoftmax(x));
    }
  }

  @Test
  @Points(item = "4.2", value = 1.5)
  @DisplayName("The exponentials of a row of the log-softmax sum to one, whatever its shift.")
  void logSoftmaxRowsAreLogarithmsOfProbabilities(Inputs inputs) {
    double[][] x = inputs.normal(3, 5);
    x[1] = plus(x[1], inputs.between(5, 50));
    x[2] = plus(x[2], inputs.between(-50, -5));
    double[][] actual = StableLosses.logSoftmax(x);
    expect(actual).given("x", x).toHaveShape(3, 5);
    for (double[] row : actual) {
      double sum = 0;
      for (double value : row) {
        sum += Math.exp(value);
      }
      expect(sum).given("x", x).toBeCloseTo(1.0, 1e-12);
    }
  }

  @Test
  @SeesChangedArguments
  @Points(item = "4.2", value = 0.5)
  @DisplayName("The log-softmax leaves its matrix as it was.")
  void logSoftmaxLeavesItsArgumentAlone(Inputs inputs) {
    double[][] x = inputs.normal(2, 3);
    double[][] before = {x[0].clone(), x[1].clone()};
    double[][] first = StableLosses.logSoftmax(x);
    expect(x).toBe(before);
    double[][] kept = {first[0].clone(), first[1].clone()};
    first[0][0] = 1;
    expect(StableLosses.logSoftmax(x)).given("x", x).toBe(kept);
    expect(x).toBe(before);
  }

  @Test
  @Points(item = "4.2")
  @DisplayName("The logarithm of a probability too small for a double is still right.")
  void logSoftmaxReachesBeyondTheSmallestProbability(Inputs inputs) {
    double gap = inputs.size(1000, 3000);
    expectLogSoftmax(new double[][] {{0, -gap}, {gap, 0}}, new double[][] {{0, -gap}, {0, -gap}});
    double[][] x = {{inputs.between(0, 1), inputs.between(-900, -750), inputs.between(-2, 0)}};
    expectLogSoftmax(x, Oracle.logSoftmax(x));
  }

  @Test
  @Points(item = "4.2", value = 1.5)
  @DisplayName("The log-softmax of each row is right where rows are huge and thousands apart.")
  void logSoftmaxRowsMayLieFarApart(Inputs inputs) {
    double far = inputs.size(1000, 5000);
    double[][] x = {plus(new double[] {1, 2, 3}, far), {1, 2, 3}, {1 - far, 2 - far, 3 - far}};
    expectLogSoftmax(
        x, new double[][] {LOG_SOFTMAX_OF_1_2_3, LOG_SOFTMAX_OF_1_2_3, LOG_SOFTMAX_OF_1_2_3});
  }

  @Test
  @Points(item = "4.2", value = 0.5)
  @DisplayName(
      "An entry of minus infinity stays so, a row with NaN is NaN, and all others are right.")
  void logSoftmaxSpoilsOneRowOnly() {
    double[][] x = {{1, 2, 3}, {NAN, 0, 0}, {-INF, 0, 0}};
    double[][] expected = {
      LOG_SOFTMAX_OF_1_2_3,
      {NAN, NAN, NAN},
      {-INF, -0.6931471805599453094172, -0.6931471805599453094172}
    };
    expectLogSoftmax(x, expected);
  }

  @Test
  @Points(item = "4.2", value = 0.25)
  @DisplayName(
      "A row with plus infinity, or only minus infinity, is NaN, and another row is right.")
  void logSoftmaxHasNoLimitAtInfinity() {
    double[][] x = {{1, INF, 3}, {-INF, -INF, -INF}, {1, 2, 3}};
    double[] spoilt = {NAN, NAN, NAN};
    expectLogSoftmax(x, new double[][] {spoilt, spoilt, LOG_SOFTMAX_OF_1_2_3});
  }

  @Test
  @Points(item = "4.2", value = 0.5)
  @DisplayName(
      "The logarithm of a probability next to one is right to its last digits, also at huge logits.")
  void logSoftmaxKeepsTheDigitsNextToZero(Inputs inputs) {
    double[][] x = {{0, -40}, {1e15, 1e15 + 1}};
    double[][] actual = StableLosses.logSoftmax(x);
    expect(actual[0][0]).given("x", x).toBeCloseRelativeTo(-4.248354255291588986305e-18, 1e-10);
    expect(actual[1][1]).given("x", x).toBeCloseTo(-LOG_OF_ONE_PLUS_1_OVER_E, 1e-12);
    double[][] sure = {{inputs.between(-1, 1), inputs.between(-700, -45)}};
    expect(StableLosses.logSoftmax(sure))
        .given("x", sure)
        .toBeCloseRelativeTo(Oracle.logSoftmax(sure), 1e-10);
  }

  private static void expectLogSumExp(double[] x, double expected) {
    expect(StableLosses.logSumExp(x)).given("x", x).toBeCloseTo(expected, 1e-12);
  }

  private static void expectLogSoftmax(double[][] x, double[][] expected) {
    expect(StableLosses.logSoftmax(x)).given("x", x).toBeCloseTo(expected, 1e-11);
  }

  private static double[] plus(double[] x, double shift) {
    double[] shifted = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      shifted[i] = x[i] + shift;
    }
    return shifted;
  }
}
