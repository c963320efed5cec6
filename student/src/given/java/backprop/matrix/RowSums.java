package backprop.matrix;

/**
 * Sums of rows, each times its factor: the innermost loops of {@link Products}.
 *
 * <p>They run along rows, through memory in order, so that the JIT compiler makes vector
 * instructions of them, which take four or eight entries at once. A sum that is fetched, added to
 * and stored for each row costs more than its arithmetic, so six rows are added while it is in a
 * register. Six is the most: of a longer loop JDK 17 makes no vector instructions, and then it is
 * four times as slow.
 */
final class RowSums {
  private static final boolean FUSED = isFusedFast();

  private RowSums() {}

  /**
   * Adds rows to a sum, in order.
   *
   * @param sum changed
   * @param factors of all rows, from the entry {@code first} on
   * @param rows the rows
   * @param used which of them are added, the first {@code count} of these
   * @param from the first column that is added
   * @param to the first column that isn't any more
   */
  static void add(
      double[] sum,
      double[] factors,
      int first,
      double[][] rows,
      int[] used,
      int count,
      int from,
      int to) {
    int next = 0;
    for (; next + 6 <= count; next += 6) {
      addSix(sum, factors, first, rows, used, next, from, to);
    }
    if (next + 3 <= count) {
      addThree(sum, factors, first, rows, used, next, from, to);
      next += 3;
    }
    for (; next < count; next++) {
      addOne(sum, factors[first + used[next]], rows[used[next]], from, to);
    }
  }

  private static void addSix(
      double[] sum,
      double[] factors,
      int first,
      double[][] rows,
      int[] used,
      int next,
      int from,
      int to) {
    double a0 = factors[first + used[next]];
    double a1 = factors[first + used[next + 1]];
    double a2 = factors[first + used[next + 2]];
    double a3 = factors[first + used[next + 3]];
    double a4 = factors[first + used[next + 4]];
    double a5 = factors[first + used[next + 5]];
    double[] b0 = rows[used[next]];
    double[] b1 = rows[used[next + 1]];
    double[] b2 = rows[used[next + 2]];
    double[] b3 = rows[used[next + 3]];
    double[] b4 = rows[used[next + 4]];
    double[] b5 = rows[used[next + 5]];
    for (int i = from; i < to; i++) {
      double s = plus(a2, b2[i], plus(a1, b1[i], plus(a0, b0[i], sum[i])));
      sum[i] = plus(a5, b5[i], plus(a4, b4[i], plus(a3, b3[i], s)));
    }
  }

  private static void addThree(
      double[] sum,
      double[] factors,
      int first,
      double[][] rows,
      int[] used,
      int next,
      int from,
      int to) {
    double a0 = factors[first + used[next]];
    double a1 = factors[first + used[next + 1]];
    double a2 = factors[first + used[next + 2]];
    double[] b0 = rows[used[next]];
    double[] b1 = rows[used[next + 1]];
    double[] b2 = rows[used[next + 2]];
    for (int i = from; i < to; i++) {
      sum[i] = plus(a2, b2[i], plus(a1, b1[i], plus(a0, b0[i], sum[i])));
    }
  }

  /** Adds one row to a sum. */
  static void addOne(double[] sum, double factor, double[] row, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] = plus(factor, row[i], sum[i]);
    }
  }

  /** Returns factor * entry + sum, rounded once where the processor can do that in one step. */
  static double plus(double factor, double entry, double sum) {
    return FUSED ? Math.fma(factor, entry, sum) : factor * entry + sum;
  }

  /** Without an instruction for it, Math.fma takes thousands of steps, with BigDecimal. */
  private static boolean isFusedFast() {
    long fastest = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      long start = System.nanoTime();
      double sum = 0;
      for (int i = 0; i < 20; i++) {
        sum = Math.fma(sum, 0.5, 1.25);
      }
      fastest = sum > 0 ? Math.min(fastest, System.nanoTime() - start) : fastest;
    }
    return fastest < 10_000; // 2,000 at most where it is fast, 50,000 at least where it isn't
  }
}
