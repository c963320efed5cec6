package backprop.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * CIFAR-10 and CIFAR-100: 50,000 training and 10,000 test photographs, 32x32 pixels in colour. They
 * are not part of this project; {@code pages/photographs.md} says how to get them.
 *
 * <p>A row of the inputs is an image: D = 3072 values from 0 to 1, first red, then green, then
 * blue, each row by row. A row of the targets is the class of the image, one-hot.
 *
 * <p>What is read is the <i>binary version</i>, unpacked. Its folder is looked for in the folder
 * that {@code -Dbackprop.data} names, or else in {@code data} and {@code ../data}.
 */
public enum Cifar {
  /** Ten classes, such as airplane and cat. */
  CIFAR_10("CIFAR-10", "cifar-10-batches-bin", 1, 0, 10, "batches.meta.txt"),

  /** A hundred classes, such as apple and bee. */
  CIFAR_100_FINE("CIFAR-100", "cifar-100-binary", 2, 1, 100, "fine_label_names.txt"),

  /** The same images, but the hundred classes are put together to twenty, such as insects. */
  CIFAR_100_COARSE("CIFAR-100", "cifar-100-binary", 2, 0, 20, "coarse_label_names.txt");

  /** The end of a message about a file that isn't as it was published. */
  static final String ADVICE = ". Unpack the archive again: see pages/photographs.md.";

  private static final int TRAINING_IMAGES = 50_000;
  private static final int TEST_IMAGES = 10_000;

  private final String title;
  private final String folder;
  private final int labelBytes;
  private final int labelAt;
  private final int classes;
  private final String namesFile;

  Cifar(String title, String folder, int labelBytes, int labelAt, int classes, String namesFile) {
    this.title = title;
    this.folder = folder;
    this.labelBytes = labelBytes;
    this.labelAt = labelAt;
    this.classes = classes;
    this.namesFile = namesFile;
  }

  /**
   * Returns the images in three parts. The last 10,000 training images are held out for validation.
   * A thousand images take 25 MB.
   *
   * @param limit how many at most of each part, the first ones, at least 1
   * @throws IllegalArgumentException unless the limit is at least 1
   * @throws UncheckedIOException if a file is missing, has the wrong length or names an impossible
   *     class; the message is one line
   */
  public ImageSet load(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, was " + limit);
    }
    try {
      Path place = unpacked();
      List<String> names = classNames(place.resolve(namesFile));
      int held = TRAINING_IMAGES - TEST_IMAGES;
      Dataset training = read(trainingFiles(place), 0, Math.min(limit, held));
      int validationImages = Math.min(limit, TRAINING_IMAGES - held);
      Dataset validation = read(trainingFiles(place), held, validationImages);
      Dataset test = read(testFiles(place), 0, Math.min(limit, TEST_IMAGES));
      return new ImageSet(title, training, validation, test, 32, 3, names);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Path unpacked() throws IOException {
    Path place = DataFolder.holding(title + " (see pages/photographs.md)", folder).resolve(folder);
    if (!Files.isDirectory(place)) {
      throw new IOException(
          "There is no folder " + place + ". Unpack the archive there: see pages/photographs.md.");
    }
    return place;
  }

  private List<CifarFile> trainingFiles(Path place) {
    return this == CIFAR_10
        ? IntStream.rangeClosed(1, 5)
            .mapToObj(i -> file(place, "data_batch_" + i + ".bin", TRAINING_IMAGES / 5))
            .toList()
        : List.of(file(place, "train.bin", TRAINING_IMAGES));
  }

  private List<CifarFile> testFiles(Path place) {
    return List.of(file(place, this == CIFAR_10 ? "test_batch.bin" : "test.bin", TEST_IMAGES));
  }

  private CifarFile file(Path place, String name, int images) {
    return new CifarFile(place.resolve(name), images, labelBytes, labelAt);
  }

  /** Returns so many images from one on, counted through all the files. */
  private Dataset read(List<CifarFile> files, int first, int rows) throws IOException {
    for (CifarFile file : files) {
      file.requireLength();
    }
    double[][] inputs = new double[rows][CifarFile.VALUES];
    double[][] targets = new double[rows][classes];
    int from = 0;
    int skipped = first;
    for (CifarFile file : files) {
      int unread = Math.min(skipped, file.images());
      int to = Math.min(from + file.images() - unread, rows);
      if (from < to) {
        file.read(inputs, targets, from, to, unread);
      }
      skipped -= unread;
      from = to;
    }
    return new Dataset(inputs, targets);
  }

  private List<String> classNames(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is missing" + ADVICE);
    }
    // The published lists end with an empty line or two.
    List<String> names =
        Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
            .filter(name -> !name.isBlank())
            .map(String::strip)
            .toList();
    if (names.size() != classes) {
      throw new IOException(
          file + " has " + names.size() + " names for " + classes + " classes" + ADVICE);
    }
    return names;
  }
}
