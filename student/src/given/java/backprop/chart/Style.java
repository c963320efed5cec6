package backprop.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What all charts look like: light, large letters, lines that differ in more than colour. */
final class Style {
  static {
    // Before anything graphical is loaded: no window is ever opened.
    System.setProperty("java.awt.headless", "true");
  }

  static final int WIDTH = 800;
  static final int HEIGHT = 520;
  static final int MARKER = 10;
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  static final Color INK = new Color(0x222222);
  static final Color GREY = new Color(0x888888);
  static final BasicStroke THIN = new BasicStroke(1, 0, 0, 10, new float[] {4, 3}, 0);

  // Okabe and Ito's colours, which colour-blind readers can tell apart; dark enough for paper.
  private static final Color[] COLOURS = {
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0xE69F00),
    new Color(0x222222),
    new Color(0x56B4E9)
  };
  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE,
    SeriesMarkers.TRIANGLE_UP,
    SeriesMarkers.SQUARE,
    SeriesMarkers.DIAMOND,
    SeriesMarkers.CROSS,
    SeriesMarkers.PLUS,
    SeriesMarkers.TRIANGLE_DOWN
  };

  private Style() {}

  static Color colour(int line) {
    return COLOURS[line % COLOURS.length];
  }

  static Marker marker(int line) {
    return MARKERS[line % MARKERS.length];
  }

  static BasicStroke stroke(int line) {
    // Each is thinner than the one before, so that equal lines don't hide each other.
    return new BasicStroke(Math.max(1.8f, 4 - 1.4f * line));
  }

  /** Returns a white image, twice as fine as a screen, so that it prints well. */
  static BufferedImage canvas(int width, int height) {
    BufferedImage canvas = new BufferedImage(2 * width, 2 * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = canvas.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 2 * width, 2 * height);
    pen.dispose();
    return canvas;
  }

  /** Returns what draws upon the canvas, in a screen's units. */
  static Graphics2D pen(BufferedImage canvas) {
    Graphics2D pen = canvas.createGraphics();
    pen.scale(2, 2);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    pen.setFont(TEXT);
    pen.setColor(INK);
    return pen;
  }

  static void title(Graphics2D pen, String title) {
    pen.setFont(TITLE);
    pen.drawString(title, 16, 28);
    pen.setFont(TEXT);
  }

  static void center(Graphics2D pen, String text, double x, double y) {
    int width = pen.getFontMetrics().stringWidth(text);
    pen.drawString(text, (float) (x - width / 2.0), (float) y);
  }

  /** Writes a text that ends at x. */
  static void right(Graphics2D pen, String text, double x, double y) {
    pen.drawString(text, (float) (x - pen.getFontMetrics().stringWidth(text)), (float) y);
  }

  /** Returns how much room the longest of some texts takes. */
  static int widest(List<String> texts) {
    Graphics2D pen = pen(canvas(1, 1));
    int widest = texts.stream().mapToInt(pen.getFontMetrics()::stringWidth).max().orElse(0);
    pen.dispose();
    return widest;
  }

  /** Returns a light colour: orange for -1, white for 0, blue for 1, grey for what isn't finite. */
  static Color shade(double value) {
    if (!Double.isFinite(value)) {
      return new Color(0xCCCCCC);
    }
    Color full = value > 0 ? new Color(0x56B4E9) : new Color(0xE69F00);
    double share = Math.min(1, Math.abs(value));
    return new Color(
        mix(full.getRed(), share), mix(full.getGreen(), share), mix(full.getBlue(), share));
  }

  private static int mix(int level, double share) {
    return (int) Math.round(255 + share * (level - 255));
  }

  static void apply(AxesChartStyler styler) {
    styler
        .setAxisTitleFont(TEXT)
        .setAxisTickLabelsFont(TEXT)
        .setPlotGridLinesColor(new Color(0xDDDDDD))
        .setXAxisTickMarkSpacingHint(90)
        .setYAxisTickMarkSpacingHint(56)
        .setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    styler
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderColor(INK)
        .setChartFontColor(INK)
        .setChartTitleVisible(false)
        .setAnnotationLineColor(GREY)
        .setAnnotationLineStroke(THIN)
        .setLegendVisible(false)
        .setMarkerSize(MARKER)
        .setLocale(Locale.ROOT)
        .setChartPadding(12);
  }
}
