package backprop.matrix;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A product ab, or aᵀb, by tiles of b: for when most rows of b are added to most sums.
 *
 * <p>Two things decide how fast {@link RowSums} adds rows:
 *
 * <ul>
 *   <li><b>How far away they are.</b> The processor's first cache delivers two vectors of eight
 *       numbers a step, the second one less than half a vector. So a tile of b that fits the first
 *       cache is added to many sums before the next one is fetched.
 *   <li><b>Where they begin.</b> The first cache is made of lines of 64 bytes, and a vector that
 *       lies across two of them is fetched twice. Java can't say where an array begins. But arrays
 *       that are made together lie one behind the other, with 16 bytes before the entries of each:
 *       if these are 6, 14, 22 ... then each array takes whole lines, and all begin alike. So the
 *       tile and the sums are copies in such arrays.
 * </ul>
 */
final class Tiles {
  private static final int ROWS = 18;

  private static final int COLUMNS = 264; // 18 rows of them are 38 kB

  /** So many sums of a tile's length fit the second cache. */
  private static final int SUMS = 150;

  /** With fewer sums, or fewer rows to add, copies aren't worth their time. */
  private static final int FEW = 40;

  private static final int[] ALL = IntStream.range(0, ROWS).toArray();

  private final double[][] a;
  private final boolean transposed; // whether a's columns are meant, not its rows
  private final double[][] b;
  private final boolean skipZeros; // only where a is transposed
  private final double[][] product;

  private Tiles(double[][] a, boolean transposed, double[][] b, boolean skipZeros) {
    this.a = a;
    this.transposed = transposed;
    this.b = b;
    this.skipZeros = skipZeros;
    this.product = new double[transposed ? a[0].length : a.length][];
  }

  /** Returns ab. */
  static double[][] multiply(double[][] a, double[][] b) {
    return new Tiles(a, false, b, false).multiply();
  }

  /** Returns aᵀb. */
  static double[][] multiplyTransA(double[][] a, double[][] b, boolean skipZeros) {
    return new Tiles(a, true, b, skipZeros).multiply();
  }

  private double[][] multiply() {
    int rows = product.length;
    int columns = b[0].length;
    long operations = (long) rows * b.length * columns;
    if (rows < FEW) { // the processors share the columns
      Arrays.setAll(product, i -> new double[columns]);
      int parts = Math.min(columns, 2 * ((columns + COLUMNS - 1) / COLUMNS));
      Processors.forRows(
          parts,
          operations,
          (from, to) -> addTiles(0, rows, columns * from / parts, columns * to / parts));
      return product;
    }
    int block = Math.min(SUMS, Math.max(FEW, rows / (2 * Processors.THREADS)));
    Processors.forRows(
        (rows + block - 1) / block,
        operations,
        (from, to) -> {
          for (int i = from * block; i < Math.min(to * block, rows); i += block) {
            multiply(i, Math.min(i + block, rows));
          }
        });
    return product;
  }

  /** Sets rows of the product, from top to bottom - 1. */
  private void multiply(int top, int bottom) {
    int columns = b[0].length;
    for (int i = top; i < bottom; i++) {
      product[i] = new double[columns];
    }
    if (b.length < FEW) {
      addTiles(top, bottom, 0, columns);
      return;
    }
    int widest = Math.min(columns, COLUMNS);
    double[][] together = new double[ROWS + bottom - top][(widest + 1) / 8 * 8 + 6];
    double[][] copy = Arrays.copyOf(together, ROWS);
    double[][] sums = Arrays.copyOfRange(together, ROWS, together.length);
    for (int left = 0; left < columns; left += widest) {
      int width = Math.min(widest, columns - left);
      for (int k = 0; k < b.length; k += ROWS) {
        int height = Math.min(ROWS, b.length - k);
        for (int row = 0; row < height; row++) {
          System.arraycopy(b[k + row], left, copy[row], 0, width);
        }
        addTile(sums, top, copy, k, height, 0, width);
      }
      for (int i = top; i < bottom; i++) {
        System.arraycopy(sums[i - top], 0, product[i], left, width);
        Arrays.fill(sums[i - top], 0);
      }
    }
  }

  /** Adds b's columns from left to right - 1 to rows of the product, without copies. */
  private void addTiles(int top, int bottom, int left, int right) {
    double[][] sums = Arrays.copyOfRange(product, top, bottom);
    for (int j = left; j < right; j += COLUMNS) {
      for (int k = 0; k < b.length; k += ROWS) {
        int height = Math.min(ROWS, b.length - k);
        double[][] tile = Arrays.copyOfRange(b, k, k + height);
        addTile(sums, top, tile, k, height, j, Math.min(j + COLUMNS, right));
      }
    }
  }

  /** Adds the tile's rows, which are b's from the k-th on, to the sums of the rows from top on. */
  private void addTile(
      double[][] sums, int top, double[][] tile, int k, int height, int left, int right) {
    double[] column = new double[ROWS];
    int[] used = new int[ROWS];
    for (int i = 0; i < sums.length; i++) {
      for (int row = 0; transposed && row < height; row++) {
        column[row] = a[k + row][top + i];
      }
      double[] factors = transposed ? column : a[top + i];
      int first = transposed ? 0 : k;
      int count = skipZeros ? Products.notZero(column, height, used) : height;
      RowSums.add(sums[i], factors, first, tile, skipZeros ? used : ALL, count, left, right);
    }
  }
}
