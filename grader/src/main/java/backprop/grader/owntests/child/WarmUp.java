package backprop.grader.owntests.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What most tests use, so that it's loaded before the first of them runs. */
final class WarmUp {

  @Test
  void assertions() {
    assertThat(1.0).isEqualTo(1).isCloseTo(1, within(0.1));
    assertThat(new double[] {1}).containsExactly(1).containsExactly(new double[] {1}, within(0.1));
    assertThat(new double[][] {{1}}).isDeepEqualTo(new double[][] {{1}});
    assertThatThrownBy(() -> assertThat(1).as("%s", 1).isZero()).isInstanceOf(AssertionError.class);
  }
}
