package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.train.Initializer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InitializerTest {
  @Test
  void glorotWeightsFillTheirRangeEvenly() {
    double[][] w = Initializer.glorotUniform(60, 40, 1);
    double limit = Math.sqrt(6.0 / 100);
    assertThat(w).hasDimensions(60, 40);
    double[] entries = Samples.flat(w);
    assertThat(Arrays.stream(entries).max().orElseThrow()).isBetween(0.99 * limit, limit);
    assertThat(Arrays.stream(entries).min().orElseThrow()).isBetween(-limit, -0.99 * limit);
    assertThat(Arrays.stream(entries).average().orElseThrow()).isCloseTo(0, within(0.02));
    double meanSquare = Arrays.stream(entries).map(x -> x * x).average().orElseThrow();
    assertThat(meanSquare).isCloseTo(limit * limit / 3, within(0.002));
    assertThat(Arrays.stream(entries).distinct()).hasSizeGreaterThan(2390);
  }

  @Test
  void glorotWeightsAreDecidedByTheirSeed() {
    double[][] w = Initializer.glorotUniform(3, 4, 1);
    assertThat(Initializer.glorotUniform(3, 4, 1)).isDeepEqualTo(w);
    assertThat(Samples.flat(Initializer.glorotUniform(3, 4, 2))).isNotEqualTo(Samples.flat(w));
  }
}
