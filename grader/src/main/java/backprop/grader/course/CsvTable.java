package backprop.grader.course;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A list that an instructor keeps as CSV, with a line of headings; commas, semicolons or tabs.
 * Lines with nothing in them don't count.
 */
final class CsvTable {

  /** What workbooks begin with. */
  private static final String ZIP = "PK\u0003\u0004";

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(Policy.TIME).withResolverStyle(ResolverStyle.STRICT);

  private final String file;
  private final List<String> headings;
  private final List<Row> rows = new ArrayList<>();

  private CsvTable(String file, List<String> headings) {
    this.file = file;
    this.headings = headings;
  }

  /**
   * Reads a file.
   *
   * @param required headings that must be there
   * @throws Fault if it can't be read as such a table
   */
  static CsvTable read(Path path, String... required) {
    String file = path.getFileName().toString();
    String text = text(path, file);
    long line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format(text))) {
      CsvTable table = new CsvTable(file, parser.getHeaderNames());
      for (String heading : required) {
        if (table.headings.stream().noneMatch(heading::equalsIgnoreCase)) {
          throw new Fault(
              file + ": no column " + heading + "; the first line must name the columns");
        }
      }
      line = parser.getCurrentLineNumber() + 1;
      for (CSVRecord record : parser) {
        table.add(record, parser.getCurrentLineNumber());
        line = parser.getCurrentLineNumber() + 1;
      }
      return table;
    } catch (IOException | UncheckedIOException e) {
      throw new Fault(
          file
              + ", line "
              + line
              + ": a quote is open or in a wrong place; within quotes, double it");
    } catch (IllegalArgumentException e) {
      throw new Fault(file + ", line 1: two columns have the same name");
    }
  }

  private static String text(Path path, String file) {
    try {
      if (new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).startsWith(ZIP)) {
        throw new Fault(file + ": an Excel workbook; save it as CSV in UTF-8");
      }
      String text = Files.readString(path);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Fault(file + ": not in UTF-8; save it as CSV in UTF-8");
    } catch (IOException e) {
      throw new Fault(file + ": can't be read; check that it is a file you may read");
    }
  }

  private static CSVFormat format(String text) {
    String head = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char delimiter = head.contains(";") ? ';' : head.contains("\t") ? '\t' : ',';
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(delimiter)
        .setHeader()
        .setSkipHeaderRecord(true)
        .setTrim(true)
        .setIgnoreHeaderCase(true)
        .setIgnoreEmptyLines(true)
        .setAllowMissingColumnNames(true)
        .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
        .get();
  }

  private void add(CSVRecord record, long lastLine) {
    if (record.stream().allMatch(String::isBlank)) {
      return;
    }
    long breaks = record.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
    Row row = new Row(this, record, lastLine - breaks);
    // A decimal comma in a table with commas would cut points off without a word.
    if (record.stream().skip(headings.size()).anyMatch(cell -> !cell.isBlank())) {
      throw row.error(
          "more cells than columns; put quotes around a cell with a comma, or use semicolons");
    }
    rows.add(row);
  }

  /** One line, with its place for error messages. */
  record Row(CsvTable table, CSVRecord record, long line) {

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

    /** Returns a time such as 2026-12-01 23:59. */
    LocalDateTime time(String column) {
      String text = required(column);
      try {
        return LocalDateTime.parse(text, TIME);
      } catch (DateTimeParseException e) {
        throw error(column + ": not a time such as 2026-12-01 23:59: " + text);
      }
    }

    Fault error(String what) {
      return new Fault(table.file + ", line " + line + ": " + what);
    }
  }

  List<String> headings() {
    return headings;
  }

  List<Row> rows() {
    return rows;
  }
}
