package backprop.feedback;

import static backprop.feedback.Given.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GivenTest {
  private final double[] vector = {1, 2};
  private final double[][] matrix = {{1, 2}, {3, 4}};

  private static String message(ThrowingCallable call) {
    return "\n" + catchThrowableOfType(WrongResult.class, call).block();
  }

  private double[] doubled() {
    vector[0] = 2;
    vector[1] = 4;
    return vector;
  }

  private double[][] cleared() {
    matrix[1][0] = 0;
    matrix[1][1] = 0;
    return matrix;
  }

  private double[] stopped() {
    vector[0] = 7;
    throw new IllegalStateException();
  }

  @Test
  void showsWhatWasHandedOverAndThatItWasChanged() {
    Expectation doubled = given("x", vector).and("h", 0.5).expect(() -> doubled());
    assertThat(message(() -> doubled.toBe(new double[] {2, 5})))
        .isEqualTo(
            "\n  x            [1 2]"
                + "\n  h            0.5"
                + "\n  changed      x: the call wrote into it, which it must not"
                + "\n  first wrong  [1]   (1 of 2 entries is wrong)"
                + "\n               expected 5            was 4");
  }

  @Test
  void saysNothingOfAChangeWhereThereIsNone() {
    assertThat(message(() -> given("x", matrix).expect(() -> 1).toBe(2)))
        .isEqualTo(
            "\n  x            [1 2]"
                + "\n               [3 4]"
                + "\n  result       expected 2            was 1");
  }

  @Test
  void putsBackWhatTheCallChanged() {
    given("x", vector).expect(() -> doubled()).toBe(new double[] {2, 4});
    assertThat(vector).containsExactly(1, 2);
    given("x", matrix).expect(() -> cleared()).toBe(new double[][] {{1, 2}, {0, 0}});
    assertThat(matrix).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    assertThatIllegalStateException().isThrownBy(() -> given("x", vector).expect(() -> stopped()));
    assertThat(vector).containsExactly(1, 2);
  }

  @Test
  void wantsInputsThatStayAsTheyWere() {
    assertThatCode(() -> given("x", vector).and("t", matrix).expectNoChange(vector::clone))
        .doesNotThrowAnyException();
    assertThat(message(() -> given("x", vector).and("t", matrix).expectNoChange(this::cleared)))
        .isEqualTo(
            "\n  checked      t itself, after the call: was it changed?"
                + "\n  shape        2x2, right"
                + "\n  first wrong  [1][0]   (2 of 4 entries are wrong)"
                + "\n               expected 3            was 0");
    assertThat(matrix[1]).containsExactly(3, 4);
  }

  @Test
  void aNullResultStaysNull() {
    assertThat(message(() -> given("x", vector).expect(() -> (double[]) null).toBe(vector)))
        .endsWith("was null");
  }
}
