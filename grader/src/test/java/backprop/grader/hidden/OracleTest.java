package backprop.grader.hidden;

import static hidden.support.SixtyDigits.exactly;
import static hidden.support.SixtyDigits.exp;
import static hidden.support.SixtyDigits.log;
import static hidden.support.SixtyDigits.softmax;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ch.obermuhlner.math.big.BigDecimalMath;
import hidden.support.Oracle;
import hidden.support.Slopes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The oracle of the hidden tests. The constants come from elsewhere: e and the logarithms from
 * tables, the others from Python's decimal with 60 digits.
 */
class OracleTest {

  private static final MathContext HUNDRED_DIGITS = new MathContext(100);

  private final Random random = new Random(7);

  @Test
  void powersAndLogarithmsAreRightInFiftyDigits() {
    expect(exp(number("1")), "2.7182818284590452353602874713526624977572470936999595749670");
    expect(log(number("2")), "0.69314718055994530941723212145817656807550013436025525412068");
    expect(log(number("10")), "2.3025850929940456840179914546843642076011014886287729760333");
    assertThat(exp(number("-2001"))).isZero();
  }

  @Test
  void powersAgreeWithTheLibrary() {
    for (String x : new String[] {"0", "-1e-300", "1e-70", "-2000", "2000", "-0.7", "0.7"}) {
      expectPower(number(x));
    }
    for (int i = 0; i < 200; i++) {
      expectPower(new BigDecimal(20 * random.nextGaussian()));
      expectPower(new BigDecimal(-2000 * random.nextDouble()));
    }
  }

  private static void expectPower(BigDecimal x) {
    BigDecimal ratio = exp(x).divide(BigDecimalMath.exp(x, HUNDRED_DIGITS), HUNDRED_DIGITS);
    assertThat(ratio).isCloseTo(BigDecimal.ONE, within(number("1e-59")));
  }

  @Test
  void logarithmsAgreeWithTheLibrary() {
    for (String x : new String[] {"1.0000001", "1.00000000011", "1.00000000009", "3.7", "1e40"}) {
      expect(log(number(x)), BigDecimalMath.log(number(x), HUNDRED_DIGITS).toString());
    }
    for (int i = 0; i < 20; i++) {
      BigDecimal x = new BigDecimal(1 + 9 * random.nextDouble());
      expect(exp(log(x)), x.toString());
    }
    assertThat(log(BigDecimal.ONE)).isZero();
  }

  @Test
  void logarithmsNextToOneKeepTheirDigits() {
    BigDecimal tiny = new BigDecimal("1e-300");
    assertThat(log(BigDecimal.ONE.add(tiny)).doubleValue()).isEqualTo(1e-300);
  }

  @Test
  void sigmoidsAreTheNearestDoubles() {
    assertThat(Oracle.sigmoid(0)).isEqualTo(0.5);
    assertThat(Oracle.sigmoid(-3)).isEqualTo(0.04742587317756678087885);
    assertThat(Oracle.sigmoid(12)).isEqualTo(0.9999938558253977852822);
    assertThat(Oracle.sigmoid(-100)).isEqualTo(3.720075976020835962960e-44);
    assertThat(Oracle.sigmoid(-700)).isEqualTo(9.859676543759770856705e-305);
    assertThat(Oracle.sigmoid(-720)).isEqualTo(2.032230802424293152867e-313);
    assertThat(Oracle.sigmoid(-745)).isEqualTo(Double.MIN_VALUE);
    assertThat(Oracle.sigmoid(-746)).isZero();
    assertThat(Oracle.sigmoid(Double.MAX_VALUE)).isEqualTo(1);
    assertThat(Oracle.sigmoid(Double.MIN_VALUE)).isEqualTo(0.5);
    assertThat(Oracle.sigmoidGradient(0.25)).isEqualTo(0.1875);
  }

  @Test
  void aSigmoidAndItsMirrorImageSumToOne() {
    for (int i = 0; i < 20; i++) {
      double x = 100 * random.nextGaussian();
      expect(softmax(exactly(x, 0))[0].add(softmax(exactly(-x, 0))[0]), "1");
    }
  }

  @Test
  void aSoftmaxSumsToOneAndIgnoresAShift() {
    for (int k = 1; k < 12; k++) {
      double[] x = numbers(k, 20);
      BigDecimal[] s = softmax(exactly(x));
      expect(Arrays.stream(s).reduce(BigDecimal.ZERO, BigDecimal::add), "1");
      BigDecimal[] shifted = exactly(x);
      for (int i = 0; i < k; i++) {
        shifted[i] = shifted[i].add(number("1e300"));
      }
      assertThat(softmax(shifted)).isEqualTo(s);
    }
  }

