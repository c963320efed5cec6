package backprop.data;

import backprop.matrix.LazyRows;
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

  private static final double[] SHADES = // what the 256 bytes mean
      IntStream.range(0, 256).mapToDouble(shade -> shade / 255.0).toArray();

  private Mnist() {}

  /** Returns the 60,000 training images. See {@link #train(int)}. */
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
    requirePositive(limit);
    return files("train").rows(0, limit);
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
    requirePositive(limit);
    return files("t10k").rows(0, limit);
  }

  /**
   * Returns the images in three parts. As many training images as there are test images, the last
   * ones, are held out for validation: 10,000 of the 60,000.
   *
   * @param limit how many at most of each part, the first ones, at least 1
   * @throws UncheckedIOException if a file is missing or damaged; the message is one line
   */
  public static ImageSet load(int limit) {
    requirePositive(limit);
    Files training = files("train");
    Files test = files("t10k");
    int held = training.size() - test.size();
    List<String> digits = IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList();
    return new ImageSet(
        "MNIST",
        training.rows(0, Math.min(limit, held)),
        training.rows(held, limit),
        test.rows(0, limit),
        28,
        1,
        digits);
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, was " + limit);
    }
  }

  /** The contents of two files that belong together. */
  private record Files(Path labelFile, Idx images, Idx labels) {
    int size() {
      return images.dimensions()[0];
    }

    /** Returns so many images, or as many as there are, from one on. */
    Dataset rows(int from, int limit) {
      int to = from + Math.min(limit, size() - from);
      try {
        return new Dataset(inputs(images, from, to), targets(labelFile, labels, from, to));
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }
  }

  private static Files files(String name) {
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
                "%s has %d labels for %d images. Get both again from your course.",
                labelFile, labels.dimensions()[0], size));
      }
      return new Files(labelFile, images, labels);
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
              "%s has images of %dx%d, MNIST has 28x28. Get it again from your course.",
              file, height, width));
    }
  }

  private static double[][] inputs(Idx images, int from, int to) {
    byte[] values = images.values();
    return LazyRows.of(to - from, i -> image(values, (from + i) * PIXELS));
  }

  private static double[] image(byte[] values, int from) {
    double[] image = new double[PIXELS];
    for (int j = 0; j < PIXELS; j++) {
      image[j] = SHADES[values[from + j] & 0xff];
    }
    return image;
  }

  private static double[][] targets(Path file, Idx labels, int from, int to) throws IOException {
    double[][] targets = new double[to - from][CLASSES];
    for (int i = from; i < to; i++) {
      int digit = labels.values()[i] & 0xff;
      if (digit >= CLASSES) {
        throw new IOException(
            String.format(
                "%s has %d where a digit must be. Get it again from your course.", file, digit));
      }
      targets[i - from][digit] = 1;
    }
    return targets;
  }
}
