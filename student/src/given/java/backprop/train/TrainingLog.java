package backprop.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of each epoch. It is also in a file of comma-separated values, from the moment that an
 * epoch ends: whatever stops the training, the file keeps what there is.
 */
final class TrainingLog implements AutoCloseable {
  static final String FILE = "training.csv";

  private static final String HEADER = "epoch,training cost,%s cost,%s errors,seconds\n";

  /**
   * One pass over the training images.
   *
   * @param number from 1
   * @param trainingCost the mean over the epoch, each batch measured before its step
   * @param watchedCost the mean over the images that are watched, after the epoch
   * @param errors wrong answers to these images after the epoch
   * @param seconds it took, these images included
   */
  record Epoch(int number, double trainingCost, double watchedCost, int errors, double seconds) {}

  private final Path file;
  private final boolean isNewFolder;
  private final List<Epoch> epochs = new ArrayList<>();

  /**
   * Starts the file anew, with a line of names.
   *
   * @param folder made if it isn't there
   * @param watched what the images are called that are watched
   * @throws UncheckedIOException if the file can't be written; the message is one line for the user
   */
  TrainingLog(Path folder, String watched) {
    file = folder.resolve(FILE);
    isNewFolder = Files.notExists(folder);
    write(
        HEADER.formatted(watched, watched),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Adds an epoch, and a line to the file. */
  void add(Epoch epoch) {
    epochs.add(epoch);
    String line =
        String.format(
            Locale.ROOT,
            "%d,%s,%s,%d,%.3f\n",
            epoch.number(),
            epoch.trainingCost(),
            epoch.watchedCost(),
            epoch.errors(),
            epoch.seconds());
    write(line, StandardOpenOption.APPEND);
  }

  /** Returns the epochs so far. */
  List<Epoch> epochs() {
    return List.copyOf(epochs);
  }

  /** Leaves nothing behind if no epoch has ended. */
  @Override
  public void close() {
    if (epochs.isEmpty()) {
      try {
        Files.deleteIfExists(file);
        if (isNewFolder) {
          Files.deleteIfExists(file.toAbsolutePath().getParent());
        }
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }

  private void write(String text, StandardOpenOption... how) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, how);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException(
        "Can't write " + file + ". Name a folder that can be written: --out FOLDER", e);
  }
}
