package backprop.documents;

import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.sqrt;

import backprop.check.GradCheck;
import backprop.function.Sigmoid;
import backprop.function.Softmax;
import backprop.layer.CrossEntropy;
import backprop.loss.StableLosses;
import backprop.theory.Affine;
import backprop.theory.Equivalences;
import backprop.theory.Stability;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the worked examples of the handout compute, by the heading that they stand under. */
final class HandoutNumbers {
  private static final double EPSILON = Math.ulp(1.0) / 2;
  private static final double LARGEST_EXPONENT = log(Double.MAX_VALUE);
  private static final double SMALLEST_EXPONENT = 745.1332191019411; // e^−x is 0 above

  private HandoutNumbers() {}

  private static Numbers numbers(double... values) {
    return new Numbers().add(values);
  }

  /** Returns the numbers, by what the heading of their section begins with. */
  static Map<String, Numbers> all() {
    Map<String, Numbers> all = new LinkedHashMap<>();
    Numbers page = PageInNumbers.all();
    all.put("Backpropagation on one page", page);
    all.put("Conventions", limits());
    all.put("Task 1", sigmoid());
    all.put("Task 2", gradientCheck().add(page));
    all.put("Task 3", softmax());
    all.put("Task 4", losses());
    all.put("Task 5", page);
    all.put("Task 6", layers().add(page));
    all.put("Task 7", training());
    all.put("Task B1", theory());
    all.put("Training on MNIST", RecordedRuns.numbers().add(0.01));
    all.put("Exploring", numbers(exp(-37), 0.01));
    all.put("On paper", numbers(1e-8, 0.00999));
    all.put("Photographs", numbers(0.01));
    return all;
  }

  private static Numbers limits() {
    return numbers(LARGEST_EXPONENT, SMALLEST_EXPONENT, EPSILON)
        .add(Double.MIN_NORMAL, Double.MIN_VALUE, Double.MAX_VALUE);
  }

  private static Numbers sigmoid() {
    Numbers numbers = numbers(LARGEST_EXPONENT, SMALLEST_EXPONENT);
    for (double x : new double[] {0, 1, -1, 2, -40, -710}) {
      double s = Sigmoid.sigmoid(x);
      numbers.add(s, Sigmoid.gradient(s), Sigmoid.gradient(Sigmoid.sigmoid(s)));
    }
    return numbers;
  }

  private static Numbers gradientCheck() {
    double h = 1e-4;
    double x = 1e-20;
    Numbers numbers = numbers(h, 3e-6, 7e-6, 1e-12, x, x + h - 2 * h + h);
    numbers.add(((0.5 + h) * (0.5 + h) - 0.25) / h, (Math.pow(2 + h, 3) - 8) / h);
    numbers.add(GradCheck.numericalGradient(at -> Math.pow(at[0], 3), new double[] {2}, h));
    numbers.add(Slopes.forwardError(h), Slopes.centralError(h), Slopes.centralError(1e-12));
    numbers.add(2.999997, 2000.01, 0.01, 1e-7, 3e-7, 1e-5, 1e-9);
    numbers.add(GradCheck.relativeError(3, 2.999997), GradCheck.relativeError(2000, 2000.01));
    return numbers.add(GradCheck.relativeError(1e-7, 3e-7), GradCheck.relativeError(3.1, 3));
  }

  private static Numbers softmax() {
    double[][] s = {{0.2, 0.3, 0.5}, {0.25, 0.25, 0.5}};
    double[][] v = {{1, 2, 3}, {1, 0, 0}};
    double both = 0;
    Numbers numbers = numbers(0.25, 0.75, exp(1) + exp(2) + exp(3), exp(-2) + exp(-1) + 1);
    numbers
        .add(Softmax.softmax(new double[][] {{1, 2, 3}}))
        .add(Softmax.softmax(new double[] {0, 1}));
    numbers
        .add(Softmax.softmax(new double[] {2, 0}))
        .add(Softmax.softmax(new double[] {1, 2, 3})[0] / 2);
    numbers.add(Softmax.jacobian(new double[] {0.25, 0.75})).add(Softmax.jacobian(s[0]));
    numbers.add(Softmax.backward(s, v));
    for (int n = 0; n < 2; n++) {
      for (int k = 0; k < 3; k++) {
        both += s[n][k] * v[n][k];
        numbers.add(s[n][k] * (1 - s[n][k]) * v[n][k]);
      }
    }
    for (int k = 0; k < 3; k++) {
      numbers.add(s[0][k] * (v[0][k] - both));
    }
    return numbers.add(both);
  }

