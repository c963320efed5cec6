package backprop.grader.course;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A list that an instructor keeps as CSV, with a line of headings; commas or semicolons. */
final class CsvTable {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]");

  private final String file;
  private final List<String> headings;
  private final List<CSVRecord> records;

  private CsvTable(String file, List<String> headings, List<CSVRecord> records) {
    this.file = file;
    this.headings = headings;
    this.records = records;
  }

  /**
   * Reads a file.
   *
   * @param required headings that must be there
   * @throws CourseException if it can't be read as such a table
   */
  static CsvTable read(Path path, String... required) {
    String file = path.getFileName().toString();
    try {
      String text = Files.readString(path);
      text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      String head = text.lines().findFirst().orElse("");
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setDelimiter(head.contains(";") ? ';' : ',')
              .setHeader()
              .setSkipHeaderRecord(true)
              .setTrim(true)
              .setIgnoreHeaderCase(true)
              .setIgnoreEmptyLines(true)
              .get();
      try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
        List<String> headings = parser.getHeaderNames();
        for (String heading : required) {
          if (headings.stream().noneMatch(heading::equalsIgnoreCase)) {
            throw new CourseException(
                file + ": no column " + heading + "; the first line must name the columns");
          }
        }
        return new CsvTable(file, headings, parser.getRecords());
      }
    } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
      throw new CourseException(file + ": can't be read as CSV in UTF-8: " + e.getMessage());
    }
  }

  /** One line, with its place for error messages. */
  record Row(CsvTable table, CSVRecord record) {

    /** Returns a text; empty if there is no such column. */
    String text(String column) {
      return record.isSet(column) ? record.get(column) : "";
    }

    /** Returns a text that mustn't be empty. */
    String required(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        throw error(column + " is empty");
      }
      return text;
    }

    /** Returns a number from 0, with a point or a comma; an empty cell is null. */
    Double points(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        return null;
      }
      if (!text.matches("\\d{1,6}([.,]\\d{1,6})?")) {
        throw error(column + ": not a number of points: " + text);
      }
      return Double.valueOf(text.replace(',', '.'));
    }

    /** Returns a time such as 2026-12-01 23:59 in the course's time zone. */
    ZonedDateTime time(String column, ZoneId zone) {
      String text = required(column);
      try {
        return LocalDateTime.parse(text.replace('T', ' '), TIME).atZone(zone);
      } catch (DateTimeParseException e) {
        throw error(column + ": not a time such as 2026-12-01 23:59: " + text);
      }
    }

    CourseException error(String what) {
      return new CourseException(
          table.file + ", line " + (record.getRecordNumber() + 1) + ": " + what);
    }
  }

  List<String> headings() {
    return headings;
  }

  List<Row> rows() {
    return records.stream().map(record -> new Row(this, record)).toList();
  }
}
