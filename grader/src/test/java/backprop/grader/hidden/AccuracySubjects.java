package backprop.grader.hidden;

import static hidden.support.SixtyDigits.exactly;

import backprop.function.Sigmoid;
import backprop.function.Softmax;
import backprop.loss.StableLosses;
import backprop.matrix.Matrices;
import hidden.support.SixtyDigits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The functions whose digits are counted, with the arguments that each is given. */
final class AccuracySubjects {
  private static final MathContext DIGITS = new MathContext(60);
  private static final long SEED = 4711;

  private static final double[] WICKED = {
    0,
    -0.0,
    4.9e-324,
    2.2e-308,
    1e-300,
    1e-160,
    1e-20,
    1.1e-16,
    2.3e-16,
    1e-8,
    1.0 / 128,
    1.0 / 64,
    3.0 / 64,
    0.1,
    0.5,
    0.6931471805599453,
    1,
    1.5,
    2,
    5,
    9.01,
    18.7,
    19.06,
    19.07,
    20,
    22,
    33.2,
    36.04,
    36.7,
    36.8,
    37.5,
    40,
    100,
    354.9,
    700,
    708.3,
    708.4,
    709.7,
    709.8,
    720,
    744.4,
    745.1
  };

  private final Random random = new Random(SEED);

  /** Returns all of them, always with the same arguments. */
  List<AccuracySubject> all() {
    List<AccuracySubject> subjects = new ArrayList<>();
    subjects.add(
        each("sigmoid", 745, Sigmoid::sigmoid, x -> SixtyDigits.softmax(exactly(x, 0))[0]));
    subjects.add(each("tanh", 20, AccuracySubjects::tanhOfMatrices, AccuracySubjects::tanh));
    subjects.add(
        each(
            "softplus",
            745,
            x -> StableLosses.binaryCrossEntropyWithLogits(new double[] {x}, new double[] {0}),
            x -> SixtyDigits.logSumExp(exactly(x, 0))));
    subjects.add(
        each(
            "softplusGradient",
            745,
            x ->
                StableLosses.binaryCrossEntropyWithLogitsGradient(
                    new double[] {x}, new double[] {1})[0],
            x -> SixtyDigits.softmax(exactly(-x, 0))[0].negate()));
    for (int[] length : new int[][] {{2, 10}, {11, 100}, {101, 1000}}) {
      String of = " of " + length[0] + " to " + length[1];
      Supplier<double[]> rows = () -> row(length[0], length[1]);
      List<double[]> wicked = wickedRows(length[1]);
      subjects.add(
          new AccuracySubject(
              "softmax" + of,
              rows,
              wicked,
              Softmax::softmax,
              x -> SixtyDigits.softmax(exactly(x))));
      subjects.add(
          new AccuracySubject(
              "logSumExp" + of,
              rows,
              wicked,
              x -> new double[] {StableLosses.logSumExp(x)},
              x -> new BigDecimal[] {SixtyDigits.logSumExp(exactly(x))}));
      subjects.add(
          new AccuracySubject(
              "logSoftmax" + of,
              rows,
              wicked,
              x -> StableLosses.logSoftmax(new double[][] {x})[0],
              AccuracySubjects::logSoftmax));
      subjects.add(
          new AccuracySubject(
              "crossEntropy" + of,
              rows,
              wicked,
              x -> {
                double[][] logits = {x};
                return new double[] {StableLosses.softmaxCrossEntropy(logits, firstOf(x))};
              },
              x -> new BigDecimal[] {logSoftmax(x)[0].negate()}));
      subjects.add(
          new AccuracySubject(
              "columnSums" + of,
              () -> random.doubles(length[1]).toArray(),
              List.of(),
              x -> Matrices.columnSums(Matrices.transpose(new double[][] {x})),
              x -> new BigDecimal[] {SixtyDigits.sum(exactly(x))}));
    }
    return subjects;
  }

  /** Returns a function of numbers, taken in rows of a thousand; both signs of what is wicked. */
  private AccuracySubject each(
      String name, double limit, UnaryOperator<Double> ours, Function<Double, BigDecimal> exact) {
    double[] wicked = new double[2 * WICKED.length];
    for (int i = 0; i < WICKED.length; i++) {
      wicked[2 * i] = WICKED[i];
      wicked[2 * i + 1] = -WICKED[i];
    }
    Supplier<double[]> rows = () -> random.doubles(1000).map(u -> spread(u, limit)).toArray();
    return new AccuracySubject(
        name,
        rows,
        List.of(wicked),
        x -> {
          double[] results = new double[x.length];
          for (int i = 0; i < x.length; i++) {
            results[i] = ours.apply(x[i]);
          }
          return results;
        },
        x -> Arrays.stream(x).mapToObj(exact::apply).toArray(BigDecimal[]::new));
  }

  /** Returns a number of either sign: small, medium and up to the limit alike often. */
  private double spread(double u, double limit) {
    double size =
        switch (random.nextInt(3)) {
          case 0 -> Math.pow(10, -20 * u);
          case 1 -> 10 * u;
          default -> limit * u;
        };
    return random.nextBoolean() ? size : -size;
  }

  /** Returns logits within 16 of the largest. */
  private double[] row(int shortest, int longest) {
    int length = shortest + random.nextInt(longest - shortest + 1);
    double at = 10 * random.nextGaussian();
    double width = 16 * random.nextDouble();
    return random.doubles(length).map(u -> at + width * u).toArray();
  }

  /** Returns rows whose sums lose most: all alike, one above many, falling, rising. */
  private static List<double[]> wickedRows(int length) {
    List<double[]> rows = new ArrayList<>();
    for (double gap : new double[] {0, 1e-9, 0.1, 1, 5, 16}) {
      double[] above = new double[length];
      double[] falling = new double[length];
      double[] rising = new double[length];
      for (int i = 0; i < length; i++) {
        above[i] = i == 0 ? gap : 0;
        falling[i] = -gap * i / length;
        rising[i] = gap * i / length;
      }
      rows.addAll(List.of(above, falling, rising));
    }
    return rows;
  }

  private static double tanhOfMatrices(double x) {
    return Matrices.tanh(new double[][] {{x}})[0][0];
  }

  private static BigDecimal tanh(double x) {
    BigDecimal exact = new BigDecimal(x);
    if (Math.abs(x) < 1e-12) { // x − x³/3 + 2x⁵/15
      BigDecimal square = exact.multiply(exact, DIGITS);
      BigDecimal third = square.divide(BigDecimal.valueOf(3), DIGITS);
      BigDecimal fifth =
          square
              .multiply(square, DIGITS)
              .multiply(BigDecimal.valueOf(2))
              .divide(BigDecimal.valueOf(15), DIGITS);
      return exact.multiply(BigDecimal.ONE.subtract(third).add(fifth), DIGITS);
    }
    BigDecimal power =
        SixtyDigits.exp(exact.multiply(BigDecimal.valueOf(-2)).min(BigDecimal.valueOf(1500)));
    return BigDecimal.ONE.subtract(power).divide(BigDecimal.ONE.add(power), DIGITS);
  }

  /** Returns targets that say: the first class. */
  private static double[][] firstOf(double[] x) {
    double[] target = new double[x.length];
    target[0] = 1;
    return new double[][] {target};
  }

  private static BigDecimal[] logSoftmax(double[] x) {
    BigDecimal[] logs = exactly(x);
    BigDecimal total = SixtyDigits.logSumExp(logs);
    for (int k = 0; k < logs.length; k++) {
      logs[k] = logs[k].subtract(total);
    }
    return logs;
  }
}
