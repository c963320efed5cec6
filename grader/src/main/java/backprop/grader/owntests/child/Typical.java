package backprop.grader.owntests.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What most tests use: the classes of these are archived, so that they are there at once. */
public final class Typical {

  @BeforeEach
  void scalars() {
    assertThat(1.0).as("%s", 1).isEqualTo(1).isCloseTo(1, within(0.1)).isBetween(0.0, 2.0);
    assertThat(1).isEqualTo(1);
    assertThat(true).isTrue();
  }

  @Test
  void arrays() {
    assertThat(new double[] {1}).containsExactly(1).containsExactly(new double[] {1}, within(0.1));
    assertThat(new double[][] {{1}}).isDeepEqualTo(new double[][] {{1}});
    assertThat(List.of(1)).hasSize(1);
  }

  @Test
  void streams() {
    double sum = IntStream.range(0, 3).mapToDouble(i -> i * 0.1).map(Math::abs).sum();
    double[] squares = Arrays.stream(new double[] {1, 2}).map(x -> x * x).toArray();
    double[][] rows = Stream.of(squares, squares).map(double[]::clone).toArray(double[][]::new);
    Object[] all = Arrays.stream(rows).mapToDouble(row -> row[0]).boxed().toArray();
    boolean agree = Arrays.stream(rows).flatMapToDouble(Arrays::stream).allMatch(x -> x < sum);
    double most =
        new Random(1).doubles(3).max().orElse(0) + DoubleStream.of(sum).average().orElse(0);
    assertThat(String.format("%d %b %.3f", all.length, agree, most)).isNotEmpty();
    assertThat(sum).isLessThan(1).isGreaterThan(0).isCloseTo(0.3, withinPercentage(1));
    assertThat(List.of(1.0, 2.0)).allMatch(x -> x > 0).allSatisfy(x -> assertThat(x).isFinite());
  }

  @ParameterizedTest
  @ValueSource(doubles = 1)
  void exceptions(double x) {
    assertThatThrownBy(() -> assertThat(x).isZero()).isInstanceOf(AssertionError.class);
  }

  @Test
  void failure() {
    assertThat(new double[] {1}).containsExactly(new double[] {2}, within(0.1));
  }

  @Nested
  class Wrong {
    @Test
    void failure() {
      Typical.this.failure();
    }
  }
}
