package backprop.chart;

import java.awt.image.BufferedImage;

/** Something to look at, together with the numbers it shows. */
public interface Picture {
  /** Returns the drawing; the same pixels for the same numbers. */
  BufferedImage image();

  /** Returns the numbers, comma-separated, with a line of names on top. */
  String csv();
}
