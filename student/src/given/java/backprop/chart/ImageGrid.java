package backprop.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Small images of one size, in rows, each with a caption below. */
public final class ImageGrid implements Picture {
  private static final int MARGIN = 16;
  private static final int GAP = 12;
  private static final int TOP = 48;
  private static final int CAPTION = 28;

  private record Tile(String caption, double[] values, BufferedImage image) {}

  private final String title;
  private final int columns;
  private final int width;
  private final int height;
  private final List<Tile> tiles = new ArrayList<>();

  /**
   * Makes a grid without images.
   *
   * @param title what to see
   * @param columns images in a row, at least 1
   * @param width pixels in a row of an image, at least 1
   * @param height rows of pixels in an image, at least 1
   * @throws IllegalArgumentException unless all three are at least 1
   */
  public ImageGrid(String title, int columns, int width, int height) {
    if (columns < 1 || width < 1 || height < 1) {
      throw new IllegalArgumentException("columns, width and height must be at least 1");
    }
    this.title = title;
    this.columns = columns;
    this.width = width;
    this.height = height;
  }

  /**
   * Adds an image in shades of grey, and returns this grid.
   *
   * @param caption short
   * @param ink from 0, white paper, to 1, black; row by row; copied
   * @throws IllegalArgumentException unless there is a value for each pixel
   */
  public ImageGrid grey(String caption, double[] ink) {
    return add(caption, ink, 1, i -> colour(1 - ink[i], 1 - ink[i], 1 - ink[i]));
  }

  /**
   * Adds an image of numbers of both signs, and returns this grid. The largest magnitude is blue if
   * positive and orange if negative; 0 is white.
   *
   * @param caption short
   * @param values row by row; copied
   * @throws IllegalArgumentException unless there is a value for each pixel
   */
  public ImageGrid signed(String caption, double[] values) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    return add(caption, values, 1, i -> Style.shade(values[i] / largest));
  }

  /**
   * Adds an image in colour, and returns this grid.
   *
   * @param caption short
   * @param light from 0, dark, to 1, bright: first all of red, row by row, then green, then blue;
   *     copied
   * @throws IllegalArgumentException unless there are three values for each pixel
   */
  public ImageGrid colour(String caption, double[] light) {
    int plane = width * height;
    return add(caption, light, 3, i -> colour(light[i], light[plane + i], light[2 * plane + i]));
  }

  private ImageGrid add(String caption, double[] values, int planes, IntFunction<Color> colour) {
    int pixels = width * height;
    if (values.length != planes * pixels) {
      throw new IllegalArgumentException(
          caption + " has " + values.length + " values, not " + planes * pixels);
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < pixels; i++) {
      image.setRGB(i % width, i / width, colour.apply(i).getRGB());
    }
    tiles.add(new Tile(caption, values.clone(), image));
    return this;
  }

  private static Color colour(double red, double green, double blue) {
    return new Color(level(red), level(green), level(blue));
  }

  private static float level(double light) {
    return (float) Math.max(0, Math.min(1, light));
  }

  @Override
  public BufferedImage image() {
    int tileWidth = (Style.WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
    int tileHeight = tileWidth * height / width;
    int rows = (tiles.size() + columns - 1) / columns;
    BufferedImage image = Style.canvas(Style.WIDTH, TOP + rows * (tileHeight + CAPTION) + MARGIN);
    Graphics2D pen = Style.pen(image);
    Style.title(pen, title);
    for (int i = 0; i < tiles.size(); i++) {
      int x = MARGIN + i % columns * (tileWidth + GAP);
      int y = TOP + i / columns * (tileHeight + CAPTION);
      pen.drawImage(tiles.get(i).image(), x, y, tileWidth, tileHeight, null);
      pen.drawRect(x, y, tileWidth, tileHeight);
      Style.center(pen, tiles.get(i).caption(), x + tileWidth / 2.0, y + tileHeight + 18);
    }
    pen.dispose();
    return image;
  }

  @Override
  public String csv() {
    Csv csv = new Csv();
    int most = tiles.stream().mapToInt(tile -> tile.values().length).max().orElse(0);
    List<String> names = new ArrayList<>(List.of("image"));
    IntStream.range(0, most).forEach(i -> names.add("value " + i));
    csv.line(names);
    tiles.forEach(tile -> csv.line(tile.caption(), tile.values()));
    return csv.toString();
  }
}
