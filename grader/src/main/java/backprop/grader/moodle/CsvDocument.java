package backprop.grader.moodle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A CSV text that knows where each of its cells stands, so that some can be changed and everything
 * else stays as it is. (Libraries read the values but not the places.)
 *
 * @param text all of it
 * @param rows without blank lines
 */
record CsvDocument(String text, char delimiter, List<List<Cell>> rows) {

  private static final char QUOTE = '"';

  /**
   * One cell.
   *
   * @param start of what is written, quotes included
   * @param end one after it
   * @param value what it means
   * @param line on which it starts, from 1
   */
  record Cell(int start, int end, String value, int line) {}

  /** Whether a quote within quotes is doubled, as it should be, or may follow a backslash (PHP). */
  enum Escape {
    DOUBLED,
    BACKSLASH
  }

  /**
   * Reads a text; every text has a reading.
   *
   * @param text may begin with a byte-order mark
   */
  static CsvDocument of(String text, char delimiter, Escape escape) {
    return new Reading(text, delimiter, escape).document();
  }

  /** Tells whether every row has as many cells as the first. */
  boolean isRectangular() {
    return rows.stream().allMatch(row -> row.size() == rows.get(0).size());
  }

  /** Returns the text with new values in some cells; the others keep every character. */
  String with(Map<Cell, String> values) {
    StringBuilder changed = new StringBuilder();
    int done = 0;
    for (Cell cell :
        values.keySet().stream().sorted(Comparator.comparingInt(Cell::start)).toList()) {
      changed.append(text, done, cell.start()).append(written(values.get(cell), cell));
      done = cell.end();
    }
    return changed.append(text, done, text.length()).toString();
  }

  private String written(String value, Cell old) {
    boolean quoted =
        old.start() < old.end() && text.charAt(old.start()) == QUOTE
            || value.indexOf(delimiter) >= 0
            || value.chars().anyMatch(c -> c == QUOTE || c <= ' ');
    if (!quoted) {
      return value;
    }
    // PHP takes a backslash before a quote for an escape; a space keeps them apart.
    String apart = (value + QUOTE).replace("\\\"", "\\ \"");
    String inner = apart.substring(0, apart.length() - 1);
    return QUOTE + inner.replace("\"", "\"\"") + QUOTE;
  }

  /** One pass through a text. */
  private static final class Reading {
    private final String text;
    private final char delimiter;
    private final Escape escape;
    private final List<List<Cell>> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    Reading(String text, char delimiter, Escape escape) {
      this.text = text;
      this.delimiter = delimiter;
      this.escape = escape;
    }

    CsvDocument document() {
      at = text.startsWith("\uFEFF") ? 1 : 0;
      while (at < text.length()) {
        List<Cell> row = row();
        if (row.size() > 1 || row.get(0).start() < row.get(0).end()) {
          rows.add(row);
        }
      }
      return new CsvDocument(text, delimiter, rows);
    }

    private List<Cell> row() {
      List<Cell> row = new ArrayList<>();
      row.add(cell());
      while (at < text.length() && text.charAt(at) == delimiter) {
        at++;
        row.add(cell());
      }
      if (at < text.length()) {
        at += text.startsWith("\r\n", at) ? 2 : 1;
        line++;
      }
      return row;
    }

    private Cell cell() {
      int start = at;
      int startLine = line;
      StringBuilder value = new StringBuilder();
      if (at < text.length() && text.charAt(at) == QUOTE) {
        at++;
        quoted(value);
      }
      while (at < text.length() && !ends(text.charAt(at))) {
        value.append(text.charAt(at++));
      }
      return new Cell(start, at, value.toString(), startLine);
    }

    private boolean ends(char c) {
      return c == delimiter || c == '\r' || c == '\n';
    }

    private void quoted(StringBuilder value) {
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '\n' || c == '\r' && !text.startsWith("\n", at)) {
          line++;
        }
        if (c == QUOTE) {
          if (!text.startsWith("\"", at)) {
            return;
          }
          at++;
        } else if (c == '\\' && escape == Escape.BACKSLASH && text.startsWith("\"", at)) {
          value.append(c);
          c = text.charAt(at++);
        }
        value.append(c);
      }
    }
  }
}
