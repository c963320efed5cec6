package backprop.grader.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Wrong answers whose rows and columns have something of the right ones. */
final class Rows {

  private Rows() {}

  static boolean transposed(Sample s) {
    if (!s.isMatrix() || s.columns() < 2) {
      return false;
    }
    double[] turned = new double[s.want().numbers().length];
    for (int i = 0; i < turned.length; i++) {
      turned[i % s.columns() * s.rows() + i / s.columns()] = s.want().numbers()[i];
    }
    return s.is(turned);
  }

  static boolean rowsAre(Sample s, int row) {
    double[] numbers = new double[s.want().numbers().length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = s.want().numbers()[row * s.columns() + i % s.columns()];
    }
    return s.is(numbers);
  }

  static boolean reordered(Sample s) {
    double[] want = s.want().numbers().clone();
    double[] got = s.got().numbers().clone();
    Arrays.sort(want);
    Arrays.sort(got);
    return s.telling() > 2
        && IntStream.range(0, want.length).allMatch(i -> Sample.same(want[i], got[i], 1e-12));
  }

  static boolean rowFactors(Sample s, boolean ofColumns) {
    int lines = ofColumns ? s.columns() : s.rows();
    int length = ofColumns ? s.rows() : s.columns();
    for (int line = 0; line < lines; line++) {
      double factor = Double.NaN;
      for (int i = 0; i < length; i++) {
        int at = ofColumns ? i * s.columns() + line : line * s.columns() + i;
        double want = s.want().numbers()[at];
        double got = s.got().numbers()[at];
        factor = Double.isNaN(factor) && Math.abs(want) > 1e-12 ? got / want : factor;
        if (!Double.isNaN(factor) && !Sample.same(factor * want, got, 1e-12)) {
          return false;
        }
      }
    }
    return s.telling() > 3 && length > 1;
  }

  static boolean rowOffsets(Sample s) {
    for (int i = 0; i < s.want().numbers().length; i++) {
      int first = i / s.columns() * s.columns();
      double offset = s.got().numbers()[first] - s.want().numbers()[first];
      if (!Sample.same(s.got().numbers()[i] - s.want().numbers()[i], offset, 1e-9)) {
        return false;
      }
    }
    return s.telling() > 1;
  }

  /**
   * What sums to one, or to zero, where each row should.
   *
   * @param elsewhere whether to say where it does, or only that rows don't
   */
  static String rowSums(List<Sample> wrong, boolean elsewhere) {
    List<Sample> finite =
        wrong.stream()
            .filter(s -> s.columns() > 1 && Double.isFinite(Tolerance.sum(s.got().numbers())))
            .toList();
    for (boolean logs : new boolean[] {false, true}) {
      for (double sum : logs ? new double[] {1} : new double[] {1, 0}) {
        DoublePredicate right = x -> Sample.same(x, sum, 1e-9);
        if (finite.size() > 1
            && Sample.holds(finite, s -> sums(s, s.want(), logs, 0).allMatch(right))) {
          String what = (logs ? "powers of e that" : "entries that") + " sum to ";
          return elsewhere
              ? sumsElsewhere(finite, right, logs, what + Multiples.number(sum))
              : Sample.holds(finite, s -> sums(s, s.got(), logs, 0).noneMatch(right))
                  ? "has rows "
                      + (logs ? "whose powers of e" : "that")
                      + " don't sum to "
                      + Multiples.number(sum)
                  : null;
        }
      }
    }
    return null;
  }

  private static String sumsElsewhere(
      List<Sample> finite, DoublePredicate right, boolean logs, String what) {
    List<Sample> tall = finite.stream().filter(s -> s.rows() > 1).toList();
    if (tall.size() > 1 && tall.stream().mapToLong(Sample::telling).sum() > 5) {
      if (Sample.holds(tall, s -> sums(s, s.got(), logs, 1).allMatch(right))) {
        return "has " + what + " in each column, where each row should";
      }
      if (what.endsWith("1")
          && Sample.holds(tall, s -> sums(s, s.got(), logs, 2).allMatch(right))) {
        return "has " + what + " over the whole matrix, where each row should";
      }
    }
    return null;
  }

  /** Returns the sums of the rows (0), of the columns (1), or of all (2). */
  private static DoubleStream sums(Sample s, Leaf leaf, boolean logs, int which) {
    double[] sums = new double[which == 0 ? s.rows() : which == 1 ? s.columns() : 1];
    for (int i = 0; i < leaf.numbers().length; i++) {
      int at = which == 0 ? i / s.columns() : which == 1 ? i % s.columns() : 0;
      sums[at] += logs ? Math.exp(leaf.numbers()[i]) : leaf.numbers()[i];
    }
    return Arrays.stream(sums);
  }
}
