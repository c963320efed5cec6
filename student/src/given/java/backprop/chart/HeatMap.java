package backprop.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A matrix as a table of shaded cells with their numbers, such as a confusion matrix.
 *
 * <p>Blue is positive, orange negative; the shade follows the cube root of the magnitude, so that
 * small numbers can still be seen beside large ones. What isn't finite is grey. Where only the
 * diagonal is right, what lies beside it is orange.
 */
public final class HeatMap implements Picture {
  private static final int LEFT = 40;
  private static final int GAP = 10;
  private static final int TOP = 90;
  private static final int MARGIN = 16;

  private final String title;
  private final String rowLabel;
  private final List<String> rows;
  private final String columnLabel;
  private final List<String> columns;
  private final double[][] values;
  private boolean onlyTheDiagonalIsRight;

  /**
   * Makes a heat map.
   *
   * @param title what to see
   * @param rowLabel what the rows are
   * @param rows the name of each row, short
   * @param columnLabel what the columns are
   * @param columns the name of each column, short
   * @param values a number for each row and column; copied
   * @throws IllegalArgumentException unless there is one
   */
  public HeatMap(
      String title,
      String rowLabel,
      List<String> rows,
      String columnLabel,
      List<String> columns,
      double[][] values) {
    if (rows.isEmpty()
        || columns.isEmpty()
        || values.length != rows.size()
        || !Arrays.stream(values).allMatch(row -> row.length == columns.size())) {
      throw new IllegalArgumentException(
          "values must have a row for each of " + rows + " and a column for each of " + columns);
    }
    this.title = title;
    this.rowLabel = rowLabel;
    this.rows = List.copyOf(rows);
    this.columnLabel = columnLabel;
    this.columns = List.copyOf(columns);
    this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }

  /** Colours as mistakes what lies beside the diagonal; returns this. */
  public HeatMap onlyTheDiagonalIsRight() {
    onlyTheDiagonalIsRight = true;
    return this;
  }

  @Override
  public BufferedImage image() {
    int left = LEFT + Style.widest(rows) + GAP;
    double cellWidth = (Style.WIDTH - left - MARGIN) / (double) columns.size();
    double cellHeight = Math.min(cellWidth, 46);
    int height = TOP + (int) Math.ceil(rows.size() * cellHeight) + MARGIN;
    BufferedImage image = Style.canvas(Style.WIDTH, height);
    Graphics2D pen = Style.pen(image);
    Style.title(pen, title);
    Style.center(pen, columnLabel, left + columns.size() * cellWidth / 2, 56);
    AffineTransform upright = pen.getTransform();
    pen.rotate(-Math.PI / 2);
    Style.center(pen, rowLabel, -TOP - rows.size() * cellHeight / 2, 28);
    pen.setTransform(upright);
    double largest = largestMagnitude();
    for (int i = 0; i < rows.size(); i++) {
      double y = TOP + i * cellHeight;
      Style.right(pen, rows.get(i), left - GAP, y + cellHeight / 2 + 5);
      for (int j = 0; j < columns.size(); j++) {
        double x = left + j * cellWidth;
        boolean isMistake = onlyTheDiagonalIsRight && i != j;
        pen.setColor(shade((isMistake ? -values[i][j] : values[i][j]) / largest));
        pen.fill(new Rectangle2D.Double(x, y, cellWidth, cellHeight));
        pen.setColor(Style.INK);
        Style.center(pen, text(values[i][j]), x + cellWidth / 2, y + cellHeight / 2 + 5);
      }
    }
    for (int j = 0; j < columns.size(); j++) {
      Style.center(pen, columns.get(j), left + (j + 0.5) * cellWidth, TOP - 10);
    }
    pen.dispose();
    return image;
  }

  @Override
  public String csv() {
    Csv csv = new Csv();
    List<String> names = new ArrayList<>(List.of(rowLabel + " / " + columnLabel));
    names.addAll(columns);
    csv.line(names);
    for (int i = 0; i < rows.size(); i++) {
      csv.line(rows.get(i), values[i]);
    }
    return csv.toString();
  }

  private double largestMagnitude() {
    return Arrays.stream(values)
        .flatMapToDouble(Arrays::stream)
        .map(Math::abs)
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private static Color shade(double share) {
    return Style.shade(Math.cbrt(share));
  }

  private static String text(double value) {
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e6;
    return String.format(Locale.ROOT, isWhole ? "%.0f" : "%.3g", value);
  }
}