  private static Numbers losses() {
    double[][] row = {{1, 2, 3}};
    double[][] rows = {{1, 2, 3}, {1, 2, 3}};
    double[][] targets = {{0, 0, 1}, {1, 0, 0}};
    Numbers numbers = numbers(0.25, 1e16, exp(-40), log(2));
    for (double[] x : new double[][] {{0, 0}, {1, 2, 3}, {1000, 1000}, {-1000, -1000}, {0, -40}}) {
      numbers.add(StableLosses.logSumExp(x));
      numbers.add(StableLosses.logSoftmax(new double[][] {x}));
    }
    numbers.add(Softmax.softmax(row)).add(StableLosses.softmaxCrossEntropy(rows, targets));
    numbers.add(StableLosses.softmaxCrossEntropy(row, new double[][] {{0.5, 0.25, 0.25}}));
    numbers.add(StableLosses.softmaxCrossEntropyGradient(rows, targets));
    double[][] logitsAndTargets = {{0, 1}, {2, 1}, {2, 0}, {-2, 1}, {0.5, 0.3}, {40, 1}};
    for (double[] pair : logitsAndTargets) {
      double[] x = {pair[0]};
      numbers.add(StableLosses.binaryCrossEntropyWithLogits(x, new double[] {pair[1]}));
    }
    double[] x = {2, -2};
    double[] y = {1, 1};
    numbers.add(StableLosses.binaryCrossEntropyWithLogits(x, y));
    return numbers.add(StableLosses.binaryCrossEntropyWithLogitsGradient(x, y));
  }

  private static Numbers layers() {
    Numbers numbers = numbers();
    for (double x : new double[] {0.5, 1}) {
      double out = Math.tanh(x);
      numbers.add(out, 1 - out * out, out * (1 - out));
    }
    CrossEntropy criterion = new CrossEntropy();
    double[][] p = {{0.2, 0.8}, {0.5, 0.5}};
    numbers.add(criterion.fprop(p, new double[][] {{0, 1}, {1, 0}})).add(criterion.bprop());
    return numbers.add(Softmax.backward(p, criterion.bprop()));
  }

  private static Numbers training() {
    return numbers(sqrt(6 / 984.0), sqrt(6 / 210.0), sqrt(6 / 794.0))
        .add((4 * 1.0 + 4 * 0.5 + 2 * 0.2) / 10, (1.0 + 0.5 + 0.2) / 3);
  }

  private static Numbers theory() {
    Affine[] net = {
      new Affine(new double[][] {{2, -4}}, new double[] {1, 0}),
      new Affine(new double[][] {{6}, {2}}, new double[] {1})
    };
    Numbers numbers = numbers(Stability.stagedGradient(1e-160), 1e-160, 1e-163, 1e200);
    numbers.add(sqrt(Double.MIN_NORMAL), Math.pow(2, -537.5), sqrt(Double.MAX_VALUE));
    numbers.add(Double.MAX_VALUE);
    for (double x : new double[] {0, 1}) {
      numbers.add(tanhNet(Equivalences.toTanh(net), x));
    }
    return numbers;
  }

  /** Returns the output of a network with one input, one output and tanh in between. */
  static double tanhNet(Affine[] net, double x) {
    double out = net[1].b()[0];
    for (int h = 0; h < net[0].b().length; h++) {
      out += Math.tanh(x * net[0].w()[0][h] + net[0].b()[h]) * net[1].w()[h][0];
    }
    return out;
  }
}
