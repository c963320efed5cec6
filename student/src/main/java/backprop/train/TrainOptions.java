package backprop.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the command line of {@link Train} asks for: {@code --name value} pairs, in any order.
 *
 * @param model which network
 * @param epochs passes over the training images, at least 1
 * @param batch images in a batch, at least 1
 * @param learningRate positive and finite
 * @param seed of the initial weights and of the order of the images
 * @param dataLimit at most so many training images and so many test images, at least 1
 */
record TrainOptions(
    Model model, int epochs, int batch, double learningRate, long seed, int dataLimit) {

  /** The networks of the exercise sheet. */
  enum Model {
    /** Softmax regression: 784 inputs, 10 classes, no hidden layer. */
    SOFTMAX,
    /** One hidden layer of 200 tanh units. */
    TANH
  }

  static final String USAGE =
      """
      Trains a network on MNIST with your own code.

        --model softmax|tanh   784-10, or 784-200-10 with tanh (default softmax)
        --epochs N             passes over the training images (default 10)
        --batch N              images in a batch (default 600)
        --learning-rate X      (default 0.1)
        --seed N               of weights and shuffling (default 4711)
        --data-limit N         only the first N training and N test images

      For example:
        mvn -q compile exec:java -Dexec.args="--model tanh --epochs 100\"\
      """;

  /**
   * Returns the options that the arguments give, and defaults for the others.
   *
   * @param args name, value, name, value ...; not modified
   * @throws IllegalArgumentException if a name is unknown, or its value is missing or impossible;
   *     the message is one line for the user
   */
  static TrainOptions parse(String[] args) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("--model", "softmax");
    values.put("--epochs", "10");
    values.put("--batch", "600");
    values.put("--learning-rate", "0.1");
    values.put("--seed", "4711");
    values.put("--data-limit", String.valueOf(Integer.MAX_VALUE));
    for (int i = 0; i < args.length; i += 2) {
      if (!values.containsKey(args[i])) {
        throw new IllegalArgumentException(
            "Unknown option " + args[i] + ". Use " + String.join(", ", values.keySet()) + ".");
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(
            args[i] + " needs a value: " + args[i] + " " + values.get(args[i]));
      }
      values.put(args[i], args[i + 1]);
    }
    return new TrainOptions(
        model(values.get("--model")),
        atLeastOne("--epochs", values),
        atLeastOne("--batch", values),
        positive("--learning-rate", values),
        wholeNumber("--seed", values),
        atLeastOne("--data-limit", values));
  }

  private static Model model(String value) {
    return switch (value) {
      case "softmax" -> Model.SOFTMAX;
      case "tanh" -> Model.TANH;
      default ->
          throw new IllegalArgumentException("--model must be softmax or tanh, was " + value);
    };
  }

  private static int atLeastOne(String name, Map<String, String> values) {
    long value = wholeNumber(name, values);
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(name + " must be 1 or more, was " + value);
    }
    return (int) value;
  }

  private static long wholeNumber(String name, Map<String, String> values) {
    try {
      return Long.parseLong(values.get(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + " must be a whole number, was " + values.get(name), e);
    }
  }

  private static double positive(String name, Map<String, String> values) {
    double value;
    try {
      value = Double.parseDouble(values.get(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, was " + values.get(name), e);
    }
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
    return value;
  }
}
