package backprop.chart;

import java.util.ArrayList;
import java.util.List;

/** Lines of comma-separated values; numbers keep every digit. */
final class Csv {
  private final StringBuilder text = new StringBuilder();

  /** Adds a line of one name and some numbers. */
  void line(String name, double[] numbers) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (double number : numbers) {
      cells.add(Double.toString(number));
    }
    line(cells);
  }

  /** Adds a line. */
  void line(List<String> cells) {
    text.append(String.join(",", cells.stream().map(Csv::quoted).toList())).append('\n');
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
