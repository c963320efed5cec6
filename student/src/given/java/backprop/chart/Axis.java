package backprop.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * An axis of a chart.
 *
 * @param label what it shows, with its unit
 * @param isLogarithmic whether equal distances mean equal factors
 * @param isWhole whether there is nothing between two whole numbers
 */
public record Axis(String label, boolean isLogarithmic, boolean isWhole) {
  /** Returns an axis on which equal distances mean equal differences. */
  public static Axis linear(String label) {
    return new Axis(label, false, false);
  }

  /** Returns an axis of whole numbers, such as steps or epochs. */
  public static Axis counting(String label) {
    return new Axis(label, false, true);
  }

  /** Returns an axis on which equal distances mean equal factors. */
  public static Axis logarithmic(String label) {
    return new Axis(label, true, false);
  }

  /** Returns where the value lies: at itself, or at its decimal logarithm. */
  double place(double value) {
    return isLogarithmic ? Math.log10(value) : value;
  }

  /** Returns whether the value has a place: it is finite, and positive if logarithmic. */
  boolean holds(double value) {
    return Double.isFinite(place(value));
  }

  /**
   * Returns what is written at a place; nothing between two whole numbers, or, on a logarithmic
   * axis over several powers of ten, between two of them.
   */
  String tick(double place, double span) {
    if (isWhole && place != Math.rint(place)) {
      return "";
    }
    if (!isLogarithmic) {
      boolean isShort = place == 0 || (Math.abs(place) >= 1e-4 && Math.abs(place) < 1e5);
      return number(isShort ? "0.######" : "0.###E0", place);
    }
    long exponent = Math.round(place);
    if (Math.abs(place - exponent) < 1e-9) {
      return Math.abs(exponent) <= 3 ? number("0.###", Math.pow(10, exponent)) : "1e" + exponent;
    }
    if (span > 2.5) {
      return "";
    }
    double value = Math.pow(10, place);
    return value >= 10
        ? number("0", value)
        : value >= 0.1 ? number("0.###", value) : number("0.#E0", value);
  }

  private static String number(String pattern, double value) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value)
        .replace('E', 'e');
  }
}
