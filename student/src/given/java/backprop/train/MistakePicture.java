package backprop.train;

import backprop.chart.ImageGrid;
import backprop.chart.PictureFolder;
import backprop.data.ImageSet;
import backprop.train.Evaluation.Mistake;
import java.util.List;
import java.util.Locale;

/** The images at which a network is wrong although it is sure. */
final class MistakePicture {
  private static final int MOST_LETTERS = 10;

  private final List<Mistake> mistakes;
  private final ImageSet images;

  /**
   * Takes the mistakes.
   *
   * @param mistakes at least one, the most confident ones first
   * @param images of which the test images are shown
   */
  MistakePicture(List<Mistake> mistakes, ImageSet images) {
    this.mistakes = mistakes;
    this.images = images;
  }

  /** Draws the first mistakes. */
  void save(PictureFolder pictures) {
    boolean isGrey = images.channels() == 1;
    int columns = isGrey ? 5 : 4;
    List<Mistake> shown = mistakes.subList(0, Math.min(columns * columns, mistakes.size()));
    String title =
        "Most sure, and wrong: right class \u2192 answer" + (isGrey ? ", its probability" : "");
    ImageGrid grid = new ImageGrid(title, columns, images.side(), images.side());
    for (Mistake mistake : shown) {
      double[] pixels = images.test().inputs()[mistake.sample()];
      String classes = name(mistake.label()) + " \u2192 " + name(mistake.answer());
      if (isGrey) {
        // Not rounded up: a network may be nearly sure, never wholly.
        double percent = Math.floor(1000 * mistake.confidence()) / 10;
        grid.grey(classes + ", " + percent + " %", pixels);
      } else {
        grid.colour(classes, pixels);
      }
    }
    pictures.save(
        grid,
        "mistakes",
        String.format(
            Locale.ROOT,
            "%s. The first %d of %d mistakes; their probabilities are %.1f %% to %.1f %%.",
            title,
            shown.size(),
            mistakes.size(),
            100 * shown.get(0).confidence(),
            100 * shown.get(shown.size() - 1).confidence()));
  }

  private String name(int k) {
    return images.className(k, MOST_LETTERS);
  }
}
