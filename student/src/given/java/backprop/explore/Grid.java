package backprop.explore;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Values of x at which a function is drawn. */
record Grid(double[] x) {
  /** Returns from, from + step, from + 2 step … up to to. */
  static Grid even(double from, double to, double step) {
    int steps = (int) Math.floor((to - from) / step);
    return new Grid(IntStream.rangeClosed(0, steps).mapToDouble(i -> from + i * step).toArray());
  }

  /** Returns 10^from … 10^to, with that many values for each power of ten. */
  static Grid powersOfTen(int from, int to, int each) {
    return new Grid(
        IntStream.rangeClosed(from * each, to * each)
            .mapToDouble(i -> Math.pow(10, (double) i / each))
            .toArray());
  }

  /** Returns f at each x. */
  double[] values(DoubleUnaryOperator f) {
    return Arrays.stream(x).map(f).toArray();
  }

  /** Returns "a to b", the first stretch of x with finite values; "nowhere" without any. */
  String finiteRange(double[] values) {
    return range(values, Double::isFinite);
  }

  /** Returns "a to b", the first stretch of x whose values are good; "nowhere" without any. */
  String range(double[] values, DoublePredicate isGood) {
    int first = 0;
    while (first < x.length && !isGood.test(values[first])) {
      first++;
    }
    int last = first;
    while (last + 1 < x.length && isGood.test(values[last + 1])) {
      last++;
    }
    return first == x.length ? "nowhere" : text(x[first]) + " to " + text(x[last]);
  }

  /** Returns the x with the smallest value. */
  double best(double[] values) {
    int best = 0;
    for (int i = 1; i < x.length; i++) {
      if (!(values[i] >= values[best])) {
        best = i;
      }
    }
    return x[best];
  }

  /** Returns a short text for a number: three digits, or all of them if it is whole. */
  static String text(double number) {
    boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1e6;
    return String.format(Locale.ROOT, isWhole ? "%.0f" : "%.3g", number);
  }
}
