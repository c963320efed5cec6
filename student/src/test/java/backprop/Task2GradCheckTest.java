package backprop;

import static backprop.feedback.Expectation.expect;
import static backprop.feedback.Expectation.expectRefusal;
import static backprop.feedback.Expectation.expectThat;
import static backprop.feedback.Given.given;

import backprop.check.GradCheck;
import backprop.check.GradCheckResult;
import backprop.check.ScalarFunction;
import backprop.feedback.Exercise;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("task-2")
class Task2GradCheckTest {
  /** f(x) = x0^2 + 3 x0 x1, with the gradient (2 x0 + 3 x1, 3 x0). */
  private static final ScalarFunction QUADRATIC = x -> x[0] * x[0] + 3 * x[0] * x[1];

  private static String report(GradCheckResult result) {
    return String.format(
        Locale.ROOT,
        "%b, error %.2g at [%d]: %.6g and %.6g",
        result.passed(),
        result.maxRelativeError(),
        result.index(),
        result.analytic(),
        result.numerical());
  }

  @Test
  @Exercise("2.1")
  @DisplayName("Central differences are exact for a quadratic function, whatever the step.")
  void isExactForQuadratics() {
    double[] x = {2, -1};
    given("x", x)
        .and("h", 0.1)
        .expect(() -> GradCheck.numericalGradient(QUADRATIC, x, 0.1))
        .toBeCloseTo(new double[] {1, 6}, 1e-9);
  }

  @Test
  @Exercise("2.1")
  @DisplayName("The central difference of x^3 at 1 with h = 0.5 is 3.25.")
  void usesTheGivenStep() {
    double[] x = {1};
    given("x", x)
        .and("h", 0.5)
        .expect(() -> GradCheck.numericalGradient(at -> at[0] * at[0] * at[0], x, 0.5))
        .toBeCloseTo(new double[] {3.25}, 1e-9);
  }

  @Test
  @Exercise("2.1")
  @DisplayName("Afterwards x holds exactly the numbers it held before.")
  void restoresX() {
    double[] x = {0.1, 1e-20, -0.3};
    given("x", x)
        .expectNoChange(() -> GradCheck.numericalGradient(at -> at[0] + at[1] + at[2], x, 1e-4));
  }

  @Test
  @Exercise("2.2")
  @DisplayName("The difference is divided by the larger of 1, |analytic| and |numerical|.")
  void relativeErrorHasKnownValues() {
    expect(GradCheck.relativeError(1.5, 1.5))
        .given("analytic", 1.5)
        .given("numerical", 1.5)
        .toBeCloseTo(0, 1e-15);
    expect(GradCheck.relativeError(100, 101))
        .given("analytic", 100.0)
        .given("numerical", 101.0)
        .toBeCloseTo(1 / 101.0, 1e-12);
    expect(GradCheck.relativeError(-0.001, 0.002))
        .given("analytic", -0.001)
        .given("numerical", 0.002)
        .toBeCloseTo(0.003, 1e-12);
  }

  @Test
  @Exercise("2.2")
  @DisplayName("If one of the two is NaN, the error is infinite, so that the check can't pass.")
  void relativeErrorOfNanIsInfinite() {
    given("analytic", Double.NaN)
        .and("numerical", 1.0)
        .expect(() -> GradCheck.relativeError(Double.NaN, 1))
        .toBe(Double.POSITIVE_INFINITY);
    given("analytic", 1.0)
        .and("numerical", Double.NaN)
        .expect(() -> GradCheck.relativeError(1, Double.NaN))
        .toBe(Double.POSITIVE_INFINITY);
  }

  @Test
  @Exercise("2.3")
  @DisplayName("A right gradient passes the check.")
  void acceptsARightGradient() {
    GradCheckResult result = GradCheck.check(QUADRATIC, new double[] {2, -1}, new double[] {1, 6});
    expectThat("passed() of the right gradient [1, 6]", result.passed(), "true", report(result));
  }

  @Test
  @Exercise("2.3")
  @DisplayName("A wrong entry fails the check, which reports its index and both numbers.")
  void reportsTheWorstEntry() {
    GradCheckResult result =
        GradCheck.check(QUADRATIC, new double[] {2, -1}, new double[] {1.1, 5});
    expectThat(
        "passed() of [1.1, 5], where [1, 6] is right", !result.passed(), "false", report(result));
    expect(result.index()).given("checked", "index()").toBe(1);
    expect(result.analytic()).given("checked", "analytic()").toBeCloseTo(5, 1e-12);
    expect(result.numerical()).given("checked", "numerical()").toBeCloseTo(6, 1e-6);
    expect(result.maxRelativeError())
        .given("checked", "maxRelativeError()")
        .given("analytic", result.analytic())
        .given("numerical", result.numerical())
        .toBeCloseTo(1 / 6.0, 1e-6);
  }

  @Test
  @Exercise("2.3")
  @DisplayName("A gradient with NaN in it does not pass.")
  void rejectsNan() {
    GradCheckResult result =
        GradCheck.check(QUADRATIC, new double[] {2, -1}, new double[] {1, Double.NaN});
    expectThat("passed() of [1, NaN]", !result.passed(), "false", report(result));
    expect(result.index()).given("checked", "index(), where [1] is NaN").toBe(1);
  }

  @Test
  @Exercise("2.3")
  @DisplayName("A gradient that is shorter than x is refused.")
  void refusesAnotherLength() {
    GradCheck.check(QUADRATIC, new double[] {2, -1}, new double[] {1, 6});
    expectRefusal(
        "check with 2 entries in x and 1 in the gradient",
        IllegalArgumentException.class,
        () -> GradCheck.check(QUADRATIC, new double[] {2, -1}, new double[] {1}));
  }
}
