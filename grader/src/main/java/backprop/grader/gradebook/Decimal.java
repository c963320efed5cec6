package backprop.grader.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Points as numbers that people and spreadsheets read: rounded to hundredths. */
final class Decimal {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?");

  private Decimal() {}

  /** Returns the number without zeros at its end, such as 10.5 or 12. */
  static String of(double number) {
    if (!Double.isFinite(number)) {
      return String.valueOf(number);
    }
    BigDecimal rounded = rounded(BigDecimal.valueOf(number)).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /** Returns the number rounded to hundredths. */
  static BigDecimal rounded(BigDecimal number) {
    return number.setScale(2, RoundingMode.HALF_UP);
  }

  /** Reads a number with a point or a comma before its decimals; nothing if it isn't one. */
  static Optional<BigDecimal> read(String text) {
    String number = text.strip();
    return NUMBER.matcher(number).matches()
        ? Optional.of(new BigDecimal(number.replace(',', '.')))
        : Optional.empty();
  }

  /** Tells whether two texts are the same number. */
  static boolean same(String one, String other) {
    return read(one).flatMap(a -> read(other).map(b -> a.compareTo(b) == 0)).orElse(false);
  }
}
