package backprop.grader.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepTest {

  record Pair(double[] left, String right) {}

  @Test
  void numbersAreTakenOutOfArraysRecordsAndLists() {
    Object[] arguments = {new double[][] {{1, 2}, {3}}, new Pair(new double[] {4}, "x"), 5};
    assertThat(step(arguments, List.of(6L, 7.5)).numbers()).containsExactly(1, 2, 3, 4, 5, 6, 7.5);
  }

  @Test
  void equalNumbersInAnotherShapeAreAnotherAnswer() {
    Step matrix = step(new Object[0], new double[][] {{1, 2}});
    Step transposed = step(new Object[0], new double[][] {{1}, {2}});
    Step vector = step(new Object[0], new double[] {1, 2});
    assertThat(List.of(matrix.shape(), transposed.shape(), vector.shape())).doesNotHaveDuplicates();
  }

  @Test
  void aChangedArgumentIsAnotherAnswer() {
    assertThat(
            step(new Object[] {new double[] {1}}, 0)
                .sameAs(step(new Object[] {new double[] {2}}, 0), Tolerance.LOOSE))
        .isFalse();
  }

  @Test
  void anExceptionCountsByItsKindAndNotByItsMessage() {
    Step one = thrown(new IllegalArgumentException("x is 2x3"));
    assertThat(one.sameAs(thrown(new IllegalArgumentException("bad")), Tolerance.STRICT)).isTrue();
    assertThat(one.sameAs(thrown(new IllegalStateException("x is 2x3")), Tolerance.LOOSE))
        .isFalse();
  }

  @Test
  void nullTextsAndTruthValuesCount() {
    assertThat(step(new Object[0], null).shape()).isNotEqualTo(step(new Object[0], "").shape());
    assertThat(step(new Object[0], true).shape()).isNotEqualTo(step(new Object[0], false).shape());
  }

  @Test
  void aLongArrayCountsByASample() {
    Step step = step(new Object[0], new double[1_000_000]);
    assertThat(step.numbers()).hasSizeBetween(500, 1_000);
    assertThat(step.shape()).contains("1000000");
  }

  private static Step step(Object[] arguments, Object result) {
    return Step.of(StepTest.class, "method", arguments, result, null);
  }

  private static Step thrown(Throwable thrown) {
    return Step.of(StepTest.class, "method", new Object[0], null, thrown);
  }
}
