package backprop.grader.diagnosis;

import java.util.Arrays;
import java.util.List;
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

  private static double rowSum(Sample s, Leaf leaf, int row) {
    return IntStream.range(0, s.columns())
        .mapToDouble(k -> leaf.numbers()[row * s.columns() + k])
        .sum();
  }

  static String rowSums(List<Sample> wrong) {
    List<Sample> finite =
        wrong.stream()
            .filter(s -> s.columns() > 1 && Double.isFinite(Tolerance.sum(s.got().numbers())))
            .toList();
    for (double sum : new double[] {1, 0}) {
      boolean should = Sample.holds(finite, s -> sumTo(s, s.want(), sum));
      if (finite.size() > 1 && should && Sample.holds(finite, s -> !sumTo(s, s.got(), sum))) {
        return "has rows that don't sum to " + Multiples.number(sum);
      }
    }
    return null;
  }

  private static boolean sumTo(Sample s, Leaf leaf, double sum) {
    return IntStream.range(0, s.rows()).allMatch(n -> Sample.same(rowSum(s, leaf, n), sum, 1e-9));
  }
}
