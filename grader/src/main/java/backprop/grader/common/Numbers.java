package backprop.grader.common;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Points and counts as people read them. */
public final class Numbers {

  private Numbers() {}

  /** Returns points with two places, or none if they are whole, such as 10.50 or 12. */
  public static String points(double points) {
    String text = String.format(Locale.ROOT, "%.2f", points);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  /** Returns points rounded to two places, without zeros at the end, such as 10.5 or 12. */
  public static String decimal(double points) {
    if (!Double.isFinite(points)) {
      return String.valueOf(points);
    }
    BigDecimal rounded = rounded(BigDecimal.valueOf(points)).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /** Returns the number rounded to hundredths. */
  public static BigDecimal rounded(BigDecimal number) {
    return number.setScale(2, RoundingMode.HALF_UP);
  }

  /** Returns a number of things in words. */
  public static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
