package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import backprop.function.Sigmoid;
import org.junit.jupiter.api.Test;

class SigmoidTest {
  @Test
  void hasItsKnownValues() {
    assertThat(Sigmoid.sigmoid(0)).isEqualTo(0.5);
    assertThat(Sigmoid.sigmoid(2)).isCloseTo(0.8807970779778824, within(1e-15));
    assertThat(Sigmoid.sigmoid(-1)).isCloseTo(0.2689414213699951, within(1e-15));
    assertThat(Sigmoid.sigmoid(30)).isCloseTo(0.9999999999999064, within(1e-15));
  }

  @Test
  void keepsItsDigitsDownToTheSmallestNumbers() {
    assertThat(Sigmoid.sigmoid(-40)).isCloseTo(4.248354255291589e-18, withinPercentage(1e-10));
    assertThat(Sigmoid.sigmoid(-700)).isCloseTo(9.85967654375977e-305, withinPercentage(1e-10));
    assertThat(Sigmoid.sigmoid(-720)).isCloseTo(2.0322308024e-313, withinPercentage(1e-6));
    assertThat(Sigmoid.sigmoid(-745)).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void takesItsLimitsAtHugeInputs() {
    assertThat(Sigmoid.sigmoid(800)).isEqualTo(1);
    assertThat(Sigmoid.sigmoid(-800)).isEqualTo(0);
    assertThat(Sigmoid.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Sigmoid.sigmoid(Double.NEGATIVE_INFINITY)).isEqualTo(0);
    assertThat(Sigmoid.sigmoid(Double.NaN)).isNaN();
  }

  @Test
  void gradientTakesTheOutput() {
    assertThat(Sigmoid.gradient(0.5)).isEqualTo(0.25);
    assertThat(Sigmoid.gradient(0.8)).isCloseTo(0.16, within(1e-15));
    assertThat(Sigmoid.gradient(0)).isZero();
    assertThat(Sigmoid.gradient(1)).isZero();
  }

  @Test
  void worksEntryByEntryOnMatrices() {
    double[][] x = {{0, 2}, {-1, 800}};
    double[][] s = Sigmoid.sigmoid(x);
    Samples.assertClose(s, new double[][] {{0.5, 0.8807970779778824}, {0.2689414213699951, 1}});
    Samples.assertClose(
        Sigmoid.gradient(s),
        new double[][] {{0.25, 0.10499358540350651}, {0.19661193324148185, 0}});
    assertThat(x).isDeepEqualTo(new double[][] {{0, 2}, {-1, 800}});
  }
}
