package backprop.grader.explain;

import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.diagnosis.Leaf;
import backprop.grader.diagnosis.Snapshot;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values as text: type and shape first, then the numbers, of large arrays those that matter. */
final class ValueText {

  private static final int WIDTH = 80;
  private static final int COLUMNS = 6;
  private static final int ROWS = 4;
  private static final int LEAVES = 8;
  private static final int TEXT = 300;

  private final boolean all;
  private final Texts t;

  /** Makes values into text, with all numbers or some. */
  ValueText(boolean all, Texts t) {
    this.all = all;
    this.t = t;
  }

  /**
   * Returns a value, a line or a block for each part.
   *
   * @param label what it is
   * @param path of the part with the number that matters most; null if none does
   * @param index of this number; -1 for the first
   */
  String of(String label, Snapshot value, String path, int index) {
    StringBuilder out = new StringBuilder();
    List<Leaf> leaves = value.leaves();
    int left = 0;
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      boolean matters = leaf.path().equals(path);
      if (all || i < LEAVES || matters) {
        out.append(leaf(label, leaf, matters ? Math.max(0, index) : 0));
      } else {
        left++;
      }
    }
    if (left > 0) {
      out.append("    " + t.say("value.more-parts", left) + "\n");
    }
    return out.toString();
  }

  private String leaf(String label, Leaf leaf, int index) {
    String head = "  %-14s ".formatted(label + leaf.path());
    if (!leaf.isNumeric()) {
      return Text.wrapped(
          head, (leaf.type() + " " + text(leaf.text(), WIDTH - head.length())).strip(), WIDTH);
    }
    int columns = leaf.shape().isEmpty() ? 1 : leaf.shape().get(leaf.shape().size() - 1);
    int rows = leaf.shape().size() < 2 ? 1 : leaf.shape().get(0);
    if (rows == 1 && leaf.shape().size() < 2) {
      String line = head + (leaf.type() + "  " + row(leaf, 0, 0, columns)).stripTrailing();
      if (line.length() <= WIDTH) {
        return line + "\n";
      }
    }
    StringBuilder out = new StringBuilder(head + leaf.type() + "\n");
    int firstRow = first(columns == 0 ? 0 : index / columns - 1, rows, ROWS);
    int firstColumn = first(columns == 0 ? 0 : index % columns - 2, columns, COLUMNS);
    int lastRow = all ? rows : Math.min(rows, firstRow + ROWS);
    int lastColumn = all ? columns : Math.min(columns, firstColumn + COLUMNS);
    for (int r = firstRow; r < lastRow; r++) {
      String place = leaf.shape().size() < 2 ? "" : "[" + r + "]";
      boolean part = lastColumn - firstColumn < columns;
      place += part ? "[" + firstColumn + ".." + (lastColumn - 1) + "]" : "";
      String indent = place.isEmpty() ? "    " : "    " + place + "  ";
      out.append(Text.wrapped(indent, row(leaf, r, firstColumn, lastColumn), WIDTH));
    }
    if (lastRow - firstRow < rows) {
      out.append("    " + t.say("value.rows", lastRow - firstRow, rows) + "\n");
    }
    return out.toString();
  }

  private int first(int wanted, int size, int window) {
    return all ? 0 : Math.max(0, Math.min(wanted, size - window));
  }

  private static String row(Leaf leaf, int row, int from, int to) {
    int columns = leaf.shape().isEmpty() ? 1 : leaf.shape().get(leaf.shape().size() - 1);
    return IntStream.range(from, to)
        .map(column -> row * columns + column)
        .filter(i -> i < leaf.numbers().length)
        .mapToObj(i -> number(leaf, i))
        .collect(Collectors.joining(", "));
  }

  /** Returns a number with all of its digits. */
  static String number(Leaf leaf, int index) {
    double number = leaf.numbers()[index];
    return leaf.type().startsWith("int") ? Integer.toString((int) number) : Double.toString(number);
  }

  /**
   * Returns a text from a submission: not too much of it, with places to break it at.
   *
   * @param width of a line
   */
  String text(String hostile, int width) {
    String text = Text.printable(hostile);
    String shown = all || text.length() <= TEXT ? text : text.substring(0, TEXT) + " ...";
    return shown.replaceAll("(\\S{" + width + "})(?=\\S)", "$1 ");
  }
}
