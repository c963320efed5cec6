package backprop.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a {@link LineChart}: lines and axes with XChart, and what XChart has no place for. */
final class LineDrawing {
  /** About so many markers a line: where points lie closer, not each of them gets one. */
  private static final int MARKERS = 16;

  private static final int TITLE_HEIGHT = 38;
  private static final int LABEL_HEIGHT = 19;
  private static final int LABEL_ROWS = 2;

  private final LineChart chart;
  private final Rails rails;
  private final XYChart drawing = new XYChart(Style.WIDTH, Style.HEIGHT);
  private final double first;
  private final double span;
  private int blanks = 1;

  LineDrawing(LineChart chart) {
    this.chart = chart;
    rails = new Rails(chart);
    first = chart.xAxis.place(chart.x[0]);
    span = chart.xAxis.place(chart.x[chart.x.length - 1]) - first;
    drawing.setXAxisTitle(chart.xAxis.label());
    drawing.setYAxisTitle(chart.yAxis.label());
    Style.apply(drawing.getStyler());
    drawing.getStyler().setYAxisMin(rails.bottom()).setYAxisMax(rails.top());
    // XChart's own logarithmic axes aren't made for 600 powers of ten: it only sees logarithms.
    drawing.setCustomXAxisTickLabelsFormatter(place -> visible(chart.xAxis.tick(place, span)));
    drawing.setCustomYAxisTickLabelsFormatter(
        place -> visible(rails.isOrdinary(place) ? chart.yAxis.tick(place, rails.span()) : ""));
    addFrame();
    rails.kinds().forEach(this::addRail);
    for (int i = 0; i < chart.lines.size(); i++) {
      addLine(i, chart.lines.get(i));
    }
    for (LineChart.Mark mark : chart.marks) {
      drawing.addAnnotation(new AnnotationLine(chart.xAxis.place(mark.x()), true, false));
    }
  }

  BufferedImage image() {
    BufferedImage image = Style.canvas(Style.WIDTH, Style.HEIGHT);
    Graphics2D pen = Style.pen(image);
    Style.title(pen, chart.title);
    int header = TITLE_HEIGHT + LABEL_HEIGHT * Math.min(LABEL_ROWS, chart.marks.size());
    Legend legend = new Legend(chart.lines, pen.getFontMetrics());
    int height = Style.HEIGHT - header - legend.height();
    pen.translate(0, header);
    drawing.paint(pen, Style.WIDTH, height);
    pen.setFont(Style.TEXT);
    pen.setColor(Style.INK);
    writeRails(pen);
    writeMarks(pen);
    pen.translate(0, height);
    legend.draw(pen);
    pen.dispose();
    return image;
  }

  /** Returns the text; for none, blanks: XChart writes no numbers at all if two are the same. */
  private String visible(String text) {
    blanks = 3 - blanks;
    return text.isEmpty() ? " ".repeat(blanks) : text;
  }

  /** Adds invisible points at uneven distances: at even ones, XChart writes uneven numbers. */
  private void addFrame() {
    List<Double> y = List.of(rails.bottom(), rails.bottom(), rails.top());
    drawing
        .addSeries("frame", List.of(first, first, first + span), y)
        .setMarker(SeriesMarkers.NONE)
        .setLineStyle(SeriesLines.NONE);
  }

  private void addRail(Rails.Kind kind) {
    List<Double> y = List.of(rails.place(kind), rails.place(kind));
    XYSeries rail = drawing.addSeries("rail " + kind, List.of(first, first + span), y);
    rail.setLineStyle(Style.THIN).setLineColor(Style.GREY);
    rail.setMarker(SeriesMarkers.NONE);
  }

  /** Adds the line and its markers. */
  private void addLine(int number, LineChart.Line line) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<Double> markedX = new ArrayList<>();
    List<Double> markedY = new ArrayList<>();
    Rails.Kind before = null;
    double marker = Double.NaN;
    for (int i = 0; i < chart.x.length; i++) {
      double place = chart.xAxis.place(chart.x[i]);
      Rails.Spot spot = rails.spot(line.y()[i], number);
      if (before != null && spot.kind() != before) {
        x.add(place);
        y.add(Double.NaN); // XChart interrupts the line here.
      }
      x.add(place);
      y.add(spot.place());
      // Another phase for each line, so that markers of equal lines don't hide each other.
      double nextMarker = Math.floor((place - first) / span * MARKERS + number / 3.0);
      if (spot.kind() != before || nextMarker != marker) {
        markedX.add(place);
        markedY.add(spot.place());
      }
      before = spot.kind();
      marker = nextMarker;
    }
    addSeries("line " + number, x, y, number).setMarker(SeriesMarkers.NONE);
    addSeries("markers " + number, markedX, markedY, number).setLineStyle(SeriesLines.NONE);
  }

  private XYSeries addSeries(String name, List<Double> x, List<Double> y, int number) {
    XYSeries series = drawing.addSeries(name, x, y);
    series.setMarker(Style.marker(number)).setMarkerColor(Style.colour(number));
    series.setLineColor(Style.colour(number)).setLineStyle(Style.stroke(number));
    return series;
  }

  /** Writes the names of the rails where the numbers of the y axis stand. */
  private void writeRails(Graphics2D pen) {
    FontMetrics font = pen.getFontMetrics();
    for (Rails.Kind kind : rails.kinds()) {
      String name = rails.name(kind);
      double right = drawing.getYAxisLeftWidth() - 14;
      double y = drawing.getScreenYFromChart(rails.place(kind));
      pen.drawString(name, (float) right - font.stringWidth(name), (float) y + 5);
    }
  }

  /** Writes the words of the vertical lines above them, in two rows by turns. */
  private void writeMarks(Graphics2D pen) {
    FontMetrics font = pen.getFontMetrics();
    for (int i = 0; i < chart.marks.size(); i++) {
      LineChart.Mark mark = chart.marks.get(i);
      double x = drawing.getScreenXFromChart(chart.xAxis.place(mark.x()));
      int width = font.stringWidth(mark.label());
      double left = Math.min(x - width / 2.0, Style.WIDTH - 12 - width);
      int row = i % LABEL_ROWS;
      pen.drawString(mark.label(), (float) Math.max(12, left), 4 - row * LABEL_HEIGHT);
    }
  }
}
