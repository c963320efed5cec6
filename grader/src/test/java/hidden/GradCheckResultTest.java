package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import backprop.check.GradCheck;
import backprop.check.GradCheckResult;
import backprop.check.ScalarFunction;
import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import hidden.support.Inputs;
import hidden.support.Seeded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Task 2, the comparison of two gradients. Slopes are exact derivatives, written by hand. */
@Tag("task-2")
@ExtendWith(Seeded.class)
class GradCheckResultTest {

  private static final ScalarFunction SUM_OF_SQUARES =
      x -> {
        double sum = 0;
        for (double value : x) {
          sum += value * value;
        }
        return sum;
      };

  @Test
  @Points(item = "2.2", value = 0.5)
  @DisplayName("Equal numbers have no error.")
  void equalNumbersHaveNoError(Inputs inputs) {
    for (double a : new double[] {0, inputs.between(-1, 1), -2.5e8}) {
      expect(GradCheck.relativeError(a, a)).given("analytic", a).toBe(0.0);
    }
  }

  @Test
  @Points(item = "2.2", value = 1.25)
  @DisplayName("Below one the error is the absolute difference.")
  void smallNumbersAreComparedAbsolutely() {
    expectError(0.001, 0.002, 0.001);
    expectError(-0.25, 0.5, 0.75);
    expectError(0, 1e-9, 1e-9);
  }

  @Test
  @Points(item = "2.2", value = 1.5)
  @DisplayName("Above one the error is the difference divided by the larger of |a| and |n|.")
  void largeNumbersAreComparedRelatively() {
    expectError(200, 100, 0.5);
    expectError(-300, 300, 2);
    expectError(-4, -5, 0.2);
    expectError(0.5, 2, 0.75);
    expectError(1e9, 1e9 + 1, 1 / (1e9 + 1));
  }

  @Test
  @Points(item = "2.2", value = 2.75)
  @DisplayName(
      "The error of any two numbers follows the formula, in whatever order and of whatever sign.")
  void isSymmetric(Inputs inputs) {
    for (double range : new double[] {0.9, 3, 500}) {
      double a = inputs.between(range / 2, range);
      double n = inputs.between(range / 9, range / 2);
      for (double[] pair : new double[][] {{a, n}, {n, -a}, {-a, n}, {-n, -a}, {a, 0}, {0, -a}}) {
        expectError(pair[0], pair[1], Math.abs(pair[0] - pair[1]) / Math.max(1, a));
      }
    }
  }

  @Test
  @Points(item = "2.2", value = 1.5)
  @DisplayName("A number that is not finite is infinitely wrong.")
  void notFiniteCountsAsInfinite() {
    double[] notFinite = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    // All are asked first: which of them are wrong tells what is wrong with the program.
    double[][] errors = new double[notFinite.length][];
    for (int i = 0; i < errors.length; i++) {
      double bad = notFinite[i];
      errors[i] =
          new double[] {
            GradCheck.relativeError(bad, 1),
            GradCheck.relativeError(0, bad),
            GradCheck.relativeError(bad, bad)
          };
    }
    for (int i = 0; i < errors.length; i++) {
      for (double error : errors[i]) {
        expect(error).given("one of the two", notFinite[i]).toBe(Double.POSITIVE_INFINITY);
      }
    }
  }

  @Test
  @Points(item = "2.3", value = 0.75)
  @DisplayName(
      "The entry with the largest error is reported with that error, even if another differs by more.")
  void reportsTheLargestErrorAndNotTheLargestDifference(Inputs inputs) {
    double steep = inputs.between(2_000, 5_000);
    double[] analytic = {steep + 1, 1.2, steep - 1};
    GradCheckResult result =
        GradCheck.check(at -> steep * (at[0] + at[2]) + at[1], new double[] {0, 0, 0}, analytic);
    assertThat(result.index()).as("index of the worst entry").isEqualTo(1);
    expect(result.maxRelativeError()).given("analytic", analytic).toBeCloseTo(0.2 / 1.2, 1e-6);
  }

