package backprop.chart;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines over common values of x.
 *
 * <p>Values without a place on the axis aren't left out: NaN, infinities and, on a logarithmic
 * axis, numbers that aren't positive are drawn as marks on rails at the upper and lower edge.
 */
public final class LineChart implements Picture {
  /** Values of y, one for each x. */
  record Line(String name, double[] y) {}

  /** A vertical line with a word to it. */
  record Mark(double x, String label) {}

  final String title;
  final Axis xAxis;
  final Axis yAxis;
  final double[] x;
  final List<Line> lines = new ArrayList<>();
  final List<Mark> marks = new ArrayList<>();

  /**
   * Makes a chart without lines.
   *
   * @param title what to see
   * @param xAxis from left to right
   * @param yAxis from bottom to top
   * @param x at least one value, each with a place on the axis: finite, positive if it is
   *     logarithmic; copied
   * @throws IllegalArgumentException unless x is like that
   */
  public LineChart(String title, Axis xAxis, Axis yAxis, double[] x) {
    if (x.length == 0 || !Arrays.stream(x).allMatch(xAxis::holds)) {
      throw new IllegalArgumentException("x must have values that lie on its axis");
    }
    this.title = title;
    this.xAxis = xAxis;
    this.yAxis = yAxis;
    this.x = x.clone();
  }

  /**
   * Adds a line, and returns this chart.
   *
   * @param name for the legend
   * @param y one value for each x, of any kind; copied
   * @throws IllegalArgumentException unless there is one y for each x
   */
  public LineChart line(String name, double[] y) {
    if (y.length != x.length) {
      throw new IllegalArgumentException(
          name + " has " + y.length + " values for " + x.length + " values of x");
    }
    lines.add(new Line(name, y.clone()));
    return this;
  }

  /**
   * Adds a vertical line with a word to it, and returns this chart.
   *
   * @param position on the x axis; without a place there, nothing is added
   * @param label short
   */
  public LineChart mark(double position, String label) {
    if (xAxis.holds(position)) {
      marks.add(new Mark(position, label));
    }
    return this;
  }

  @Override
  public BufferedImage image() {
    return new LineDrawing(this).image();
  }

  @Override
  public String csv() {
    Csv csv = new Csv();
    List<String> names = new ArrayList<>(List.of(xAxis.label()));
    lines.forEach(line -> names.add(line.name()));
    csv.line(names);
    for (int i = 0; i < x.length; i++) {
      int row = i;
      csv.line(Double.toString(x[i]), lines.stream().mapToDouble(line -> line.y()[row]).toArray());
    }
    return csv.toString();
  }
}
