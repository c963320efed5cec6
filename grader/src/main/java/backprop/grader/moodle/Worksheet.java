package backprop.grader.moodle;

import backprop.grader.common.Fault;
import backprop.grader.common.Text;
import backprop.grader.course.CsvDialect;
import backprop.grader.course.Names;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Moodle's offline grading worksheet, as an instructor downloaded it. Moodle takes it back only in
 * the form in which it was given out, so nothing is changed but single cells.
 */
public final class Worksheet {

  private static final String DOWNLOAD =
      "download it from the assignment in Moodle (Grading action: Download grading worksheet)";

  private final CsvDocument document;
  private final Map<WorksheetColumn, Integer> columns;
  private final List<WorksheetRow> rows;

  private Worksheet(CsvDocument document, Map<WorksheetColumn, Integer> columns) {
    this.document = document;
    this.columns = columns;
    this.rows =
        document.rows().stream().skip(1).map(cells -> new WorksheetRow(cells, columns)).toList();
  }

  /**
   * Reads the file.
   *
   * @param names headers in a language that isn't built in; empty if they are
   * @throws Fault if it isn't a worksheet that grades can be written into
   */
  public static Worksheet of(byte[] bytes, Map<WorksheetColumn, String> names) {
    String text = decoded(bytes);
    Fault failure = null;
    for (char delimiter : new char[] {',', ';', '\t'}) {
      for (CsvDocument.Escape escape : CsvDocument.Escape.values()) {
        CsvDocument document = CsvDocument.of(text, delimiter, escape);
        try {
          return of(document, names);
        } catch (Fault e) {
          // The reading that got furthest tells best what is wrong: it splits the header.
          boolean split = !document.rows().isEmpty() && document.rows().get(0).size() > 2;
          failure = failure == null || split ? e : failure;
        }
      }
    }
    throw failure;
  }

  private static Worksheet of(CsvDocument document, Map<WorksheetColumn, String> names) {
    if (document.rows().isEmpty()) {
      throw new Fault("The worksheet is empty: " + DOWNLOAD + ".");
    }
    Map<WorksheetColumn, Integer> columns = columns(document.rows().get(0), names);
    for (WorksheetColumn needed : List.of(WorksheetColumn.IDENTIFIER, WorksheetColumn.GRADE)) {
      if (!columns.containsKey(needed)) {
        throw new Fault(
            "The worksheet has no column "
                + names.getOrDefault(needed, needed.header())
                + ": "
                + DOWNLOAD
                + ", or say what the column is called if your Moodle speaks another language.");
      }
    }
    for (List<CsvDocument.Cell> row : document.rows()) {
      if (row.size() != document.rows().get(0).size()) {
        throw new Fault(
            "Line %d of the worksheet has %d cells where the first has %d: %s again."
                .formatted(row.get(0).line(), row.size(), document.rows().get(0).size(), DOWNLOAD));
      }
    }
    return new Worksheet(document, columns);
  }

  private static Map<WorksheetColumn, Integer> columns(
      List<CsvDocument.Cell> headers, Map<WorksheetColumn, String> names) {
    Map<WorksheetColumn, Integer> columns = new EnumMap<>(WorksheetColumn.class);
    for (WorksheetColumn column : WorksheetColumn.values()) {
      List<String> known =
          names.containsKey(column) ? List.of(names.get(column)) : column.headers();
      // English first: a German identifier's header can be a column of a site's own elsewhere.
      for (String name : known) {
        List<Integer> found =
            IntStream.range(0, headers.size())
                .filter(i -> Names.folded(headers.get(i).value()).equals(Names.folded(name)))
                .boxed()
                .toList();
        if (found.size() > 1) {
          throw new Fault(
              "The worksheet has two columns named %s: %s."
                  .formatted(Text.line(headers.get(found.get(1)).value()), DOWNLOAD));
        }
        if (!found.isEmpty()) {
          columns.put(column, found.get(0));
          break;
        }
      }
    }
    return columns;
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Fault(
          "The worksheet isn't in UTF-8: take the file as Moodle gave it out, not as a spreadsheet"
              + " program saved it.");
    }
  }

  /**
   * Tells whether the worksheet may be about these submissions: none of its numbers among theirs is
   * a sign that it belongs to another assignment.
   *
   * @param moodlePrefixes such as Ada Lovelace_123; empty ones don't count
   */
  public boolean mayBeOf(Collection<String> moodlePrefixes) {
    Set<String> numbers =
        moodlePrefixes.stream()
            .filter(prefix -> !prefix.isEmpty())
            .map(prefix -> prefix.substring(prefix.lastIndexOf('_') + 1))
            .collect(Collectors.toSet());
    return numbers.isEmpty()
        || rows.stream().allMatch(row -> row.number().isEmpty())
        || rows.stream().anyMatch(row -> numbers.contains(row.number()));
  }

  /** Returns all rows but the headers. */
  List<WorksheetRow> rows() {
    return rows;
  }

  /** Tells whether there is such a column. */
  boolean has(WorksheetColumn column) {
    return columns.containsKey(column);
  }

  /** Tells whether decimals follow a comma. Such a Moodle reads 12.50 as well; teachers don't. */
  boolean hasDecimalCommas() {
    return rows.stream()
        .flatMap(
            row -> Stream.of(WorksheetColumn.MAXIMUM_GRADE, WorksheetColumn.GRADE).map(row::value))
        .anyMatch(number -> number.contains(",") && MoodleGrade.read(number).isPresent());
  }

  /** Returns how its tables are written. */
  public CsvDialect dialect() {
    return new CsvDialect(
        document.delimiter(), hasDecimalCommas(), StandardCharsets.UTF_8, true, false);
  }

  /** Returns the file with new values in some cells. */
  byte[] with(Map<CsvDocument.Cell, String> values) {
    return document.with(values).getBytes(StandardCharsets.UTF_8);
  }
}