  @Test
  @Points(item = "2.3", value = 1.5)
  @DisplayName("A right gradient passes, with an error far below the tolerance.")
  void aRightGradientPasses(Inputs inputs) {
    double[] x = inputs.normal(5);
    double[] analytic = doubled(x);
    GradCheckResult result = GradCheck.check(SUM_OF_SQUARES, x, analytic);
    assertThat(result.passed()).as("passed").isTrue();
    assertThat(result.maxRelativeError()).as("error").isBetween(0.0, 1e-8);
  }

  @Test
  @Points(item = "2.3", value = 5.5)
  @DisplayName(
      "Whichever entry is wrong, the check fails and reports its index, its error and both numbers.")
  void findsTheWrongEntry(Inputs inputs) {
    for (int wrong = 0; wrong < 8; wrong++) {
      int n = Math.max(2, wrong + 1 + wrong % 3); // the first, the last and those between
      double[] x = inputs.between(n, 0.1, 0.4);
      x[inputs.size(0, n - 1)] *= -1;
      double slope = 2 * x[wrong];
      double entry = new double[] {slope + 0.01, slope - 0.01, -slope, 0}[wrong % 4];
      int steep = (wrong + inputs.size(1, n - 1)) % n;
      double[] analytic = doubled(x);
      for (int i = 0; i < n; i++) {
        analytic[i] += inputs.between(-0.002, 0.002);
      }
      analytic[wrong] = entry;
      analytic[steep] = 3002 + 2 * x[steep]; // the largest difference, but a small error
      GradCheckResult result =
          GradCheck.check(at -> SUM_OF_SQUARES.value(at) + 3000 * at[steep], x, analytic);
      assertThat(result.passed()).as("passed").isFalse();
      assertThat(result.index()).as("index").isEqualTo(wrong);
      expect(result.maxRelativeError()).given("x", x).toBeCloseTo(Math.abs(entry - slope), 1e-7);
      expect(result.analytic()).given("x", x).toBe(entry);
      expect(result.numerical()).given("x", x).toBeCloseTo(slope, 1e-7);
    }
  }

  @Test
  @Points(item = "2.3")
  @DisplayName(
      "In large gradients an error of a tiny share of a number passes, and a larger share fails.")
  void aLargeGradientMayBeOffByATinyShare() {
    double[] x = {3, -2, 1};
    ScalarFunction steep = at -> 1e5 * at[0] + 1e5 * at[1] + at[2];
    assertThat(GradCheck.check(steep, x, new double[] {1e5 + 0.1, 1e5, 1}).passed()).isTrue();
    assertThat(GradCheck.check(steep, x, new double[] {1e5 + 10, 1e5, 1}).passed()).isFalse();
  }

  @Test
  @Points(item = "2.3", value = 0.75)
  @DisplayName("A tiny difference from 0 passes, and is reported as it is, with its index.")
  void aTinyGradientMayDifferFromZero() {
    double[] analytic = {1e-8, -1e-7, 0};
    GradCheckResult result = GradCheck.check(at -> 1.5, new double[] {1, 2, 3}, analytic);
    assertThat(result.passed()).as("passed").isTrue();
    assertThat(result.index()).as("index").isEqualTo(1);
    expect(result.maxRelativeError()).toBeCloseRelativeTo(1e-7, 1e-9);
  }

  @Test
  @Points(item = "2.3")
  @DisplayName(
      "A gradient that holds NaN fails, and the NaN's index and an infinite error are reported.")
  void notANumberFails(Inputs inputs) {
    double[] x = inputs.normal(5);
    int wrong = inputs.size(1, 4);
    double[] analytic = doubled(x);
    analytic[wrong] = Double.NaN;
    GradCheckResult result = GradCheck.check(SUM_OF_SQUARES, x, analytic);
    assertThat(result.passed()).as("passed").isFalse();
    assertThat(result.index()).as("index").isEqualTo(wrong);
    expect(result.maxRelativeError()).toBe(Double.POSITIVE_INFINITY);
  }

  @Test
  @Points(item = "2.3", value = 0.5)
  @DisplayName(
      "A function without a finite slope fails the check at that entry, whatever the gradient says.")
  void aFunctionWithoutASlopeFails() {
    double[] x = {1, 0};
    ScalarFunction root = at -> at[0] + Math.sqrt(at[1]);
    GradCheckResult result = GradCheck.check(root, x, new double[] {1, Double.NaN});
    assertThat(result.passed()).as("passed").isFalse();
    assertThat(result.index()).as("index").isEqualTo(1);
  }

