package backprop.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that were computed, against which those of a text are held. */
final class Numbers {

  /** A number that stands alone: no part of a name, of a version or of a longer number. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.,/])(\\d+(?:\\.\\d+)?(?:e-?\\d+)?)(?!\\w)(?!\\.\\d)");

  /** What nobody types without having computed or chosen it; shorter ones are names of parts. */
  private static final Pattern WORTH_A_LOOK = Pattern.compile(".*e.*|\\d+\\.\\d\\d.*");

  private final List<BigDecimal> computed = new ArrayList<>();

  /** Adds numbers; signs don't matter, and what isn't finite is left out. */
  Numbers add(double... values) {
    for (double value : values) {
      if (Double.isFinite(value)) {
        computed.add(new BigDecimal(Math.abs(value)));
      }
    }
    return this;
  }

  /** Adds the entries of a matrix. */
  Numbers add(double[][] matrix) {
    for (double[] row : matrix) {
      add(row);
    }
    return this;
  }

  /** Adds the numbers of another collection. */
  Numbers add(Numbers other) {
    computed.addAll(other.computed);
    return this;
  }

  /** Returns those numbers of a text that are the rounding of no number here. */
  List<String> unknownIn(String text) {
    return in(text).stream().filter(number -> !isKnown(new BigDecimal(number))).toList();
  }

  /** Returns the numbers of a text that are worth a look. */
  static List<String> in(String text) {
    // What ends in .zip or the like, and pictures, are names.
    Matcher matcher = NUMBER.matcher(text.replace('\u2212', '-'));
    List<String> numbers = new ArrayList<>();
    while (matcher.find()) {
      if (WORTH_A_LOOK.matcher(matcher.group(1)).matches()) {
        numbers.add(matcher.group(1));
      }
    }
    return numbers;
  }

  private boolean isKnown(BigDecimal number) {
    return computed.stream()
        .anyMatch(v -> v.setScale(number.scale(), RoundingMode.HALF_UP).compareTo(number) == 0);
  }
}
