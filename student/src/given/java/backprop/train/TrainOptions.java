package backprop.train;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the command line of {@link Train} asks for: {@code --name value} pairs, and {@code --all},
 * in any order.
 *
 * @param data which images
 * @param network which network
 * @param epochs passes over the training images, at least 1
 * @param batch images in a batch, at least 1
 * @param learningRate positive and finite
 * @param seed of the initial weights and of the order of the images
 * @param dataLimit at most so many images to learn from, to watch and to test with, at least 1
 * @param all whether the validation images are learnt too
 * @param out the folder for the results
 */
record TrainOptions(
    DataSource data,
    Network network,
    int epochs,
    int batch,
    double learningRate,
    long seed,
    int dataLimit,
    boolean all,
    Path out) {

  static final String USAGE =
      """
      Trains a network on images with your own code.

        --data mnist|cifar10|cifar100   (default mnist; for CIFAR see pages/photographs.md)
        --labels fine|coarse   the 100 or the 20 classes of cifar100 (default fine)
        --model softmax|tanh|relu   no hidden layer, or hidden layers of such units
                               (default softmax)
        --hidden N,N,...       units of each hidden layer (default 200)
        --loss prob|log        Softmax and CrossEntropy, or LogSoftmax and
                               CrossEntropyLog (default prob)
        --start glorot|zero    weights at the start (default glorot; softmax zero)
        --epochs N             passes over the training images (default 10)
        --batch N              images in a batch (default 600)
        --learning-rate X      (default 0.1; with CIFAR 0.01)
        --seed N               of weights and shuffling (default 4711)
        --data-limit N         only the first N training, validation and test images
                               (default all; with CIFAR 6000)
        --all                  learn the validation images too, and watch the test images
        --out FOLDER           for pictures and numbers (default target/train/MODEL)

      For example:
        mvn -q compile exec:java -Dexec.args="--model tanh --epochs 100\"\
      """;

  /** The option that has no value. */
  private static final String ALL = "--all";

  /** The names of all options, each with a value to show as an example. */
  private static final Map<String, String> EXAMPLES = new LinkedHashMap<>();

  static {
    EXAMPLES.put("--data", "mnist");
    EXAMPLES.put("--labels", "fine");
    EXAMPLES.put("--model", "softmax");
    EXAMPLES.put("--hidden", "200");
    EXAMPLES.put("--loss", "log");
    EXAMPLES.put("--start", "zero");
    EXAMPLES.put("--epochs", "10");
    EXAMPLES.put("--batch", "600");
    EXAMPLES.put("--learning-rate", "0.1");
    EXAMPLES.put("--seed", "4711");
    EXAMPLES.put("--data-limit", "1000");
    EXAMPLES.put(ALL, "");
    EXAMPLES.put("--out", "target/train/softmax");
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
    for (int i = 0; i < args.length; i++) {
      String name = args[i];
      if (!EXAMPLES.containsKey(name)) {
        throw new IllegalArgumentException(
            "Unknown option " + name + ". Use " + String.join(", ", EXAMPLES.keySet()) + ".");
      }
      if (name.equals(ALL)) {
        given.put(name, "");
        continue;
      }
      if (++i == args.length) {
        throw new IllegalArgumentException(
            name + " needs a value: " + name + " " + EXAMPLES.get(name));
      }
      given.put(name, args[i]);
    }
    DataSource data = data(given);
    Network network = network(given);
    return new TrainOptions(
        data,
        network,
        atLeastOne("--epochs", given, 10),
        atLeastOne("--batch", given, 600),
        positive("--learning-rate", given, data.learningRate),
        wholeNumber("--seed", given, 4711),
        atLeastOne("--data-limit", given, data.limit),
        given.containsKey(ALL),
        folder("--out", given, "target/train/" + lowerCase(network.model())));
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

  private static Network network(Map<String, String> given) {
    Model model = choice("--model", given, Model.SOFTMAX);
    List<Integer> hidden = model.hidden;
    if (given.containsKey("--hidden")) {
      if (model == Model.SOFTMAX) {
        throw new IllegalArgumentException("--hidden goes with --model tanh or relu only");
      }
      hidden =
          Arrays.stream(given.get("--hidden").split(",", -1))
              .map(units -> atLeastOne("--hidden", Map.of("--hidden", units), 1))
              .toList();
    }
    // One layer learns from a zero start, and the sheet's figure is from one.
    Start usual = model == Model.SOFTMAX ? Start.ZERO : Start.GLOROT;
    return new Network(
        model, hidden, choice("--start", given, usual), choice("--loss", given, Loss.PROB));
  }

  /** Returns the constant that an option names in lower case. */
  private static <E extends Enum<E>> E choice(String name, Map<String, String> given, E usual) {
    String value = given.getOrDefault(name, lowerCase(usual));
    E[] choices = usual.getDeclaringClass().getEnumConstants();
    return Arrays.stream(choices)
        .filter(choice -> lowerCase(choice).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Arrays.stream(choices)
                        .map(TrainOptions::lowerCase)
                        .collect(
                            Collectors.joining(" or ", name + " must be ", ", was " + value))));
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
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