  @Test
  @Points(item = "2.3", value = 0.75)
  @DisplayName("Of equally wrong entries the first is reported, with its error.")
  void reportsTheFirstOfEquallyWrongEntries() {
    double[] x = {1, 2, 3, 4};
    GradCheckResult result = GradCheck.check(at -> 2.5, x, new double[] {0, 0.5, -0.5, 0.5});
    assertThat(result.index()).as("index").isEqualTo(1);
    expect(result.maxRelativeError()).toBe(0.5);
    GradCheckResult infinite =
        GradCheck.check(at -> 2.5, x, new double[] {0.5, 0, Double.POSITIVE_INFINITY, Double.NaN});
    assertThat(infinite.index()).as("index").isEqualTo(2);
    assertThat(infinite.passed()).as("passed").isFalse();
  }

  @Test
  @Points(item = "2.3", value = 0.5)
  @DisplayName("A gradient without any error passes with error 0 at index 0.")
  void reportsTheFirstEntryWhereNoneIsWrong() {
    GradCheckResult result = GradCheck.check(at -> 2.5, new double[] {1, 2}, new double[2]);
    assertThat(result.passed()).as("passed").isTrue();
    assertThat(result.index()).as("index").isZero();
    expect(result.maxRelativeError()).toBe(0.0);
  }

  @Test
  @Points(item = "2.3", value = 0.5)
  @DisplayName("The numerical slope reported is the one with the step that the class names, 1e-4.")
  void takesTheDefaultStep() {
    // The central difference of x^3 at 1 is 3 + h^2.
    GradCheckResult result =
        GradCheck.check(at -> at[0] * at[0] * at[0], new double[] {1}, new double[] {3});
    expect(result.numerical()).toBeCloseTo(3 + 1e-8, 1e-10);
    assertThat(result.passed()).as("passed").isTrue();
  }

  @Test
  @SeesChangedArguments
  @Points(item = "2.3", value = 0.5)
  @DisplayName("The check changes neither x nor the gradient.")
  void changesNoArgument(Inputs inputs) {
    double[] x = inputs.normal(4);
    double[] analytic = inputs.normal(4);
    double[] xBefore = x.clone();
    double[] analyticBefore = analytic.clone();
    GradCheck.check(SUM_OF_SQUARES, x, analytic);
    expect(x).toBe(xBefore);
    expect(analytic).toBe(analyticBefore);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "2.3", value = 0.25)
  @DisplayName("If f throws during a check, the exception comes out and x is as it was.")
  void restoresXWhenTheFunctionThrows(Inputs inputs) {
    double[] x = inputs.normal(3);
    double[] before = x.clone();
    ArithmeticException failure = new ArithmeticException("f is not defined here");
    for (int good = 0; good < 6; good++) {
      int[] left = {good};
      ScalarFunction f =
          at -> {
            if (left[0] == 0) {
              throw failure;
            }
            left[0]--;
            return at[0];
          };
      assertThat(catchThrowable(() -> GradCheck.check(f, x, new double[3])))
          .as("what check threw")
          .isSameAs(failure);
      expect(x).toBe(before);
    }
  }

  @Test
  @Points(item = "2.3", value = 0.25)
  @DisplayName("A right gradient passes, and one of another length than x is refused.")
  void refusesAGradientOfAnotherLength() {
    double[] x = {1, -1, 2};
    assertThat(GradCheck.check(SUM_OF_SQUARES, x, doubled(x)).passed()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GradCheck.check(SUM_OF_SQUARES, x, new double[] {2, -2}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GradCheck.check(SUM_OF_SQUARES, x, new double[] {2, -2, 4, 0}));
  }

  private static void expectError(double analytic, double numerical, double expected) {
    expect(GradCheck.relativeError(analytic, numerical))
        .given("analytic", analytic)
        .given("numerical", numerical)
        .toBeCloseTo(expected, 1e-15);
  }

  private static double[] doubled(double[] x) {
    double[] twice = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      twice[i] = 2 * x[i];
    }
    return twice;
  }
}
