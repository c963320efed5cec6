package backprop.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * MNIST: 60,000 training and 10,000 test images of handwritten digits, 28x28 pixels each.
 *
 * <p>A row of the inputs is an image: D = 784 pixels, row by row, from 0 (background) to 1. A row
 * of the targets is its digit, one-hot: K = 10.
 *
 * <p>The files are looked for in the folder that {@code -Dbackprop.data} names, or else in {@code
 * data} and {@code ../data}. Each is compared with its checksum before it is used.
 */
public final class Mnist {
  /** Pixels of an image. */
  public static final int PIXELS = 28 * 28;

  /** Digits. */
  public static final int CLASSES = 10;

  private static final String IMAGES = "-images-idx3-ubyte.gz";
  private static final String LABELS = "-labels-idx1-ubyte.gz";

  private Mnist() {}

  /** Returns the 60,000 training images; about 400 MB. See {@link #train(int)}. */
  public static Dataset train() {
    return train(Integer.MAX_VALUE);
  }

  /**
   * Returns the first training images.
   *
   * @param limit how many at most, at least 1
   * @return inputs min(60,000, limit) x 784, targets likewise x 10
   * @throws UncheckedIOException if a file is missing or damaged; the message is one line
   */
  public static Dataset train(int limit) {
    return load("train", limit);
  }

  /** Returns the 10,000 test images. See {@link #test(int)}. */
  public static Dataset test() {
    return test(Integer.MAX_VALUE);
  }

  /**
   * Returns the first test images.
   *
   * @param limit how many at most, at least 1
   * @return inputs min(10,000, limit) x 784, targets likewise x 10
   * @throws UncheckedIOException if a file is missing or damaged; the message is one line
   */
  public static Dataset test(int limit) {
    return load("t10k", limit);
  }

  /**
   * Returns the first training and the first test images.
   *
   * @param limit how many at most of each, at least 1
   * @throws UncheckedIOException if a file is missing or damaged; the message is one line
   */
  public static ImageSet load(int limit) {
    List<String> digits = IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList();
    return new ImageSet("MNIST", train(limit), test(limit), 28, 1, digits);
  }

  private static Dataset load(String name, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, was " + limit);
    }
    try {
      Path folder = DataFolder.holding("MNIST", "train" + IMAGES);
      Path imageFile = folder.resolve(name + IMAGES);
      Path labelFile = folder.resolve(name + LABELS);
      Checksum.verify(imageFile);
      Checksum.verify(labelFile);
      Idx images = Idx.read(imageFile, 3);
      Idx labels = Idx.read(labelFile, 1);
      requireImages(imageFile, images);
      int size = images.dimensions()[0];
      if (labels.dimensions()[0] != size) {
        throw new IOException(
            String.format(
                "%s has %d labels for %d images. Get both again: see data/README.md.",
                labelFile, labels.dimensions()[0], size));
      }
      int rows = Math.min(limit, size);
      return new Dataset(inputs(images, rows), targets(labelFile, labels, rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static void requireImages(Path file, Idx images) throws IOException {
    int height = images.dimensions()[1];
    int width = images.dimensions()[2];
    if (height != 28 || width != 28) {
      throw new IOException(
          String.format(
              "%s has images of %dx%d, MNIST has 28x28. Get it again: see data/README.md.",
              file, height, width));
    }
  }

  private static double[][] inputs(Idx images, int rows) {
    double[][] inputs = new double[rows][PIXELS];
    byte[] values = images.values();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < PIXELS; j++) {
        inputs[i][j] = (values[i * PIXELS + j] & 0xff) / 255.0;
      }
    }
    return inputs;
  }

  private static double[][] targets(Path file, Idx labels, int rows) throws IOException {
    double[][] targets = new double[rows][CLASSES];
    for (int i = 0; i < rows; i++) {
      int digit = labels.values()[i] & 0xff;
      if (digit >= CLASSES) {
        throw new IOException(
            String.format(
                "%s has %d where a digit must be. Get it again: see data/README.md.", file, digit));
      }
      targets[i][digit] = 1;
    }
    return targets;
  }
}
