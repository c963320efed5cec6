package backprop.feedback;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes numbers and arrays for people: seven digits, one row a line, never wider than asked. */
final class Display {
  /** No line that students see is longer. */
  static final int WIDTH = 80;

  private static final MathContext SEVEN_DIGITS = new MathContext(7);

  private Display() {}

  /** Seven significant digits: 0.09003057, 1e-300, 2, NaN. */
  static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(SEVEN_DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < -4 || exponent > 6) {
      return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
    return rounded.toPlainString();
  }

  /** The rows of a matrix, columns aligned; long rows and long matrices are cut with dots. */
  static List<String> rows(double[][] matrix, int width, int maxRows) {
    int shown = Math.min(matrix.length, maxRows);
    int cell = 0;
    for (int i = 0; i < shown; i++) {
      for (double value : matrix[i]) {
        cell = Math.max(cell, number(value).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      lines.add(row(matrix[i], cell, width));
    }
    if (shown < matrix.length) {
      lines.add("... " + (matrix.length - shown) + " more rows");
    }
    return lines;
  }

  private static String row(double[] row, int cell, int width) {
    StringBuilder text = new StringBuilder("[");
    for (int j = 0; j < row.length; j++) {
      String number = number(row[j]);
      String entry = (j == 0 ? "" : " ") + " ".repeat(cell - number.length()) + number;
      if (text.length() + entry.length() + " ...]".length() > width) {
        return text.append(" ...]").toString();
      }
      text.append(entry);
    }
    return text.append("]").toString();
  }

  /** Whether it has rows, all of one length. */
  static boolean isMatrix(double[][] matrix) {
    return shape(matrix).matches("\\d+x\\d+");
  }

  /** "2x3", "null", or what is odd about it. */
  static String shape(double[][] matrix) {
    if (matrix == null) {
      return "null";
    }
    if (matrix.length == 0) {
      return "0 rows";
    }
    if (Arrays.asList(matrix).contains(null)) {
      return "a null row";
    }
    int columns = matrix[0].length;
    for (double[] row : matrix) {
      if (row.length != columns) {
        return "ragged: rows of " + columns + " and " + row.length;
      }
    }
    return matrix.length + "x" + columns;
  }

  /** Plain ASCII without control characters, so that any terminal shows it. */
  static String ascii(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (char c : text.replace("\t", "  ").toCharArray()) {
      if (c == '\n' || (c >= ' ' && c <= '~')) {
        plain.append(c);
      } else if (c != '\r') {
        plain.append('?');
      }
    }
    return plain.toString();
  }

  /** Breaks a text into lines of at most {@code width}, at spaces where there are any. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      boolean onlyIndent = space <= 0 || rest.substring(0, space).isBlank();
      int cut = onlyIndent ? width : space;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
