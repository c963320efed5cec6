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
    assertThat(same(Tolerance.STRICT, a, b)).isEqualTo(strictly);
    assertThat(same(Tolerance.LOOSE, a, b)).isEqualTo(loosely);
  }

  @Test
  void whatCancellationLeavesIsMeasuredByTheLargestNumberOfTheCall() {
    assertThat(remainderIsForgiven(1e6)).isTrue();
    assertThat(remainderIsForgiven(1)).isFalse();
    assertThat(remainderIsForgiven(INF)).isFalse();
  }

  private static boolean remainderIsForgiven(double largest) {
    return RecordedCall.of(Object.class, "f", new Object[] {largest}, 1e-5, null)
        .sameAs(
            RecordedCall.of(Object.class, "f", new Object[] {largest}, 0.0, null), Tolerance.LOOSE);
  }

  private static boolean same(Tolerance tolerance, double a, double b) {
    return RecordedCall.of(Object.class, "f", new Object[0], a, null)
        .sameAs(RecordedCall.of(Object.class, "f", new Object[0], b, null), tolerance);
  }
}
