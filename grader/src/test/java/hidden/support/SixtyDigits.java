package hidden.support;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Powers of e, sums of them and logarithms, in decimal numbers of 60 digits.
 *
 * <p>Nothing overflows here, whatever doubles the numbers come from. The rounding errors lie more
 * than forty digits below the last digit of a double.
 */
public final class SixtyDigits {

  /** Powers that were asked for: whoever runs the tests many times asks for the same ones. */
  private static final Map<BigDecimal, BigDecimal> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST_KNOWN = 5_000;

  private static final MathContext DIGITS = new MathContext(60);

  /** Powers of e below this one, about 10^-868, vanish beside any double. */
  private static final BigDecimal VANISHES = BigDecimal.valueOf(-2000);

  private static final BigDecimal SMALL = new BigDecimal("1e-10");
  private static final int TERMS = 6; // 10 digits each

  private SixtyDigits() {}

  /** {@code e^x}; 0 where that vanishes beside any double. */
  public static BigDecimal exp(BigDecimal x) {
    if (x.compareTo(VANISHES) < 0) {
      return BigDecimal.ZERO;
    }
    if (KNOWN.size() > MOST_KNOWN) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(x, power -> PowersOfE.of(power, DIGITS));
  }

  /**
   * {@code log x} of an x of at least 1.
   *
   * <p>Math.log is right in 15 digits, and the series adds the others. Next to 1 the series does it
   * all, and x is not rounded, so that the digits of a small logarithm count too.
   */
  public static BigDecimal log(BigDecimal x) {
    BigDecimal above = x.subtract(BigDecimal.ONE);
    if (above.compareTo(SMALL) < 0) {
      return logOfOnePlus(above);
    }
    BigDecimal near = new BigDecimal(Math.log(x.doubleValue()));
    BigDecimal ratio = exp(near.negate()).multiply(x, DIGITS);
    return near.add(logOfOnePlus(ratio.subtract(BigDecimal.ONE)), DIGITS);
  }

  /** {@code u - u^2/2 + u^3/3 - ...}, for a small u. */
  private static BigDecimal logOfOnePlus(BigDecimal u) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal power = BigDecimal.ONE.negate();
    for (int k = 1; k <= TERMS; k++) {
      power = power.multiply(u.negate(), DIGITS);
      sum = sum.add(divide(power, k), DIGITS);
    }
    return sum;
  }

  /** {@code log Σ e^x}. */
  public static BigDecimal logSumExp(BigDecimal[] x) {
    BigDecimal max = max(x);
    return max.add(log(sum(powers(x, max))));
  }

  /** {@code e^x / Σ e^x}. */
  public static BigDecimal[] softmax(BigDecimal[] x) {
    BigDecimal[] s = powers(x, max(x));
    BigDecimal sum = sum(s).round(DIGITS);
    for (int i = 0; i < s.length; i++) {
      s[i] = s[i].divide(sum, DIGITS);
    }
    return s;
  }

  /** {@code x / n}. */
  static BigDecimal divide(BigDecimal x, int n) {
    return x.divide(BigDecimal.valueOf(n), DIGITS);
  }

  /** Exactly the same numbers. */
  public static BigDecimal[] exactly(double... x) {
    BigDecimal[] exact = new BigDecimal[x.length];
    for (int i = 0; i < x.length; i++) {
      exact[i] = new BigDecimal(x[i]);
    }
    return exact;
  }

  /** {@code Σ x}, not rounded. */
  public static BigDecimal sum(BigDecimal[] x) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal value : x) {
      sum = sum.add(value);
    }
    return sum;
  }

  private static BigDecimal[] powers(BigDecimal[] x, BigDecimal shift) {
    BigDecimal[] powers = new BigDecimal[x.length];
    for (int i = 0; i < x.length; i++) {
      powers[i] = exp(x[i].subtract(shift));
    }
    return powers;
  }

  private static BigDecimal max(BigDecimal[] x) {
    BigDecimal max = x[0];
    for (BigDecimal value : x) {
      max = max.max(value);
    }
    return max;
  }
}
