package backprop.documents;

import static java.lang.Math.cbrt;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.sqrt;
import static java.lang.Math.tanh;

import backprop.function.Softmax;
import backprop.theory.Affine;
import backprop.theory.Equivalences;
import backprop.theory.Stability;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the answers on paper compute, by the heading that they stand under. */
final class AnswersNumbers {
  private static final double EPSILON = Math.ulp(1.0) / 2;

  private AnswersNumbers() {}

  private static Numbers numbers(double... values) {
    return new Numbers().add(values);
  }

  /** Returns the numbers, by what the heading of their section begins with. */
  static Map<String, Numbers> all() {
    Map<String, Numbers> all = new LinkedHashMap<>();
    all.put("P1:", numbers(exp(-37) / Math.pow(1 + exp(-37), 2)));
    all.put("P2:", new Numbers().add(Softmax.softmax(new double[] {0, 1})));
    all.put("P4:", shift());
    double p = exp(-709) / (1 + exp(-709));
    all.put("P6:", numbers(p, 1 / p));
    all.put("P9:", differences());
    all.put("P10:", numbers(0.01));
    all.put("P12:", root());
    all.put("Think about", numbers(1e-8, 0.00999, exp(-37)).add(limits(), log(Float.MAX_VALUE)));
    all.put("Errors of the source sheets", misprints());
    return all;
  }

  private static double limits() {
    return log(Double.MAX_VALUE);
  }

  private static Numbers shift() {
    return numbers(limits(), log(Double.MIN_NORMAL), -745.1332191019411, EPSILON, 700 * EPSILON);
  }

  private static Numbers differences() {
    double best = cbrt(3 * EPSILON);
    double h = 1e-4;
    return numbers(h, 1e-12, 1e-16, 1e-300, 1e-5, 3e-6, 7e-6, EPSILON, EPSILON * Math.E, best)
        .add(Slopes.forwardError(h), Slopes.centralError(h), Slopes.centralError(1e-12))
        .add(Math.E * (EPSILON / best + best * best / 6), 2 * sqrt(EPSILON))
        .add(Slopes.typicalCentralError(3e-6), Slopes.typicalCentralError(7e-6))
        .add(Slopes.worstRounding());
  }

  private static Numbers root() {
    return numbers(Math.pow(2, -537.5), sqrt(Double.MIN_NORMAL), sqrt(0.5), sqrt(1.5))
        .add(Stability.stagedGradient(1e-160), 1e-160, Double.MIN_NORMAL, Double.MAX_VALUE)
        .add(sqrt(Double.MAX_VALUE), EPSILON, Math.pow(2, 1023))
        .add(1e-8, 0.00999, 1e-16, 1e-4, 0.0019, 1e-154, 1e-162);
  }

  private static Numbers misprints() {
    Affine[] net = {
      new Affine(new double[][] {{2, -4}}, new double[] {1, 0}),
      new Affine(new double[][] {{6}, {2}}, new double[] {1})
    };
    Affine[] right = Equivalences.toTanh(net);
    double half = HandoutNumbers.tanhNet(right, 1) - 4 + 0.5;
    double halvedSums = HandoutNumbers.tanhNet(right, 1) - 4 + 2;
    Affine[] biasNotHalved = {new Affine(right[0].w(), net[0].b()), right[1]};
    return numbers(0.25, 0.75, exp(-710), tanh(1) + 1, tanh(1) - 1, 2 / (1 - exp(-2)))
        .add(HandoutNumbers.tanhNet(right, 1), half, halvedSums)
        .add(HandoutNumbers.tanhNet(biasNotHalved, 1))
        .add(Softmax.softmax(new double[] {0, 1}));
  }
}
