package backprop.feedback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The catalogue of the assignment: its tasks, their parts, and the file each part is written in.
 */
public final class Exercises {
  /** A part of a task, e.g. 3.2, with the signature that students know it by. */
  public record Item(String id, String signature, String file) {
    /** The task that this part belongs to: "3" for 3.2. */
    public String taskId() {
      return id.substring(0, id.indexOf('.'));
    }
  }

  /** A task; {@code buildsOn} names the tasks whose mistakes show in its tests. */
  public record Task(String id, String title, List<String> buildsOn, List<Item> items) {}

  /** The parts that a part calls, or may call, within its own task or another. */
  private static final Map<String, List<String>> CALLS =
      Map.ofEntries(
          Map.entry("2.3", List.of("2.1", "2.2")),
          Map.entry("3.2", List.of("3.1")),
          Map.entry("4.2", List.of("4.1")),
          Map.entry("4.3", List.of("4.2")),
          Map.entry("4.4", List.of("3.2", "4.2")),
          Map.entry("4.6", List.of("1.1")),
          Map.entry("5.2", List.of("1.1", "3.2")),
          Map.entry("5.3", List.of("1.1", "1.2", "3.2", "4.3", "4.4", "5.2")),
          Map.entry("5.4", List.of("1.1", "1.2", "3.2", "4.4", "5.2")),
          Map.entry("6.4", List.of("3.2", "3.4")),
          Map.entry("6.5", List.of("4.2")),
          Map.entry("7.3", List.of("7.2")));

  private static final String SOURCES = "src/main/java/";
  private static final Pattern LABEL = Pattern.compile("Task (B?\\d+\\.\\d+)(?!\\d).*");

  /** All tasks in the order of the handout. */
  public static final List<Task> TASKS =
      List.of(
          task(
              "1",
              "Sigmoid",
              List.of(),
              item("1.1", "Sigmoid.sigmoid(double)", "function/Sigmoid.java"),
              item("1.2", "Sigmoid.gradient(double)", "function/Sigmoid.java")),
          task(
              "2",
              "Gradient check",
              List.of(),
              item(
                  "2.1",
                  "GradCheck.numericalGradient(ScalarFunction, double[], double)",
                  "check/GradCheck.java"),
              item("2.2", "GradCheck.relativeError(double, double)", "check/GradCheck.java"),
              item(
                  "2.3",
                  "GradCheck.check(ScalarFunction, double[], double[])",
                  "check/GradCheck.java")),
          task(
              "3",
              "Softmax",
              List.of(),
              item("3.1", "Softmax.softmax(double[])", "function/Softmax.java"),
              item("3.2", "Softmax.softmax(double[][])", "function/Softmax.java"),
              item("3.3", "Softmax.jacobian(double[])", "function/Softmax.java"),
              item("3.4", "Softmax.backward(double[][], double[][])", "function/Softmax.java")),
          task(
              "4",
              "Stable losses",
              List.of(),
              item("4.1", "StableLosses.logSumExp(double[])", "loss/StableLosses.java"),
              item("4.2", "StableLosses.logSoftmax(double[][])", "loss/StableLosses.java"),
              item("4.3", "StableLosses.softmaxCrossEntropy", "loss/StableLosses.java"),
              item("4.4", "StableLosses.softmaxCrossEntropyGradient", "loss/StableLosses.java"),
              item("4.5", "StableLosses.binaryCrossEntropyWithLogits", "loss/StableLosses.java"),
              item(
                  "4.6",
                  "StableLosses.binaryCrossEntropyWithLogitsGradient",
                  "loss/StableLosses.java")),
          task(
              "5",
              "One hidden layer",
              List.of("1", "3", "4"),
              item("5.1", "NeuralNetwork.parameterCount(int, int, int)", network()),
              item("5.2", "NeuralNetwork.forward", network()),
              item("5.3", "NeuralNetwork.forwardBackward", network()),
              item("5.4", "NeuralNetwork.inputGradient", network())),
          task(
              "6",
              "Layers",
              List.of("1", "3"),
              item("6.1", "LinearLayer: fprop and bprop", "layer/LinearLayer.java"),
              item("6.2", "TanhLayer: fprop and bprop", "layer/TanhLayer.java"),
              item("6.3", "ReluLayer: fprop and bprop", "layer/ReluLayer.java"),
              item("6.4", "SoftmaxLayer: fprop and bprop", "layer/SoftmaxLayer.java"),
              item("6.5", "LogSoftmaxLayer: fprop and bprop", "layer/LogSoftmaxLayer.java"),
              item("6.6", "CrossEntropy: fprop and bprop", "layer/CrossEntropy.java"),
              item("6.7", "CrossEntropyLog: fprop and bprop", "layer/CrossEntropyLog.java")),
          task(
              "7",
              "Training",
              List.of("6"),
              item("7.1", "Initializer.glorotUniform(int, int, long)", "train/Initializer.java"),
              item("7.2", "Sgd.step(List<Parameter>, double)", "train/Sgd.java"),
              item("7.3", "Trainer.trainEpoch", "train/Trainer.java"),
              item("7.4", "Trainer.errors(Layer, Dataset)", "train/Trainer.java")),
          task(
              "B1",
              "Theory in code",
              List.of("1"),
              item("B1.1", "Equivalences.toTanh(Affine[])", "theory/Equivalences.java"),
              item("B1.2", "Equivalences.collapse(Affine, Affine)", "theory/Equivalences.java"),
              item("B1.3", "Stability.stagedGradient, fusedGradient", "theory/Stability.java"),
              item(
                  "B1.4",
                  "Stability.gradientBreaksAt, lossBreaksAt, naiveLossBreaksAt",
                  "theory/Stability.java")));

  private Exercises() {}

  /** The part with this number; empty if the handout has none. */
  public static Optional<Item> item(String id) {
    return TASKS.stream()
        .flatMap(task -> task.items().stream())
        .filter(item -> item.id().equals(id))
        .findFirst();
  }

  /** The tasks that a task builds on; none if the handout has no such task. */
  static List<String> buildsOn(String taskId) {
    return TASKS.stream()
        .filter(task -> task.id().equals(taskId))
        .flatMap(task -> task.buildsOn().stream())
        .toList();
  }

  /** The parts whose mistakes show in the tests of this one. */
  static List<String> calls(String id) {
    return CALLS.getOrDefault(id, List.of());
  }

  /** Whether students write in the file of this class. */
  static boolean isWrittenByStudents(String className) {
    String file = SOURCES + className.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    return TASKS.stream()
        .flatMap(task -> task.items().stream())
        .anyMatch(item -> item.file().equals(file));
  }

  /** Its place in the handout, counted from 0; unknown numbers come last. */
  public static int order(String id) {
    List<String> ids = TASKS.stream().flatMap(task -> task.items().stream()).map(Item::id).toList();
    int index = ids.indexOf(id);
    return index < 0 ? ids.size() : index;
  }

  /** "3.2" for the label "Task 3.2: Softmax.softmax" of a stub; empty for other texts. */
  public static Optional<String> idOf(String label) {
    Matcher matcher = LABEL.matcher(label);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String network() {
    return "network/NeuralNetwork.java";
  }

  private static Task task(String id, String title, List<String> buildsOn, Item... items) {
    return new Task(id, title, buildsOn, List.of(items));
  }

  private static Item item(String id, String signature, String file) {
    return new Item(id, signature, SOURCES + "backprop/" + file);
  }
}
