package backprop.train;

import backprop.data.Cifar;
import backprop.data.ImageSet;
import backprop.data.Mnist;

/** The images that {@link Train} can learn, each with defaults that suit it. */
enum DataSource {
  /** Handwritten digits. */
  MNIST(0.1, Integer.MAX_VALUE),
  /** Photographs of ten kinds of things. */
  CIFAR10(0.01, 6_000),
  /** Photographs of a hundred kinds of things. */
  CIFAR100_FINE(0.01, 6_000),
  /** The same photographs, in twenty kinds. */
  CIFAR100_COARSE(0.01, 6_000);

  /** The gradient grows with the input, and a photograph has far more light than a digit. */
  final double learningRate;

  /** As many images of each part as take at most 500 MB together. */
  final int limit;

  DataSource(double learningRate, int limit) {
    this.learningRate = learningRate;
    this.limit = limit;
  }

  /** Returns what to do when so many images don't fit into memory; one line for the user. */
  String adviceOnMemory(int limit) {
    int fewer = Math.max(1, Math.min(limit / 2, this == MNIST ? 10_000 : 2_000));
    return "Not enough memory. Try --data-limit "
        + fewer
        + ", or set MAVEN_OPTS=-Xmx"
        + (this == MNIST ? "2g." : "4g.");
  }

  /**
   * Returns the first images to learn from, to choose by and to test with.
   *
   * @param limit how many at most of each part, at least 1
   * @throws java.io.UncheckedIOException if the files are missing or damaged; the message is one
   *     line for the user
   */
  ImageSet load(int limit) {
    return switch (this) {
      case MNIST -> Mnist.load(limit);
      case CIFAR10 -> Cifar.CIFAR_10.load(limit);
      case CIFAR100_FINE -> Cifar.CIFAR_100_FINE.load(limit);
      case CIFAR100_COARSE -> Cifar.CIFAR_100_COARSE.load(limit);
    };
  }
}
