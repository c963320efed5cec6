package backprop.matrix;

/**
 * Checks of arguments: every method throws {@link IllegalArgumentException} with a message that
 * names the shapes, such as "t must have the shape of logits: logits 2x3, t 2x2".
 */
public final class Shapes {
  private Shapes() {}

  /** Returns "2x3" for a matrix of 2 rows and 3 columns; "null" or "ragged" where that is so. */
  public static String shape(double[][] a) {
    if (a == null) {
      return "null";
    }
    int columns = a.length == 0 || a[0] == null ? 0 : a[0].length;
    for (double[] row : a) {
      if (row == null || row.length != columns) {
        return "ragged";
      }
    }
    return a.length + "x" + columns;
  }

  /** Returns "length 3" for a vector of 3 entries; "null" where that is so. */
  public static String shape(double[] v) {
    return v == null ? "null" : "length " + v.length;
  }

  /** Requires an argument that isn't null. */
  public static void requirePresent(String name, Object argument) {
    if (argument == null) {
      throw new IllegalArgumentException(name + " must not be null");
    }
  }

  /** Requires a vector with at least one entry. */
  public static void requireVector(String name, double[] v) {
    if (!isVector(v)) {
      throw refused(name + " must have at least one entry", name, shape(v));
    }
  }

  /** Requires at least one row and one column, and rows of one length. */
  public static void requireMatrix(String name, double[][] a) {
    if (!isMatrix(a)) {
      throw refused(
          name + " must have at least one row and one column, and rows of one length",
          name,
          shape(a));
    }
  }

  /** Requires a matrix of the given shape. */
  public static void requireShape(String name, double[][] a, int rows, int columns) {
    if (!(isMatrix(a) && a.length == rows && a[0].length == columns)) {
      throw refused(name + " must be " + rows + "x" + columns, name, shape(a));
    }
  }

  /** Requires two matrices of one shape. */
  public static void requireSameShape(String nameA, double[][] a, String nameB, double[][] b) {
    if (!(isMatrix(a) && isMatrix(b) && a.length == b.length && a[0].length == b[0].length)) {
      throw refused(nameB + " must have the shape of " + nameA, nameA, shape(a), nameB, shape(b));
    }
  }

  /** Requires two vectors of one length. */
  public static void requireSameShape(String nameA, double[] a, String nameB, double[] b) {
    if (!(isVector(a) && isVector(b) && a.length == b.length)) {
      throw refused(nameB + " must have the length of " + nameA, nameA, shape(a), nameB, shape(b));
    }
  }

  /** Requires two matrices with the same number of rows, such as inputs and their targets. */
  public static void requireSameRows(String nameA, double[][] a, String nameB, double[][] b) {
    if (!(isMatrix(a) && isMatrix(b) && a.length == b.length)) {
      throw refused(
          nameB + " must have as many rows as " + nameA, nameA, shape(a), nameB, shape(b));
    }
  }

  /** Requires two matrices with the same number of columns. */
  public static void requireSameColumns(String nameA, double[][] a, String nameB, double[][] b) {
    if (!(isMatrix(a) && isMatrix(b) && a[0].length == b[0].length)) {
      throw refused(
          nameB + " must have as many columns as " + nameA, nameA, shape(a), nameB, shape(b));
    }
  }

  /** Requires that the product ab exists: a has as many columns as b has rows. */
  public static void requireProduct(String nameA, double[][] a, String nameB, double[][] b) {
    if (!(isMatrix(a) && isMatrix(b) && a[0].length == b.length)) {
      throw refused(
          nameA + " must have as many columns as " + nameB + " has rows",
          nameA,
          shape(a),
          nameB,
          shape(b));
    }
  }

  /** Requires that the product ab exists, where b is known by its shape. */
  public static void requireProduct(
      String nameA, double[][] a, String nameB, int rows, int columns) {
    if (!(isMatrix(a) && a[0].length == rows)) {
      throw refused(
          nameA + " must have as many columns as " + nameB + " has rows",
          nameA,
          shape(a),
          nameB,
          rows + "x" + columns);
    }
  }

  /** Requires that the vector has one entry for each column of the matrix, as a bias has. */
  public static void requireColumns(String nameA, double[][] a, String nameV, double[] v) {
    if (!(isMatrix(a) && isVector(v) && a[0].length == v.length)) {
      throw refused(
          nameV + " must have one entry for each column of " + nameA,
          nameA,
          shape(a),
          nameV,
          shape(v));
    }
  }

  /** Requires a vector of entries between 0 and 1; NaN is not. */
  public static void requireUnitInterval(String name, double[] v) {
    requireVector(name, v);
    for (int i = 0; i < v.length; i++) {
      if (!(v[i] >= 0 && v[i] <= 1)) {
        throw new IllegalArgumentException(
            name + " must lie between 0 and 1: " + name + "[" + i + "] is " + v[i]);
      }
    }
  }

  /** Requires a size of at least one. */
  public static void requirePositive(String name, int size) {
    if (size < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + name + " is " + size);
    }
  }

  private static boolean isVector(double[] v) {
    return v != null && v.length > 0;
  }

  private static boolean isMatrix(double[][] a) {
    if (a == null || a.length == 0 || a[0] == null || a[0].length == 0) {
      return false;
    }
    for (double[] row : a) {
      if (row == null || row.length != a[0].length) {
        return false;
      }
    }
    return true;
  }

  // Made only where it is thrown: these checks stand in the innermost loops of a training.
  private static IllegalArgumentException refused(String rule, String... namesAndShapes) {
    StringBuilder message = new StringBuilder(rule);
    for (int i = 0; i < namesAndShapes.length; i += 2) {
      message.append(i == 0 ? ": " : ", ");
      message.append(namesAndShapes[i]).append(' ').append(namesAndShapes[i + 1]);
    }
    return new IllegalArgumentException(message.toString());
  }
}
