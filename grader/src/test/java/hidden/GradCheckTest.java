package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import backprop.check.GradCheck;
import backprop.check.ScalarFunction;
import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import hidden.support.Inputs;
import hidden.support.Seeded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Task 2, the numerical gradient. Slopes are exact derivatives, written out by hand. */
@Tag("task-2")
@ExtendWith(Seeded.class)
class GradCheckTest {

  private static final ScalarFunction SUM_OF_SQUARES =
      x -> {
        double sum = 0;
        for (double value : x) {
          sum += value * value;
        }
        return sum;
      };

  @Test
  @Points(item = "2.1", value = 1.75)
  @DisplayName("The slopes of a quadratic function of several numbers are right.")
  void findsTheSlopesOfSquares(Inputs inputs) {
    double[] x = inputs.normal(inputs.size(3, 6));
    double[] expected = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      expected[i] = 2 * x[i];
    }
    expect(GradCheck.numericalGradient(SUM_OF_SQUARES, x, 1e-4))
        .given("x", x)
        .toBeCloseTo(expected, 1e-9);
  }

  @Test
  @Points(item = "2.1", value = 1.25)
  @DisplayName("The slopes of a linear function are its coefficients, whatever the step.")
  void findsTheCoefficientsOfALinearFunction(Inputs inputs) {
    double[] x = inputs.normal(4);
    double[] c = inputs.between(4, 1, 3);
    ScalarFunction linear = at -> c[0] * at[0] - c[1] * at[1] + c[2] * at[2] - c[3] * at[3];
    double[] expected = {c[0], -c[1], c[2], -c[3]};
    for (double h : new double[] {1e-6, 1e-3, 2}) {
      expect(GradCheck.numericalGradient(linear, x, h))
          .given("x", x)
          .given("h", h)
          .toBeCloseTo(expected, 1e-8);
    }
  }

  @Test
  @Points(item = "2.1", value = 7.1)
  @DisplayName("Every slope is the central difference with the step given, at any point.")
  void isTheCentralDifferenceWithTheStepGiven(Inputs inputs) {
    for (int n : new int[] {1, 4, 9}) {
      double[] x = inputs.between(n, -2, 2);
      x[0] = inputs.between(1.2, 2);
      if (n > 1) {
        x[1] = 0;
        x[n - 1] = inputs.between(-2, -1.2);
      }
      double[] c = inputs.between(n, -2, 2);
      for (double h : new double[] {0.5, 0.01}) {
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
          expected[i] = c[i] * (3 * x[i] * x[i] + 2 * x[i] + h * h);
        }
        expect(GradCheck.numericalGradient(at -> sumOfSquaresAndCubes(c, at), x, h))
            .given("x", x)
            .given("h", h)
            .toBeCloseTo(expected, 1e-11);
      }
    }
  }

  private static double sumOfSquaresAndCubes(double[] c, double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += c[i] * (x[i] + 1) * x[i] * x[i];
    }
    return sum;
  }

  @Test
  @Points(item = "2.1", value = 2)
  @DisplayName("The slopes of any function of several numbers are its partial derivatives.")
  void findsPartialDerivatives(Inputs inputs) {
    double[] x = inputs.normal(3);
    ScalarFunction f = at -> at[0] * Math.sin(at[1]) + at[2] * at[0] + Math.exp(at[1] / 2);
    double[] expected = {
      Math.sin(x[1]) + x[2], x[0] * Math.cos(x[1]) + Math.exp(x[1] / 2) / 2, x[0]
    };
    expect(GradCheck.numericalGradient(f, x, 1e-5)).given("x", x).toBeCloseTo(expected, 1e-8);
  }

  @Test
  @Points(item = "2.1")
  @DisplayName("f is called twice or more for each entry of x, and only that entry moves.")
  void movesOneCoordinateAtATime(Inputs inputs) {
    double[] x = inputs.normal(5);
    List<double[]> points = new ArrayList<>();
    GradCheck.numericalGradient(
        at -> {
          points.add(at.clone());
          return at[0];
        },
        x.clone(),
        1e-3);
    assertThat(points).as("points at which f was called").hasSizeGreaterThanOrEqualTo(10);
    for (double[] point : points) {
      int moved = 0;
      for (int i = 0; i < x.length; i++) {
        moved += point[i] == x[i] ? 0 : 1;
      }
      assertThat(moved).as("coordinates moved at once").isLessThanOrEqualTo(1);
    }
  }

  @Test
  @SeesChangedArguments
  @Points(item = "2.1", value = 2.75)
  @DisplayName("After the call x holds what it held before.")
  void leavesTheArgumentAsItWas(Inputs inputs) {
    double[] x = inputs.normal(6);
    double[] before = x.clone();
    GradCheck.numericalGradient(SUM_OF_SQUARES, x, 1e-4);
    expect(x).given("x before", before).toBe(before);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "2.1", value = 2)
  @DisplayName("After the call x is the same in every bit, tiny numbers and -0.0 included.")
  void restoresEveryBit(Inputs inputs) {
    double[] x = {1e-20, -0.0, 1e17, Double.MIN_VALUE, inputs.between(0.1, 0.3), -1e-9};
    double[] before = x.clone();
    GradCheck.numericalGradient(SUM_OF_SQUARES, x, 1e-4);
    assertSameBits(x, before);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "2.1", value = 2.2)
  @DisplayName("If f throws, the exception comes out and x is the same in every bit.")
  void restoresTheArgumentWhenTheFunctionThrows(Inputs inputs) {
    for (int good = 0; good < 6; good++) {
      double[] x = {inputs.between(0.1, 0.3), 1e-20, -0.0};
      double[] before = x.clone();
      ArithmeticException failure = new ArithmeticException("f is not defined here");
      int[] left = {good};
      Throwable thrown =
          catchThrowable(
              () ->
                  GradCheck.numericalGradient(
                      at -> {
                        if (left[0] == 0) {
                          throw failure;
                        }
                        left[0]--;
                        return at[0];
                      },
                      x,
                      1e-4));
      assertThat(thrown).as("what numericalGradient threw").isSameAs(failure);
      assertSameBits(x, before);
    }
  }

  @Test
  @Points(item = "2.1", value = 0.75)
  @DisplayName("Where f is not a number on one side, that slope is NaN and the others are right.")
  void answersNotANumberWhereTheFunctionHasNoValue(Inputs inputs) {
    double[] x = {inputs.between(1, 2), 0, inputs.between(1, 2)};
    expect(
            GradCheck.numericalGradient(
                at -> at[0] * at[0] + Math.sqrt(at[1]) * 2 + 3 * at[2], x, 1e-4))
        .given("x", x)
        .toBeCloseTo(new double[] {2 * x[0], Double.NaN, 3}, 1e-8);
  }

  private static void assertSameBits(double[] actual, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(Double.doubleToRawLongBits(actual[i]))
          .as("bits of x[%s], which was %s and is now %s", i, expected[i], actual[i])
          .isEqualTo(Double.doubleToRawLongBits(expected[i]));
    }
  }
}
