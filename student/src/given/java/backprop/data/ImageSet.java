package backprop.data;

import java.util.List;
import java.util.stream.Stream;

/**
 * Square images to learn from, to choose by and to test with, and what is needed to show them.
 *
 * @param name the usual name of the collection, such as MNIST
 * @param training the images to learn from, one a row
 * @param validation the last training images, held out: to watch a training, and to choose by
 * @param test other images of the same kind, for one look at the end
 * @param side the height of an image in pixels, which is also its width
 * @param channels 1 if a row holds side·side grey values; 3 if it holds that many red values, then
 *     the green and then the blue ones; each row by row, from 0 (dark) to 1
 * @param classes the name of each class, K of them, in the order of the targets
 */
public record ImageSet(
    String name,
    Dataset training,
    Dataset validation,
    Dataset test,
    int side,
    int channels,
    List<String> classes) {

  /** Returns the images to learn from and, after them, the images that were held out. */
  public Dataset trainingAndValidation() {
    return new Dataset(
        training.inputsBefore(validation),
        Stream.of(training, validation)
            .flatMap(part -> Stream.of(part.targets()))
            .toArray(double[][]::new));
  }

  /** Returns D, how many numbers an image is. */
  public int pixels() {
    return side * side * channels;
  }

  /**
   * Returns the name of a class, cut if it is long.
   *
   * @param k the class, 0 ≤ k &lt; K
   * @param letters how long the result may be, at least 1
   */
  public String className(int k, int letters) {
    String name = classes.get(k);
    return name.length() <= letters ? name : name.substring(0, letters - 1) + "\u2026";
  }
}
