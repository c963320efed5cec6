package backprop.train;

import backprop.chart.ImageGrid;
import backprop.chart.PictureFolder;
import backprop.data.ImageSet;
import backprop.matrix.Matrices;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The weights of the first layer. Each unit has one for every pixel, so they make an image: what
 * the unit looks for.
 */
final class WeightPicture {
  private static final int COLUMNS = 10;
  private static final int MOST_UNITS = 20;

  private final double[][] units;
  private final double[][] changes;
  private final boolean fromZero;
  private final ImageSet images;

  /**
   * Takes the weights.
   *
   * @param start before the training, D×H; not modified
   * @param weight after it, D×H; not modified
   * @param images which the weights are for
   */
  WeightPicture(double[][] start, double[][] weight, ImageSet images) {
    units = Matrices.transpose(weight);
    changes = Matrices.transpose(Matrices.subtract(weight, start));
    fromZero = Arrays.stream(start).flatMapToDouble(Arrays::stream).allMatch(w -> w == 0);
    this.images = images;
  }

  /**
   * Draws all units if they are one a class, and else those that have changed most, each with its
   * change below: random starting weights hide what was learnt.
   */
  void save(PictureFolder pictures) {
    if (fromZero) {
      saveClasses(pictures);
    } else {
      saveHiddenUnits(pictures);
    }
  }

  private void saveClasses(PictureFolder pictures) {
    String title = "Weights of each class: " + legend();
    ImageGrid grid = grid(title, units.length > COLUMNS ? COLUMNS : COLUMNS / 2);
    for (int k = 0; k < units.length; k++) {
      add(grid, units.length > COLUMNS ? String.valueOf(k) : images.classes().get(k), units[k]);
    }
    pictures.save(grid, "weights", title + ". Each image has its own scale.");
  }

  private void saveHiddenUnits(PictureFolder pictures) {
    List<Integer> shown =
        IntStream.range(0, units.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> size(changes[i])).reversed())
            .limit(MOST_UNITS)
            .toList();
    String title = "Hidden units (" + legend() + "); below, what training added";
    ImageGrid grid = grid(title, COLUMNS);
    for (int from = 0; from < shown.size(); from += COLUMNS) {
      List<Integer> row = shown.subList(from, Math.min(from + COLUMNS, shown.size()));
      row.forEach(i -> add(grid, "unit " + (i + 1), units[i]));
      row.forEach(i -> add(grid, "added", changes[i]));
    }
    pictures.save(
        grid,
        "weights",
        title
            + String.format(": the %d of %d units that changed most.", shown.size(), units.length)
            + " Each image has its own scale.");
  }

  private ImageGrid grid(String title, int columns) {
    return new ImageGrid(title, columns, images.side(), images.side());
  }

  private String legend() {
    return images.channels() == 1 ? "blue wants ink, orange none" : "grey is 0, a colour wants it";
  }

  private void add(ImageGrid grid, String caption, double[] weights) {
    if (images.channels() == 1) {
      grid.signed(caption, weights);
    } else {
      double largest = Arrays.stream(weights).map(Math::abs).max().orElse(0);
      grid.colour(caption, Arrays.stream(weights).map(w -> 0.5 + 0.5 * w / largest).toArray());
    }
  }

  private static double size(double[] weights) {
    return Arrays.stream(weights).map(w -> w * w).sum();
  }
}
