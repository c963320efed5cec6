package backprop.grader.owntests.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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

  @ParameterizedTest
  @ValueSource(doubles = 1)
  void exceptions(double x) {
    assertThatThrownBy(() -> assertThat(x).isZero()).isInstanceOf(AssertionError.class);
  }

  @Nested
  class Wrong {
    @Test
    void failure() {
      assertThat(new double[] {1}).containsExactly(new double[] {2}, within(0.1));
    }
  }
}
