package backprop.train;

import backprop.chart.HeatMap;
import backprop.chart.PictureFolder;
import backprop.data.ImageSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How often a network gives each answer to the images of each class. */
final class ConfusionPicture {
  private static final int MOST_CLASSES = 10;
  private static final int ROW_LETTERS = 8;
  private static final int COLUMN_LETTERS = 7;

  private final Evaluation evaluation;
  private final double[][] confusion;
  private final ImageSet images;

  /**
   * Takes the answers.
   *
   * @param evaluation of the test images
   * @param images which have the names of the classes
   */
  ConfusionPicture(Evaluation evaluation, ImageSet images) {
    this.evaluation = evaluation;
    this.images = images;
    confusion = evaluation.confusion();
  }

  /** Draws all classes if they have room, else those confused most and a column for the rest. */
  void save(PictureFolder pictures) {
    int classes = confusion.length;
    List<Integer> shown =
        IntStream.range(0, classes)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> wrong(k)).reversed())
            .limit(MOST_CLASSES)
            .sorted()
            .toList();
    List<String> rows = shown.stream().map(this::rowName).toList();
    List<String> columns = new ArrayList<>(shown.stream().map(this::tag).toList());
    String title = "Confusion matrix: " + evaluation.mistakes().size() + " errors" + mostFrequent();
    String description = title + ".";
    if (classes > MOST_CLASSES) {
      columns.add("others");
      description += " Shown are " + rows.size() + " of " + classes + " classes.";
    }
    pictures.save(
        new HeatMap(title, "right class", rows, "answer", columns, counts(shown))
            .onlyTheDiagonalIsRight(),
        "confusion",
        description);
  }

  /** Returns the rows and columns of some classes and, unless these are all, a column of others. */
  private double[][] counts(List<Integer> classes) {
    int shown = classes.size();
    double[][] counts = new double[shown][Math.min(shown + 1, confusion.length)];
    for (int i = 0; i < shown; i++) {
      for (int k = 0; k < confusion.length; k++) {
        int column = classes.indexOf(k);
        counts[i][column == -1 ? shown : column] += confusion[classes.get(i)][k];
      }
    }
    return counts;
  }

  /** Returns how many mistakes have to do with a class, as the right one or as the answer. */
  private double wrong(int k) {
    double all = Arrays.stream(confusion[k]).sum();
    double answers = Arrays.stream(confusion).mapToDouble(row -> row[k]).sum();
    return all + answers - 2 * confusion[k][k];
  }

  private String mostFrequent() {
    return evaluation
        .mostConfused()
        .map(
            p ->
                ", most often "
                    + tag(p.label())
                    + " \u2192 "
                    + tag(p.answer())
                    + " ("
                    + p.times()
                    + ")")
        .orElse("");
  }

  /** Returns the name of a class, or its number if there are many. */
  private String tag(int k) {
    return images.classes().size() > MOST_CLASSES
        ? String.valueOf(k)
        : images.className(k, COLUMN_LETTERS);
  }

  /** Returns a name that no other class has: where there are many, some begin alike. */
  private String rowName(int k) {
    return images.classes().size() > MOST_CLASSES
        ? k + " " + images.className(k, ROW_LETTERS)
        : images.className(k, ROW_LETTERS);
  }
}
