package backprop.grader.moodle;

import backprop.grader.common.Numbers;
import backprop.grader.common.Text;
import backprop.grader.course.StudentResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A grade as Moodle takes it: a number up to the assignment's maximum, or a word of its scale. */
final class MoodleGrade {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?");

  private final Worksheet sheet;
  private final double maxTotal;
  private final List<String> remarks;
  private final Set<String> general;
  private final boolean comma;

  /**
   * Makes it for a worksheet.
   *
   * @param maxTotal the course's highest total
   * @param remarks gets a sentence where a row's grade isn't just the points
   * @param general gets a sentence where that holds for all rows
   */
  MoodleGrade(Worksheet sheet, double maxTotal, List<String> remarks, Set<String> general) {
    this.sheet = sheet;
    this.maxTotal = maxTotal;
    this.remarks = remarks;
    this.general = general;
    this.comma = sheet.hasDecimalCommas();
  }

  /** Returns what to write into the row; nothing if Moodle would pass over it. */
  Optional<String> of(WorksheetRow row, StudentResult entry) {
    return sheet.has(WorksheetColumn.SCALE) ? word(row, entry) : number(row, entry);
  }

  private Optional<String> word(WorksheetRow row, StudentResult entry) {
    for (String word : row.value(WorksheetColumn.SCALE).split("\\R")) {
      if (!word.isBlank() && word.strip().equals(entry.grade().strip())) {
        return Optional.of(word.strip());
      }
    }
    remarks.add(
        "%s: the grade \"%s\" isn't on the scale that this assignment has in Moodle; set the"
                .formatted(row.label(), Text.line(entry.grade()))
            + " assignment to points there.");
    return Optional.empty();
  }

  private Optional<String> number(WorksheetRow row, StudentResult entry) {
    if (!Double.isFinite(entry.total()) || entry.total() < 0) {
      remarks.add(
          "%s: %s points are no grade for Moodle, so none is filled in."
              .formatted(row.label(), Numbers.decimal(entry.total())));
      return Optional.empty();
    }
    BigDecimal points = BigDecimal.valueOf(entry.total());
    Optional<BigDecimal> maximum = read(row.value(WorksheetColumn.MAXIMUM_GRADE));
    if (maximum.isEmpty()) {
      general.add(
          "The worksheet doesn't say the maximum grade, so points are filled in as they are; which of"
              + " its columns says it, --worksheet-column MAXIMUM_GRADE=... can tell.");
      return Optional.of(text(points));
    }
    BigDecimal grade = Numbers.rounded(scaled(points, maximum.get()));
    if (grade.compareTo(maximum.get()) > 0) {
      remarks.add(
          "%s: %s is above Moodle's maximum, so %s is filled in."
              .formatted(row.label(), text(grade), text(maximum.get())));
      grade = maximum.get();
    }
    return Optional.of(text(grade));
  }

  private BigDecimal scaled(BigDecimal points, BigDecimal maximum) {
    if (maxTotal <= 0 || BigDecimal.valueOf(maxTotal).compareTo(maximum) == 0) {
      return points;
    }
    general.add(
        "Moodle's maximum grade is %s and the course's is %s, so all points are scaled."
            .formatted(Numbers.decimal(maximum.doubleValue()), Numbers.decimal(maxTotal)));
    return points.multiply(maximum).divide(BigDecimal.valueOf(maxTotal), 10, RoundingMode.HALF_UP);
  }

  private String text(BigDecimal number) {
    String text = Numbers.rounded(number).toPlainString();
    return comma ? text.replace('.', ',') : text;
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
