package hidden.support;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Powers of e, worked out with integers: the last bit of each counts 2^-256.
 *
 * <p>A series for decimal numbers of any length takes a hundred times as long, and the hidden tests
 * ask for some hundred powers.
 */
final class PowersOfE {

  private static final int BITS = 256;

  /** A power is the square of the square, and so on, of one so near to 1 that few terms do. */
  private static final int SQUARES = 16;

  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);
  private static final BigDecimal DECIMAL_ONE = new BigDecimal(ONE);
  private static final BigInteger LOG_TWO = logTwo();

  private PowersOfE() {}

  /** {@code log 2 = Σ 1 / (k 2^k)}. */
  private static BigInteger logTwo() {
    BigInteger sum = BigInteger.ZERO;
    for (int k = 1; k <= BITS; k++) {
      sum = sum.add(ONE.shiftRight(k).divide(BigInteger.valueOf(k)));
    }
    return sum;
  }

  /**
   * {@code e^x}, right in more than sixty digits for any x from -2000 to 2000.
   *
   * @param digits how many to return
   */
  static BigDecimal of(BigDecimal x, MathContext digits) {
    BigInteger scaled = x.multiply(DECIMAL_ONE).toBigInteger();
    // e^x = 2^n e^r, where r is what n logarithms of 2 leave of x.
    BigInteger[] parts = scaled.divideAndRemainder(LOG_TWO);
    BigInteger power = series(parts[1].shiftRight(SQUARES));
    for (int i = 0; i < SQUARES; i++) {
      power = product(power, power);
    }
    int halves = BITS - parts[0].intValueExact();
    return halves > 0
        ? new BigDecimal(power).divide(new BigDecimal(BigInteger.ONE.shiftLeft(halves)), digits)
        : new BigDecimal(power.shiftLeft(-halves), digits);
  }

  /** {@code 1 + r + r^2/2! + r^3/3! + ...}, until nothing is left to add. */
  private static BigInteger series(BigInteger r) {
    BigInteger sum = ONE;
    BigInteger term = ONE;
    for (int k = 1; term.signum() != 0; k++) {
      term = product(term, r).divide(BigInteger.valueOf(k));
      sum = sum.add(term);
    }
    return sum;
  }

  private static BigInteger product(BigInteger a, BigInteger b) {
    return a.multiply(b).shiftRight(BITS);
  }
}
