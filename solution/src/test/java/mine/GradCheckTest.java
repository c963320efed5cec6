package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backprop.check.GradCheck;
import backprop.check.GradCheckResult;
import backprop.check.ScalarFunction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GradCheckTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void differenceIsCentral() {
    double[] gradient = GradCheck.numericalGradient(x -> x[0] * x[0], new double[] {0.5}, 1e-4);
    assertThat(gradient).containsExactly(new double[] {1}, within(1e-10));
  }

  @Test
  void differenceTakesTheGivenStep() {
    ScalarFunction cube = x -> x[0] * x[0] * x[0];
    assertThat(GradCheck.numericalGradient(cube, new double[] {1}, 0.5)).containsExactly(3.25);
    assertThat(GradCheck.numericalGradient(cube, new double[] {4}, 0.5)).containsExactly(48.25);
  }

  @Test
  void changesOneEntryAtATime() {
    ScalarFunction f = x -> 3 * x[0] + x[1] * x[2];
    double[] gradient = GradCheck.numericalGradient(f, new double[] {1, 2, -5}, 1e-4);
    assertThat(gradient).containsExactly(new double[] {3, -5, 2}, within(1e-8));
  }

  @Test
  void givesThePointBackBitForBit() {
    double[] x = {1e-20, -0.0, 1e20, 0.1};
    long[] before = Arrays.stream(x).mapToLong(Double::doubleToRawLongBits).toArray();
    GradCheck.numericalGradient(y -> y[0] + y[3], x, 1e-4);
    GradCheck.check(y -> y[0] + y[3], x, new double[4]);
    assertThat(Arrays.stream(x).mapToLong(Double::doubleToRawLongBits))
        .containsExactly(box(before));
  }

  @Test
  void givesThePointBackIfTheFunctionThrows() {
    double[] x = {1, 2};
    IllegalStateException thrown = new IllegalStateException();
    ScalarFunction f =
        y -> {
          if (y[1] < 2) {
            throw thrown;
          }
          return y[0];
        };
    assertThatThrownBy(() -> GradCheck.numericalGradient(f, x, 1e-4)).isSameAs(thrown);
    assertThat(x).containsExactly(1, 2);
  }

  @Test
  void errorIsRelativeWhereNumbersAreLargeAndAbsoluteWhereTheyAreSmall() {
    assertThat(GradCheck.relativeError(1e6, 1e6 + 1)).isCloseTo(1e-6, within(1e-11));
    assertThat(GradCheck.relativeError(1, -4)).isEqualTo(1.25);
    assertThat(GradCheck.relativeError(-4, 1)).isEqualTo(1.25);
    assertThat(GradCheck.relativeError(1e-9, 3e-9)).isCloseTo(2e-9, within(1e-20));
    assertThat(GradCheck.relativeError(0, 0)).isZero();
    assertThat(GradCheck.relativeError(7, 7)).isZero();
  }

  @Test
  void errorOfWhatIsNotFiniteIsInfinite() {
    assertThat(GradCheck.relativeError(Double.NaN, 1)).isEqualTo(INFINITY);
    assertThat(GradCheck.relativeError(1, Double.NaN)).isEqualTo(INFINITY);
    assertThat(GradCheck.relativeError(INFINITY, INFINITY)).isEqualTo(INFINITY);
    assertThat(GradCheck.relativeError(0, -INFINITY)).isEqualTo(INFINITY);
  }

  @Test
  void rightGradientPasses() {
    double[] x = {0.3, -2, 1000};
    double[] gradient = {Math.cos(0.3), -4, 5};
    ScalarFunction f = y -> Math.sin(y[0]) + y[1] * y[1] + 5 * y[2];
    GradCheckResult result = GradCheck.check(f, x, gradient);
    assertThat(result.passed()).isTrue();
    assertThat(result.maxRelativeError()).isLessThan(1e-8);
    assertThat(gradient).containsExactly(Math.cos(0.3), -4, 5);
  }

  @Test
  void checkReportsTheEntryWithTheLargestError() {
    GradCheckResult result =
        GradCheck.check(x -> x[0] + x[1] + x[2], new double[3], new double[] {1.1, 3, 1});
    assertThat(result.passed()).isFalse();
    assertThat(result.index()).isEqualTo(1);
    assertThat(result.analytic()).isEqualTo(3);
    assertThat(result.numerical()).isCloseTo(1, within(1e-10));
    assertThat(result.maxRelativeError()).isCloseTo(2.0 / 3, within(1e-10));
  }

  @Test
  void checkReportsTheFirstOfEquals() {
    double[] notNumbers = {1, Double.NaN, 0, INFINITY};
    GradCheckResult result = GradCheck.check(x -> 0, new double[4], notNumbers);
    assertThat(result.index()).isEqualTo(1);
    assertThat(GradCheck.check(x -> 0, new double[3], new double[3]).index()).isZero();
  }

  @Test
  void gradientOfNaNDoesNotPass() {
    GradCheckResult result = GradCheck.check(x -> 0, new double[2], new double[] {0, Double.NaN});
    assertThat(result.passed()).isFalse();
    assertThat(result.maxRelativeError()).isEqualTo(INFINITY);
    assertThat(GradCheck.check(x -> Double.NaN, new double[1], new double[1]).passed()).isFalse();
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThat(GradCheck.check(x -> 0, new double[2], new double[2]).passed()).isTrue();
    assertThatThrownBy(() -> GradCheck.check(x -> 0, new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("analytic must have the length of x: x length 2, analytic length 3");
    for (double h : new double[] {0, -1, Double.NaN, INFINITY}) {
      assertThatThrownBy(() -> GradCheck.numericalGradient(x -> 0, new double[2], h))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> GradCheck.numericalGradient(null, new double[2], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Long[] box(long[] numbers) {
    return Arrays.stream(numbers).boxed().toArray(Long[]::new);
  }
}
