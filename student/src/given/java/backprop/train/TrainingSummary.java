package backprop.train;

import backprop.data.ImageSet;
import backprop.train.TrainingLog.Epoch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was trained and what came of it, as lines of a name and a value. {@code mvn package} puts
 * the file into the archive.
 */
final class TrainingSummary {
  static final String FILE = "summary.txt";

  private static final Path SOURCES = Path.of("src", "main", "java");

  private final Path file;
  private final String testErrors;
  private final Map<String, Object> lines = new LinkedHashMap<>();

  /**
   * Sums a training up, and runs the {@link TrialEpoch} that belongs to the program.
   *
   * @param options of the training
   * @param split the images
   * @param epochs at least one
   * @param test the answers to the test images
   * @param images the images
   */
  TrainingSummary(
      TrainOptions options, Split split, List<Epoch> epochs, Evaluation test, ImageSet images) {
    file = options.out().resolve(FILE);
    int mistakes = test.mistakes().size();
    testErrors =
        String.format(
            Locale.ROOT, "Errors of the %d test images: %d.", images.test().size(), mistakes);
    Epoch last = epochs.get(epochs.size() - 1);
    Epoch best = epochs.get(0);
    for (Epoch epoch : epochs) {
      best = epoch.errors() < best.errors() ? epoch : best;
    }
    lines.put("data", images.name());
    lines.put("network", options.network());
    lines.put("batch", options.batch());
    lines.put("learning rate", options.learningRate());
    lines.put("seed", options.seed());
    lines.put("training images", split.training().size());
    lines.put("epochs", last.number());
    lines.put("training cost", last.trainingCost());
    lines.put(split.name() + " errors", last.errors() + " of " + split.watched().size());
    lines.put("fewest " + split.name() + " errors", best.errors() + " in epoch " + best.number());
    lines.put("test errors at the end", mistakes + " of " + images.test().size());
    test.mostConfused()
        .ifPresent(
            pair ->
                lines.put(
                    "most confused",
                    String.format(
                        "%s answered with %s, %d times",
                        images.classes().get(pair.label()),
                        images.classes().get(pair.answer()),
                        pair.times())));
    double seconds = epochs.stream().mapToDouble(Epoch::seconds).sum();
    lines.put("seconds", String.format(Locale.ROOT, "%.1f", seconds));
    TrialEpoch trial = TrialEpoch.run();
    lines.put("trial cost", trial.cost());
    lines.put("trial errors", trial.errors());
    lines.put("sources", SourceDigest.of(SOURCES));
  }

  /** Returns the line that closes the output: how many test images are answered wrongly. */
  String testErrors() {
    return testErrors;
  }

  /** Writes the file. */
  void save() {
    StringBuilder text = new StringBuilder();
    lines.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Can't write " + file + ". Name a folder that can be written: --out FOLDER", e);
    }
  }
}
