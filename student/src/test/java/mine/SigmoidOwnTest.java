package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.function.Sigmoid;
import org.junit.jupiter.api.Test;

/** An example of a test of your own. Change it, and put others beside it in this package. */
class SigmoidOwnTest {
  @Test
  void isOneHalfAtZero() {
    assertThat(Sigmoid.sigmoid(0)).isCloseTo(0.5, within(1e-12));
  }
}
