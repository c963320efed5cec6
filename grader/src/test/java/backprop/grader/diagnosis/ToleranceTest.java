package backprop.grader.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @CsvSource({
    "1, 1, true, true",
    "1, 1.0000000001, true, true",
    "1, 1.00000001, false, true",
    "1, 1.00001, false, false",
    "0, 1e-17, false, true",
    "-4.2e-18, 0, false, true",
    "0, -0.0, true, true",
    "NaN, NaN, true, true",
    "NaN, 0, false, false",
    "Infinity, Infinity, true, true",
    "Infinity, -Infinity, false, false",
    "Infinity, 1e308, false, false"
  })
  void numbersAreTheSameWithinRounding(double a, double b, boolean strictly, boolean loosely) {
    assertThat(Tolerance.STRICT.same(new double[] {a}, new double[] {b})).isEqualTo(strictly);
    assertThat(Tolerance.LOOSE.same(new double[] {a}, new double[] {b})).isEqualTo(loosely);
  }

  @Test
  void whatCancellationLeavesIsMeasuredByTheLargestNumber() {
    assertThat(Tolerance.LOOSE.same(new double[] {1e6, 1e-5}, new double[] {1e6, 0})).isTrue();
    assertThat(Tolerance.LOOSE.same(new double[] {1, 1e-5}, new double[] {1, 0})).isFalse();
    assertThat(Tolerance.LOOSE.same(new double[] {INF, 1e-5}, new double[] {INF, 0})).isFalse();
  }

  @Test
  void moreNumbersAreNotTheSame() {
    assertThat(Tolerance.LOOSE.same(new double[] {1}, new double[] {1, 1})).isFalse();
  }
}
