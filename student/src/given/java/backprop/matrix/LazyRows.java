package backprop.matrix;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.IntFunction;

/**
 * Rows of numbers that are made only when somebody asks for them: 60,000 images are 47 MB as bytes
 * and 376 MB as numbers. A matrix whose rows are still missing has the way to make them here.
 */
public final class LazyRows {
  private static final Map<double[][], IntFunction<double[]>> MAKERS =
      Collections.synchronizedMap(new WeakHashMap<>()); // arrays are equal if they are the same

  private LazyRows() {}

  /** Returns a matrix without its rows, which the function will make. */
  public static double[][] of(int rows, IntFunction<double[]> maker) {
    double[][] matrix = new double[rows][];
    MAKERS.put(matrix, maker);
    return matrix;
  }

  /** Returns whether the rows are still missing. */
  public static boolean areMissing(double[][] matrix) {
    return matrix != null && matrix.length > 0 && matrix[0] == null && MAKERS.containsKey(matrix);
  }

  /** Returns a way to get at single rows, whether or not they are missing. */
  public static IntFunction<double[]> rows(double[][] matrix) {
    return areMissing(matrix) ? MAKERS.get(matrix) : i -> matrix[i];
  }

  /** Makes all rows that are missing, and returns the matrix. */
  public static double[][] complete(double[][] matrix) {
    if (areMissing(matrix)) {
      IntFunction<double[]> maker = MAKERS.remove(matrix);
      for (int i = matrix.length - 1; i >= 0; i--) { // the first last: it tells that all are there
        matrix[i] = maker.apply(i);
      }
    }
    return matrix;
  }

  /** Returns the rows of one matrix and, after them, those of another. */
  public static double[][] joined(double[][] first, double[][] second) {
    IntFunction<double[]> head = rows(first);
    IntFunction<double[]> tail = rows(second);
    int rows = first.length + second.length;
    IntFunction<double[]> maker =
        i -> i < first.length ? head.apply(i) : tail.apply(i - first.length);
    return of(rows, maker);
  }
}