  @Test
  void softmaxAndItsLogarithmsAreTheNearestDoubles() {
    double[] x = {1, 2, 3};
    assertThat(Oracle.softmax(x))
        .containsExactly(
            0.09003057317038045799802, 0.2447284710547976524730, 0.6652409557748218895290);
    assertThat(Oracle.logSoftmax(new double[][] {x})[0])
        .containsExactly(
            -2.407605964444380304483, -1.407605964444380304483, -0.4076059644443803044829);
    assertThat(Oracle.logSumExp(x)).isEqualTo(3.407605964444380304483);
    assertThat(Oracle.logSumExp(new double[] {0, -40})).isEqualTo(4.248354255291588986305e-18);
    assertThat(Oracle.logSumExp(new double[] {0, -700})).isEqualTo(9.859676543759770856705e-305);
    assertThat(Oracle.logSumExp(new double[] {1e300, 1e300})).isEqualTo(1e300);
    assertThat(Oracle.softmax(new double[] {1e308, -1e308, 4e-310})).containsExactly(1, 0, 0);
  }

  @Test
  void lossesAreTheNearestDoubles() {
    double[][] logits = {{1, 2, 3}, {2, 0, -1}};
    assertThat(Oracle.softmaxCrossEntropy(logits, new double[][] {{0, 1, 0}, {1, 0, 0}}))
        .isEqualTo((1.407605964444380304483 + 0.1698460195562856487790) / 2);
    assertThat(binaryCrossEntropy(2, 1)).isEqualTo(0.1269280110429724964437);
    assertThat(binaryCrossEntropy(0.5, 0.25)).isEqualTo(0.8490769841801066808730);
    assertThat(binaryCrossEntropy(1e9, 0)).isEqualTo(1e9);
    assertThat(binaryCrossEntropy(700, 1)).isEqualTo(9.859676543759770856705e-305);
  }

  @Test
  void gradientsAreSlopes() {
    double[][] x = {numbers(4, 1), numbers(4, 1), numbers(4, 1)};
    double[][] v = {numbers(4, 1), numbers(4, 1), numbers(4, 1)};
    double[][] t = Oracle.softmax(v);
    double[] y = t[0];
    double slope = Slopes.of((double[] at) -> Oracle.sigmoid(at[0]), new double[] {0.7})[0];
    assertThat(Oracle.sigmoidGradient(Oracle.sigmoid(0.7))).isEqualTo(slope, within(1e-9));
    double[][] s = Oracle.softmax(x);
    for (int i = 0; i < 4; i++) {
      int output = i;
      double[] slopes = Slopes.of((double[] at) -> Oracle.softmax(at)[output], x[0]);
      assertThat(Oracle.jacobian(s[0])[i]).containsExactly(slopes, within(1e-9));
    }
    expect(
        Oracle.backward(s, v), Slopes.of((double[][] at) -> weightedSum(v, Oracle.softmax(at)), x));
    expect(
        Oracle.softmaxCrossEntropyGradient(x, t),
        Slopes.of((double[][] at) -> Oracle.softmaxCrossEntropy(at, t), x));
    assertThat(Oracle.binaryCrossEntropyGradient(x[0], y))
        .containsExactly(
            Slopes.of((double[] at) -> Oracle.binaryCrossEntropy(at, y), x[0]), within(1e-9));
  }

  @Test
  void saysNothingAboutInfinity() {
    assertThatThrownBy(() -> Oracle.sigmoid(Double.NEGATIVE_INFINITY))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> Oracle.logSumExp(new double[] {0, Double.NaN}))
        .isInstanceOf(NumberFormatException.class);
  }

  @Test
  void severalGradingsMayAskAtOnce() {
    double[] actual =
        IntStream.range(0, 200).parallel().mapToDouble(OracleTest::anyResult).toArray();
    double[] expected = IntStream.range(0, 200).mapToDouble(OracleTest::anyResult).toArray();
    assertThat(actual).containsExactly(expected);
  }

  private static double anyResult(int i) {
    return Oracle.logSumExp(new double[] {i / 7.0, Math.sqrt(i), -i});
  }

  private static double binaryCrossEntropy(double x, double y) {
    return Oracle.binaryCrossEntropy(new double[] {x}, new double[] {y});
  }

  private static double weightedSum(double[][] v, double[][] s) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v[i].length; j++) {
        sum += v[i][j] * s[i][j];
      }
    }
    return sum;
  }

  private double[] numbers(int n, double scale) {
    return random.doubles(n, -scale, scale).toArray();
  }

  private static BigDecimal number(String digits) {
    return new BigDecimal(digits);
  }

  /** Fifty digits after the point. */
  private static void expect(BigDecimal actual, String expected) {
    assertThat(actual).isCloseTo(number(expected), within(number("1e-50")));
  }

  private static void expect(double[][] actual, double[][] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).containsExactly(expected[i], within(1e-9));
    }
  }
}
