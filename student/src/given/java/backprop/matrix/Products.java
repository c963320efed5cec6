package backprop.matrix;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The products behind {@link Matrices}: what is done so that they take as little time as possible.
 *
 * <p>A product of n×m times m×k is n·m·k steps of the form {@code sum = sum + factor * entry}. The
 * textbook's loops take them one by one and mostly wait for memory. These here don't, for six
 * reasons:
 *
 * <ol>
 *   <li><b>Along rows.</b> Row i of ab is the sum of the rows of b, each times its factor in row i
 *       of a. A loop along rows reads memory in order, and the JIT compiler makes vector
 *       instructions of it, which take four or eight entries at once.
 *   <li><b>Six rows at a time.</b> A sum that is fetched, added to and stored for each row of b
 *       costs more than its arithmetic. {@link #addSix} adds six rows while the sum is in a
 *       register.
 *   <li><b>Tiles.</b> A tile of b that fits the first cache is used for all rows of a before the
 *       next one is fetched.
 *   <li><b>No zeros.</b> Four of five pixels of MNIST are 0, and a factor of 0 adds nothing. So
 *       each row of a is first made a list of the columns that are not 0. But 0·∞ and 0·NaN are
 *       NaN, which must not be hidden: if b has such an entry, all columns are in the list.
 *   <li><b>Narrow results by columns.</b> Ten classes are too short a row for vectors. There, five
 *       sums stay in registers, and a runs through five columns of b.
 *   <li><b>All processors.</b> See {@link Processors}.
 * </ol>
 *
 * <p>Each entry is the same sum in the same order in all of these forms, so the results are equal
 * bit for bit, whichever is taken.
 */
final class Products {
  /** Fewer columns than that are a narrow result. */
  private static final int NARROW = 24;

  /** So many rows of a are worth a transposition of b. */
  private static final int FEW = 8;

  /** A tile of b: 12 rows of 400 columns are 38 kB. */
  private static final int TILE_ROWS = 12;

  private static final int TILE_COLUMNS = 400;

  /** So many rows of aᵀ are made at once: 128 bytes of each row of a. */
  private static final int STRIP = 16;

  private static final boolean FUSED = isFusedFast();

  private Products() {}

  /** Returns ab. */
  static double[][] multiply(double[][] a, double[][] b) {
    if (b[0].length < NARROW && a.length >= FEW) {
      return byColumns(a, transpose(b));
    }
    return byRows(a, b);
  }

  /** Returns abᵀ. */
  static double[][] multiplyTransB(double[][] a, double[][] b) {
    if (b.length < NARROW || a.length < FEW) {
      return byColumns(a, b);
    }
    return byRows(a, transpose(b));
  }

  /** Returns aᵀb. */
  static double[][] multiplyTransA(double[][] a, double[][] b) {
    if (b[0].length < NARROW && a[0].length >= NARROW) {
      return transpose(byTiles(transpose(b), a)); // (bᵀa)ᵀ, whose rows are long
    }
    return byStrips(a, b);
  }

  /** Returns aᵀb, a strip of a's columns after the other. */
  private static double[][] byStrips(double[][] a, double[][] b) {
    boolean skipZeros = canSkipZeros(a, b);
    double[][] product = new double[a[0].length][];
    Processors.forRows(
        product.length,
        operations(a, b[0].length),
        (from, to) -> {
          for (int start = from; start < to; start += STRIP) {
            double[][] strip = strip(a, start, Math.min(start + STRIP, to));
            System.arraycopy(byRows(strip, b, skipZeros), 0, product, start, strip.length);
          }
        });
    return product;
  }

  /** Returns aᵀ. */
  static double[][] transpose(double[][] a) {
    double[][] transposed = new double[a[0].length][];
    Processors.forRows(
        transposed.length,
        operations(a, 1),
        (from, to) -> {
          for (int start = from; start < to; start += STRIP) {
            double[][] strip = strip(a, start, Math.min(start + STRIP, to));
            System.arraycopy(strip, 0, transposed, start, strip.length);
          }
        });
    return transposed;
  }

  /** Returns the columns of a from start to end - 1, as rows. */
  private static double[][] strip(double[][] a, int start, int end) {
    double[][] strip = new double[end - start][a.length];
    for (int n = 0; n < a.length; n++) {
      double[] row = a[n];
      for (int i = start; i < end; i++) {
        strip[i - start][n] = row[i];
      }
    }
    return strip;
  }

  private static long operations(double[][] a, int columns) {
    return (long) a.length * a[0].length * columns;
  }

  /** Returns the rows from a[from] to a[to - 1], times b, for each part of a. */
  private static double[][] inParts(double[][] a, int columns, UnaryOperator<double[][]> times) {
    double[][] product = new double[a.length][];
    Processors.forRows(
        a.length,
        operations(a, columns),
        (from, to) -> {
          double[][] part = times.apply(Arrays.copyOfRange(a, from, to));
          System.arraycopy(part, 0, product, from, part.length);
        });
    return product;
  }

  // ---- along the rows of b ----

  private static double[][] byRows(double[][] a, double[][] b) {
    boolean skipZeros = canSkipZeros(a, b);
    return inParts(a, b[0].length, part -> byRows(part, b, skipZeros));
  }

  /** Returns ab, computed by this thread. */
  private static double[][] byRows(double[][] a, double[][] b, boolean skipZeros) {
    int columns = b[0].length;
    double[][] sums = new double[a.length][columns];
    if (skipZeros) { // then each row of a needs other rows of b, and a tile wouldn't be used up
      int[] used = new int[b.length];
      for (int i = 0; i < a.length; i++) {
        addRows(sums[i], a[i], b, used, 0, notZero(a[i], used), 0, columns);
      }
      return sums;
    }
    int tiles = (columns + TILE_COLUMNS - 1) / TILE_COLUMNS;
    for (int tile = 0; tile < tiles; tile++) {
      addTiles(sums, a, b, columns * tile / tiles, columns * (tile + 1) / tiles);
    }
    return sums;
  }

  /** Returns ab, where a has few rows: each processor takes a part of the columns. */
  private static double[][] byTiles(double[][] a, double[][] b) {
    int columns = b[0].length;
    int parts = 2 * ((columns + TILE_COLUMNS - 1) / TILE_COLUMNS);
    double[][] sums = new double[a.length][columns];
    Processors.forRows(
        parts,
        operations(a, columns),
        (from, to) -> addTiles(sums, a, b, columns * from / parts, columns * to / parts));
    return sums;
  }

  /** Adds the columns of ab from j to end - 1 to sums, tile by tile. */
  private static void addTiles(double[][] sums, double[][] a, double[][] b, int j, int end) {
    int[] all = IntStream.range(0, b.length).toArray();
    for (int k = 0; k < all.length; k += TILE_ROWS) {
      for (int i = 0; i < a.length; i++) {
        addRows(sums[i], a[i], b, all, k, Math.min(k + TILE_ROWS, all.length), j, end);
      }
    }
  }

  /** Adds rows used[k], used[k + 1] ... of b, each times its factor in a, to part of a sum. */
  private static void addRows(
      double[] sum, double[] a, double[][] b, int[] used, int k, int count, int j, int end) {
    int next = k;
    for (; next + 6 <= count; next += 6) {
      addSix(sum, a, b, used, next, j, end);
    }
    if (next + 3 <= count) {
      addThree(sum, a, b, used, next, j, end);
      next += 3;
    }
    for (; next < count; next++) {
      addOne(sum, a[used[next]], b[used[next]], j, end);
    }
  }

  private static void addSix(
      double[] sum, double[] a, double[][] b, int[] used, int next, int j, int end) {
    double a0 = a[used[next]];
    double a1 = a[used[next + 1]];
    double a2 = a[used[next + 2]];
    double a3 = a[used[next + 3]];
    double a4 = a[used[next + 4]];
    double a5 = a[used[next + 5]];
    double[] b0 = b[used[next]];
    double[] b1 = b[used[next + 1]];
    double[] b2 = b[used[next + 2]];
    double[] b3 = b[used[next + 3]];
    double[] b4 = b[used[next + 4]];
    double[] b5 = b[used[next + 5]];
    for (int i = j; i < end; i++) {
      double s = add(a2, b2[i], add(a1, b1[i], add(a0, b0[i], sum[i])));
      sum[i] = add(a5, b5[i], add(a4, b4[i], add(a3, b3[i], s)));
    }
  }

  private static void addThree(
      double[] sum, double[] a, double[][] b, int[] used, int next, int j, int end) {
    double a0 = a[used[next]];
    double a1 = a[used[next + 1]];
    double a2 = a[used[next + 2]];
    double[] b0 = b[used[next]];
    double[] b1 = b[used[next + 1]];
    double[] b2 = b[used[next + 2]];
    for (int i = j; i < end; i++) {
      sum[i] = add(a2, b2[i], add(a1, b1[i], add(a0, b0[i], sum[i])));
    }
  }

  private static void addOne(double[] sum, double factor, double[] row, int j, int end) {
    for (int i = j; i < end; i++) {
      sum[i] = add(factor, row[i], sum[i]);
    }
  }

  // ---- down the columns of b, which are given as rows ----

  private static double[][] byColumns(double[][] a, double[][] columns) {
    boolean skipZeros = canSkipZeros(a, columns);
    return inParts(a, columns.length, part -> byColumns(part, columns, skipZeros));
  }

  private static double[][] byColumns(double[][] a, double[][] columns, boolean skipZeros) {
    int[] used = IntStream.range(0, a[0].length).toArray();
    double[][] product = new double[a.length][columns.length];
    for (int i = 0; i < a.length; i++) {
      double[] sums = product[i];
      int count = skipZeros ? notZero(a[i], used) : used.length;
      int j = 0;
      for (; j + 5 <= sums.length; j += 5) {
        fiveSums(sums, j, a[i], columns, used, count);
      }
      for (; j < sums.length; j++) {
        sums[j] = sum(a[i], columns[j], used, count);
      }
    }
    return product;
  }

  private static void fiveSums(
      double[] sums, int j, double[] a, double[][] columns, int[] used, int count) {
    double[] c0 = columns[j];
    double[] c1 = columns[j + 1];
    double[] c2 = columns[j + 2];
    double[] c3 = columns[j + 3];
    double[] c4 = columns[j + 4];
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    for (int i = 0; i < count; i++) {
      int k = used[i];
      double factor = a[k];
      s0 = add(factor, c0[k], s0);
      s1 = add(factor, c1[k], s1);
      s2 = add(factor, c2[k], s2);
      s3 = add(factor, c3[k], s3);
      s4 = add(factor, c4[k], s4);
    }
    sums[j] = s0;
    sums[j + 1] = s1;
    sums[j + 2] = s2;
    sums[j + 3] = s3;
    sums[j + 4] = s4;
  }

  private static double sum(double[] a, double[] column, int[] used, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum = add(a[used[i]], column[used[i]], sum);
    }
    return sum;
  }

  // ---- zeros, infinities, rounding ----

  /**
   * Lists the columns that are not 0, and returns how many.
   *
   * <p>Without a branch: whether a pixel is 0 can't be foreseen, and a wrong guess costs the
   * processor 20 steps. The sign bit of {@code bits | -bits} is 1 unless all bits are 0.
   */
  private static int notZero(double[] row, int[] used) {
    int count = 0;
    for (int k = 0; k < row.length; k++) {
      used[count] = k;
      long bits = Double.doubleToRawLongBits(row[k]) << 1; // without the sign: -0 is a zero too
      count += (int) ((bits | -bits) >>> 63);
    }
    return count;
  }

  /** Returns whether zeros in a may be skipped, and are enough to make that worthwhile. */
  private static boolean canSkipZeros(double[][] a, double[][] b) {
    return a.length >= FEW && isSparse(a) && isFinite(b);
  }

  /** Returns whether most entries of a few rows are 0. */
  private static boolean isSparse(double[][] a) {
    int zeros = 0;
    int step = a.length / FEW;
    for (int i = 0; i < FEW; i++) {
      for (double entry : a[i * step]) {
        zeros += entry == 0 ? 1 : 0;
      }
    }
    return zeros > FEW * a[0].length / 2;
  }

  /** Returns whether no entry is infinite or NaN: 0 times any other number is 0. */
  private static boolean isFinite(double[][] a) {
    double[] zeros = new double[a[0].length];
    for (double[] row : a) {
      addOne(zeros, 0, row, 0, row.length);
    }
    for (double zero : zeros) {
      if (zero != 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns factor * entry + sum, rounded once where the processor can do that in one step. */
  private static double add(double factor, double entry, double sum) {
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
