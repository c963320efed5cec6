package backprop.grader.moodle;

import backprop.grader.common.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One student's line in Moodle's grading worksheet. */
final class WorksheetRow {

  /** A word and the number, such as Participant 12 or Teilnehmer/in12. */
  private static final Pattern IDENTIFIER = Pattern.compile("(?s)(.*?)(\\d+)\\s*");

  /** Moodle's word for no, in its columns' languages and some more. */
  private static final Set<String> NO =
      Set.of("no", "nein", "non", "não", "nee", "nej", "nei", "nie", "ne", "ei", "nem", "nu");

  private final List<CsvDocument.Cell> cells;
  private final Map<WorksheetColumn, Integer> columns;

  WorksheetRow(List<CsvDocument.Cell> cells, Map<WorksheetColumn, Integer> columns) {
    this.cells = cells;
    this.columns = columns;
  }

  /** Returns the cell, or nothing if the worksheet has no such column. */
  Optional<CsvDocument.Cell> cell(WorksheetColumn column) {
    return Optional.ofNullable(columns.get(column)).map(cells::get);
  }

  /** Returns what the cell says without spaces around it; empty if there is no such column. */
  String value(WorksheetColumn column) {
    return cell(column).map(cell -> cell.value().strip()).orElse("");
  }

  /** Returns the number that Moodle knows the student by; empty if there is none. */
  String number() {
    Matcher identifier = IDENTIFIER.matcher(value(WorksheetColumn.IDENTIFIER));
    return identifier.matches() ? identifier.group(2).replaceFirst("^0+(?=.)", "") : "";
  }

  /** Returns Moodle's word for a participant, which takes a name's place in blind marking. */
  String word() {
    Matcher identifier = IDENTIFIER.matcher(value(WorksheetColumn.IDENTIFIER));
    return identifier.matches() ? identifier.group(1).strip() : "";
  }

  /** Returns the full name as text: Moodle puts HTML around the names of those who have left. */
  String name() {
    return value(WorksheetColumn.FULL_NAME).replaceAll("<[^<>]*>", "").strip();
  }

  /** Tells whether Moodle takes no grade for this row. */
  boolean isLocked() {
    return NO.contains(value(WorksheetColumn.CAN_BE_CHANGED).toLowerCase(Locale.ROOT));
  }

  /** Tells whether something was handed in, as far as the worksheet says. */
  boolean isSubmitted() {
    String time = value(WorksheetColumn.SUBMITTED);
    return !time.isEmpty() && !time.equals("-");
  }

  /** Returns where the row is and whose it is, for a remark. */
  String label() {
    String who = name().isEmpty() ? value(WorksheetColumn.IDENTIFIER) : name();
    String line = "line " + cells.get(0).line();
    return who.isEmpty() ? line : Text.line(who) + " (" + line + ")";
  }
}
