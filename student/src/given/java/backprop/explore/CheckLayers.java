package backprop.explore;

import backprop.NotImplementedException;
import backprop.check.GradCheckResult;
import backprop.function.Softmax;
import backprop.layer.CrossEntropy;
import backprop.layer.CrossEntropyLog;
import backprop.layer.Layer;
import backprop.layer.LayerCheck;
import backprop.layer.LinearLayer;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.ReluLayer;
import backprop.layer.SigmoidLayer;
import backprop.layer.SoftmaxLayer;
import backprop.layer.TanhLayer;
import backprop.matrix.Matrices;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Checks every layer and criterion of task 6 with your own gradient check, and prints the largest
 * error of each. Add a layer of your own: one line in {@link #run}.
 *
 * <p>Run it with {@code mvn -q compile exec:java@layers}.
 */
public final class CheckLayers {
  // Sizes that differ, so that nothing fits by accident.
  private static final int SAMPLES = 3;
  private static final int INPUTS = 4;
  private static final int OUTPUTS = 5;

  private final Random random = new Random(4711);
  private final PrintStream out;

  private CheckLayers(PrintStream out) {
    this.out = out;
  }

  /** Checks all. */
  public static void main(String[] args) {
    run(System.out);
  }

  /** Prints a line for each layer and each criterion. */
  static void run(PrintStream out) {
    CheckLayers check = new CheckLayers(out);
    out.println("what is checked        largest error  at entry");
    check.layer("SigmoidLayer", SigmoidLayer::new);
    check.linear();
    check.layer("TanhLayer", TanhLayer::new);
    check.layer("ReluLayer", ReluLayer::new);
    check.layer("SoftmaxLayer", SoftmaxLayer::new);
    check.layer("LogSoftmaxLayer", LogSoftmaxLayer::new);
    check.criteria();
  }

  private void layer(String name, Supplier<Layer> layer) {
    double[][] x = matrix(SAMPLES, INPUTS);
    double[][] v = matrix(SAMPLES, INPUTS);
    print(name + " x", () -> LayerCheck.input(layer.get(), x, v));
  }

  private void linear() {
    LinearLayer layer = new LinearLayer(matrix(INPUTS, OUTPUTS), matrix(1, OUTPUTS)[0]);
    double[][] x = matrix(SAMPLES, INPUTS);
    double[][] v = matrix(SAMPLES, OUTPUTS);
    print("LinearLayer x", () -> LayerCheck.input(layer, x, v));
    print("LinearLayer W", () -> LayerCheck.parameter(layer, 0, x, v));
    print("LinearLayer b", () -> LayerCheck.parameter(layer, 1, x, v));
  }

  private void criteria() {
    double[][] z = matrix(SAMPLES, OUTPUTS);
    double[][] x = matrix(SAMPLES, OUTPUTS);
    print(
        "CrossEntropy z",
        () -> LayerCheck.criterion(new CrossEntropy(), probabilities(z), probabilities(x)));
    print(
        "CrossEntropyLog z",
        () -> LayerCheck.criterion(new CrossEntropyLog(), z, probabilities(x)));
  }

  /** Returns rows that sum to one, none of their entries small: 1/p bends much near 0. */
  private static double[][] probabilities(double[][] z) {
    return Softmax.softmax(Matrices.scale(z, 0.2));
  }

  private void print(String name, Supplier<GradCheckResult> check) {
    try {
      GradCheckResult result = check.get();
      out.printf(
          Locale.ROOT,
          "%-22s %13.1e  %8d   %s%n",
          name,
          result.maxRelativeError(),
          result.index(),
          result.passed() ? "right" : "WRONG");
    } catch (NotImplementedException e) {
      out.printf("%-22s %s is not written yet%n", name, e.getMessage());
    }
  }

  /** Returns numbers from 0.1 to 2 and from −2 to −0.1: no step reaches the kink of ReLU at 0. */
  private double[][] matrix(int rows, int columns) {
    return Matrices.map(
        new double[rows][columns],
        zero -> (0.1 + 1.9 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1));
  }
}
