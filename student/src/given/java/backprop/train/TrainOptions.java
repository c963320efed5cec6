package backprop.train;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the command line of {@link Train} asks for: {@code --name value} pairs, in any order.
 *
 * @param data which images
 * @param model which network
 * @param epochs passes over the training images, at least 1
 * @param batch images in a batch, at least 1
 * @param learningRate positive and finite
 * @param seed of the initial weights and of the order of the images
 * @param dataLimit at most so many training images and so many test images, at least 1
 * @param out the folder for the results
 */
record TrainOptions(
    DataSource data,
    Model model,
    int epochs,
    int batch,
    double learningRate,
    long seed,
    int dataLimit,
    Path out) {

  static final String USAGE =
      """
      Trains a network on images with your own code.

        --data mnist|cifar10|cifar100   (default mnist; for CIFAR see data/README.md)
        --labels fine|coarse   the 100 or the 20 classes of cifar100 (default fine)
        --model softmax|tanh   no hidden layer, or 200 tanh units (default softmax)
        --epochs N             passes over the training images (default 10)
        --batch N              images in a batch (default 600)
        --learning-rate X      (default 0.1; with CIFAR 0.01)
        --seed N               of weights and shuffling (default 4711)
        --data-limit N         only the first N training and N test images
                               (default all; with CIFAR 10000)
        --out FOLDER           for pictures and numbers (default target/train)

      For example:
        mvn -q compile exec:java -Dexec.args="--model tanh --epochs 100\"\
      """;

  /** The names of all options, each with a value to show as an example. */
  private static final Map<String, String> EXAMPLES = new LinkedHashMap<>();

  static {
    EXAMPLES.put("--data", "mnist");
    EXAMPLES.put("--labels", "fine");
    EXAMPLES.put("--model", "softmax");
    EXAMPLES.put("--epochs", "10");
    EXAMPLES.put("--batch", "600");
    EXAMPLES.put("--learning-rate", "0.1");
    EXAMPLES.put("--seed", "4711");
    EXAMPLES.put("--data-limit", "1000");
    EXAMPLES.put("--out", "target/train");
  }

  /**
   * Returns the options that the arguments give, and defaults for the others.
   *
   * @param args name, value, name, value ...; not modified
   * @throws IllegalArgumentException if a name is unknown, or its value is missing or impossible;
   *     the message is one line for the user
   */
  static TrainOptions parse(String[] args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!EXAMPLES.containsKey(args[i])) {
        throw new IllegalArgumentException(
            "Unknown option " + args[i] + ". Use " + String.join(", ", EXAMPLES.keySet()) + ".");
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(
            args[i] + " needs a value: " + args[i] + " " + EXAMPLES.get(args[i]));
      }
      given.put(args[i], args[i + 1]);
    }
    DataSource data = data(given);
    return new TrainOptions(
        data,
        model(given.getOrDefault("--model", "softmax")),
        atLeastOne("--epochs", given, 10),
        atLeastOne("--batch", given, 600),
        positive("--learning-rate", given, data.learningRate),
        wholeNumber("--seed", given, 4711),
        atLeastOne("--data-limit", given, data.limit),
        folder("--out", given, "target/train"));
  }

  private static DataSource data(Map<String, String> given) {
    String data = given.getOrDefault("--data", "mnist");
    String labels = given.get("--labels");
    if (labels != null && !data.equals("cifar100")) {
      throw new IllegalArgumentException("--labels goes with --data cifar100 only");
    }
    return switch (data) {
      case "mnist" -> DataSource.MNIST;
      case "cifar10" -> DataSource.CIFAR10;
      case "cifar100" -> {
        if (labels == null || labels.equals("fine")) {
          yield DataSource.CIFAR100_FINE;
        }
        if (labels.equals("coarse")) {
          yield DataSource.CIFAR100_COARSE;
        }
        throw new IllegalArgumentException("--labels must be fine or coarse, was " + labels);
      }
      default ->
          throw new IllegalArgumentException(
              "--data must be mnist, cifar10 or cifar100, was " + data);
    };
  }

  private static Model model(String value) {
    return switch (value) {
      case "softmax" -> Model.SOFTMAX;
      case "tanh" -> Model.TANH;
      default ->
          throw new IllegalArgumentException("--model must be softmax or tanh, was " + value);
    };
  }

  private static int atLeastOne(String name, Map<String, String> given, int byDefault) {
    long value = wholeNumber(name, given, byDefault);
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(name + " must be 1 or more, was " + value);
    }
    return (int) value;
  }

  private static long wholeNumber(String name, Map<String, String> given, long byDefault) {
    String value = given.get(name);
    try {
      return value == null ? byDefault : Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a whole number, was " + value, e);
    }
  }

  private static double positive(String name, Map<String, String> given, double byDefault) {
    String text = given.get(name);
    double value;
    try {
      value = text == null ? byDefault : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, was " + text, e);
    }
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
    return value;
  }

  private static Path folder(String name, Map<String, String> given, String byDefault) {
    String value = given.getOrDefault(name, byDefault);
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(name + " must be a folder, was " + value, e);
    }
  }
}
