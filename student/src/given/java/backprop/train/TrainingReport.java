package backprop.train;

import backprop.chart.Axis;
import backprop.chart.LineChart;
import backprop.chart.PictureFolder;
import backprop.data.ImageSet;
import backprop.train.TrainingLog.Epoch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The pictures that show what came of a training. */
final class TrainingReport {
  private static final List<String> NAMES =
      List.of("cost", "errors", "confusion", "mistakes", "weights");

  private final PictureFolder pictures;

  /**
   * Begins a report, and deletes the pictures of an earlier one.
   *
   * @param folder for the pictures
   * @param out where each picture is announced
   * @throws UncheckedIOException if a file can't be deleted; the message is one line for the user
   */
  TrainingReport(Path folder, PrintStream out) {
    pictures = new PictureFolder(folder, out);
    for (String name : NAMES) {
      for (String extension : List.of(".png", ".csv", ".txt")) {
        delete(folder.resolve(name + extension));
      }
    }
    delete(folder.resolve(TrainingSummary.FILE));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't replace " + file + ". Name another --out FOLDER.", e);
    }
  }

  /**
   * Draws the cost and the errors of each epoch.
   *
   * @param epochs at least one
   * @param watched the images whose errors are counted
   */
  void drawCurves(List<Epoch> epochs, Split watched) {
    String images = watched.name() + " images";
    double[] numbers = column(epochs, Epoch::number);
    String cost = "Training cost: " + firstAndLast("%.3f", epochs, Epoch::trainingCost);
    pictures.save(
        new LineChart(cost, Axis.counting("epoch"), Axis.linear("mean cross-entropy"), numbers)
            .line("training images", column(epochs, Epoch::trainingCost))
            .line(images, column(epochs, Epoch::watchedCost)),
        "cost",
        String.format(
            "%s; cost of the %s: %s.",
            cost, images, firstAndLast("%.3f", epochs, Epoch::watchedCost)));
    String errors =
        String.format(
            "Errors of %d %s: %s",
            watched.watched().size(), images, firstAndLast("%.0f", epochs, Epoch::errors));
    pictures.save(
        new LineChart(errors, Axis.counting("epoch"), Axis.linear("errors"), numbers)
            .line(images, column(epochs, Epoch::errors)),
        "errors",
        errors + ".");
  }

  /**
   * Draws what the network confuses, where it is most sure and wrong, and its first weights.
   *
   * @param evaluation of the test images
   * @param start the weight of the first layer before the training
   * @param weight the same after it
   * @param images of which the test images are shown
   */
  void drawNetwork(Evaluation evaluation, double[][] start, double[][] weight, ImageSet images) {
    new ConfusionPicture(evaluation, images).save(pictures);
    if (!evaluation.mistakes().isEmpty()) {
      new MistakePicture(evaluation.mistakes(), images).save(pictures);
    }
    new WeightPicture(start, weight, images).save(pictures);
  }

  private static String firstAndLast(
      String format, List<Epoch> epochs, ToDoubleFunction<Epoch> value) {
    Epoch first = epochs.get(0);
    Epoch last = epochs.get(epochs.size() - 1);
    String start = String.format(Locale.ROOT, format + " in epoch 1", value.applyAsDouble(first));
    String end =
        String.format(
            Locale.ROOT, format + " in epoch %d", value.applyAsDouble(last), last.number());
    return first == last ? start : start + ", " + end;
  }

  private static double[] column(List<Epoch> epochs, ToDoubleFunction<Epoch> value) {
    return epochs.stream().mapToDouble(value).toArray();
  }
}
