package backprop.train;

import backprop.data.Dataset;
import backprop.data.ImageSet;

/**
 * Which images a training learns from, and at which it is watched, epoch by epoch.
 *
 * @param training to learn from
 * @param watched whose errors are counted after each epoch
 * @param name what the watched images are called
 */
record Split(Dataset training, Dataset watched, String name) {
  /**
   * Returns the training images and, to watch them, those held out for validation: the test images
   * must have no part in any choice, not in that of when to stop either.
   */
  static Split heldOut(ImageSet images) {
    return new Split(images.training(), images.validation(), "validation");
  }

  /** Returns all images but the test images to learn from, which leaves only these to watch. */
  static Split all(ImageSet images) {
    return new Split(images.trainingAndValidation(), images.test(), "test");
  }
}
