package backprop.explore;

import backprop.chart.Axis;
import backprop.chart.LineChart;
import backprop.chart.PictureFolder;
import backprop.matrix.Matrices;
import backprop.matrix.Processors;
import java.util.Locale;
import java.util.Random;
import java.util.function.BinaryOperator;

/**
 * One product several times: in loops as the formula has it, along rows, in tiles, in one call by
 * one processor and by all, and in one call where four of five factors are 0. Compare the times in
 * the picture, and the code below with that of the class {@code Products}.
 */
final class MatrixProducts implements Exploration {
  private static final int TILE = 64;
  private static final long SEED = 4711;

  /** Additions and multiplications a second of NumPy 2.4, 600 rows, two processors of a server. */
  private static final double NUMPY = 1.4e11;

  private final double[] sizes;
  private final double seconds;

  /** Tries sizes up to the given one, each product for so many seconds. */
  MatrixProducts(int largest, double seconds) {
    this.sizes = Grid.even(largest / 6.0, largest, largest / 6.0).x();
    this.seconds = seconds;
  }

  /** Row i of a with column j of b: each step of k fetches another row of b. */
  static double[][] looped(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  /**
   * The same sums in another order: the innermost loop runs along rows, through memory in order.
   */
  static double[][] alongRows(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        addScaled(c[i], a[i][k], b[k]);
      }
    }
    return c;
  }

  private static void addScaled(double[] sum, double factor, double[] row) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * row[j];
    }
  }

  /** The same sums in another order: a tile of b stays in the cache while all rows of a use it. */
  static double[][] tiled(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int k0 = 0; k0 < b.length; k0 += TILE) {
      int k1 = Math.min(k0 + TILE, b.length);
      for (int j0 = 0; j0 < b[0].length; j0 += TILE) {
        int j1 = Math.min(j0 + TILE, b[0].length);
        for (int i = 0; i < a.length; i++) {
          for (int k = k0; k < k1; k++) {
            for (int j = j0; j < j1; j++) {
              c[i][j] += a[i][k] * b[k][j];
            }
          }
        }
      }
    }
    return c;
  }

  @Override
  public void draw(PictureFolder pictures) {
    int count = sizes.length;
    double[] looped = new double[count];
    double[] alongRows = new double[count];
    double[] tiled = new double[count];
    double[] sparse = new double[count];
    double[] alone = new double[count];
    double[] whole = new double[count];
    double[] numpy = new double[count];
    double difference = 0;
    for (int i = 0; i < count; i++) {
      double[][] a = random((int) sizes[i], SEED);
      double[][] b = random((int) sizes[i], SEED + 1);
      double[][] c = Matrices.multiply(a, b);
      difference = Math.max(difference, largestDifference(c, looped(a, b)));
      difference = Math.max(difference, largestDifference(c, alongRows(a, b)));
      difference = Math.max(difference, largestDifference(c, tiled(a, b)));
      looped[i] = milliseconds(MatrixProducts::looped, a, b);
      alongRows[i] = milliseconds(MatrixProducts::alongRows, a, b);
      tiled[i] = milliseconds(MatrixProducts::tiled, a, b);
      double[][] mostlyZero = Matrices.map(a, aij -> aij < 0.3 ? 0 : aij);
      sparse[i] = milliseconds(Matrices::multiply, mostlyZero, b);
      alone[i] = milliseconds((x, y) -> Processors.alone(() -> Matrices.multiply(x, y)), a, b);
      whole[i] = milliseconds(Matrices::multiply, a, b);
      numpy[i] = 2 * Math.pow(sizes[i], 3) / NUMPY * 1000;
    }
    pictures.save(
        new LineChart(
                "One product, several ways to write it",
                Axis.linear("n, rows and columns of both matrices"),
                Axis.logarithmic("time of one product (ms)"),
                sizes)
            .line("looped, i-j-k", looped)
            .line("along rows, i-k-j", alongRows)
            .line("tiled", tiled)
            .line("multiply, 1 processor", alone)
            .line("Matrices.multiply", whole)
            .line("the same, 4 of 5 zero", sparse)
            .line("NumPy, elsewhere", numpy),
        "products",
        String.format(
            Locale.ROOT,
            "A product of two random %.0fx%.0f matrices (seed %d): looped %.0f ms, along rows"
                + " %.0f ms, tiled %.0f ms, Matrices.multiply by one processor %.0f ms, by all %.0f ms,"
                + " with 4 of 5 factors 0 %.0f ms; NumPy on two processors of another machine %.0f"
                + " ms; the largest difference of two results is %.1e.",
            sizes[count - 1],
            sizes[count - 1],
            SEED,
            looped[count - 1],
            alongRows[count - 1],
            tiled[count - 1],
            alone[count - 1],
            whole[count - 1],
            sparse[count - 1],
            numpy[count - 1],
            difference));
  }

  /** Returns the time of the fastest of many runs: the others were disturbed, or not compiled. */
  private double milliseconds(BinaryOperator<double[][]> product, double[][] a, double[][] b) {
    long fastest = Long.MAX_VALUE;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      long start = System.nanoTime();
      product.apply(a, b);
      fastest = Math.min(fastest, System.nanoTime() - start);
    } while (System.nanoTime() < end);
    return fastest / 1e6;
  }

  private static double largestDifference(double[][] a, double[][] b) {
    double largest = 0;
    for (double[] row : Matrices.subtract(a, b)) {
      for (double difference : row) {
        largest = Math.max(largest, Math.abs(difference));
      }
    }
    return largest;
  }

  private static double[][] random(int size, long seed) {
    Random random = new Random(seed);
    return Matrices.map(new double[size][size], zero -> random.nextDouble() - 0.5);
  }
}
