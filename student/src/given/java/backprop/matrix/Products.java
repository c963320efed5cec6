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
 *       of a. A loop along rows reads memory in order, and several entries at once.
 *   <li><b>Six rows at a time.</b> See {@link RowSums}.
 *   <li><b>Tiles.</b> What is used again soon is kept close by. See {@link Tiles}.
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

  /** So many rows of aᵀ are made at once: 128 bytes of each row of a. */
  private static final int STRIP = 16;

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
      return transpose(byRows(transpose(b), a)); // (bᵀa)ᵀ, whose rows are long
    }
    return Tiles.multiplyTransA(a, b, canSkipZeros(a, b));
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
    return canSkipZeros(a, b) // then each row of a needs few rows of a tile
        ? inParts(a, b[0].length, part -> withoutZeros(part, b))
        : Tiles.multiply(a, b);
  }

  /** Returns ab, computed by this thread. */
  private static double[][] withoutZeros(double[][] a, double[][] b) {
    int[] used = new int[b.length];
    double[][] sums = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      int count = notZero(a[i], used.length, used);
      RowSums.add(sums[i], a[i], 0, b, used, count, 0, sums[i].length);
    }
    return sums;
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
      int count = skipZeros ? notZero(a[i], used.length, used) : used.length;
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
      s0 = RowSums.plus(factor, c0[k], s0);
      s1 = RowSums.plus(factor, c1[k], s1);
      s2 = RowSums.plus(factor, c2[k], s2);
      s3 = RowSums.plus(factor, c3[k], s3);
      s4 = RowSums.plus(factor, c4[k], s4);
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
      sum = RowSums.plus(a[used[i]], column[used[i]], sum);
    }
    return sum;
  }

  // ---- zeros, infinities, rounding ----

  /**
   * Lists the entries that are not 0, of those before the end, and returns how many.
   *
   * <p>Without a branch: whether a pixel is 0 can't be foreseen, and a wrong guess costs the
   * processor 20 steps. The sign bit of {@code bits | -bits} is 1 unless all bits are 0.
   */
  static int notZero(double[] row, int end, int[] used) {
    int count = 0;
    for (int k = 0; k < end; k++) {
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
      RowSums.addOne(zeros, 0, row, 0, row.length);
    }
    for (double zero : zeros) {
      if (zero != 0) {
        return false;
      }
    }
    return true;
  }
}
