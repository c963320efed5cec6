package backprop.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** The names of a chart's lines, each after a piece of its line, in as many rows as they need. */
final class Legend {
  private static final int ROW = 24;
  private static final int SAMPLE = 36;
  private static final int GAP = 8;
  private static final int SPACE = 28;

  /** Where a name stands: from the left of its row, and in which row. */
  private record Entry(String name, int left, int row) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Integer> rowWidths = new ArrayList<>();

  Legend(List<LineChart.Line> lines, FontMetrics font) {
    int left = Style.WIDTH;
    for (LineChart.Line line : lines) {
      int width = SAMPLE + GAP + font.stringWidth(line.name());
      if (left + width > Style.WIDTH - 2 * SPACE) {
        rowWidths.add(0);
        left = 0;
      }
      int row = rowWidths.size() - 1;
      entries.add(new Entry(line.name(), left, row));
      rowWidths.set(row, left + width);
      left += width + SPACE;
    }
  }

  int height() {
    return rowWidths.size() * ROW + GAP;
  }

  /** Draws from the pen's origin downwards, each row in the middle. */
  void draw(Graphics2D pen) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      int x = (Style.WIDTH - rowWidths.get(entry.row())) / 2 + entry.left();
      int y = ROW / 2 + entry.row() * ROW;
      pen.setColor(Style.colour(i));
      pen.setStroke(Style.stroke(i));
      pen.drawLine(x, y, x + SAMPLE, y);
      Style.marker(i).paint(pen, x + SAMPLE / 2.0, y, Style.MARKER);
      pen.setColor(Style.INK);
      pen.drawString(entry.name(), x + SAMPLE + GAP, y + 5);
    }
  }
}
