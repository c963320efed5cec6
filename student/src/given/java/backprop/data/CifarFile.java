package backprop.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of CIFAR images. An image is a record of constant length, and nothing stands between two
 * records:
 *
 * <pre>
 *   1 byte          the class                 (CIFAR-100: 2 bytes, first the superclass)
 *   1024 bytes      red, row by row
 *   1024 bytes      green
 *   1024 bytes      blue
 * </pre>
 *
 * @param path where it is
 * @param images how many it holds
 * @param labelBytes how many bytes of a record come before the pixels
 * @param labelAt which of these is the class, from 0
 */
record CifarFile(Path path, int images, int labelBytes, int labelAt) {
  /** Red, green and blue values of an image. */
  static final int VALUES = 3 * 32 * 32;

  /**
   * Returns normally if the file has just the length that so many images take.
   *
   * @throws IOException if it hasn't, or is missing; the message is one line for the user
   */
  void requireLength() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException(path + " is missing" + Cifar.ADVICE);
    }
    long expected = (long) images * (labelBytes + VALUES);
    long actual = Files.size(path);
    if (actual != expected) {
      throw new IOException(
          path + " has " + actual + " bytes where it must have " + expected + Cifar.ADVICE);
    }
  }

  /**
   * Fills some rows with images of the file.
   *
   * @param inputs rows of {@link #VALUES} entries; modified: values from 0 to 1
   * @param targets rows of zeros, one entry a class; modified: a 1 at the class
   * @param from the first row to fill
   * @param to the first row that isn't filled any more, at most {@code from + images - first}
   * @param first the image of the file that goes to row {@code from}, at least 0
   * @throws IOException if the file ends too early or names an impossible class
   */
  void read(double[][] inputs, double[][] targets, int from, int to, int first) throws IOException {
    byte[] image = new byte[labelBytes + VALUES];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      in.skipNBytes((long) first * image.length);
      for (int i = from; i < to; i++) {
        if (in.readNBytes(image, 0, image.length) < image.length) {
          throw new IOException(path + " ends too early" + Cifar.ADVICE);
        }
        int label = image[labelAt] & 0xff;
        if (label >= targets[i].length) {
          throw new IOException(
              String.format(
                  "%s has class %d in image %d, but classes end at %d%s",
                  path, label, first + i - from + 1, targets[i].length - 1, Cifar.ADVICE));
        }
        targets[i][label] = 1;
        for (int j = 0; j < VALUES; j++) {
          inputs[i][j] = (image[labelBytes + j] & 0xff) / 255.0;
        }
      }
    }
  }
}
