package backprop.grader.protocol;

import java.lang.reflect.Array;

/**
 * How large the arguments may be that a child chooses: how long the answer takes, how large it is
 * and what is kept of it follow from them.
 */
public final class AnswerBudget {

  /** Numbers, and rows, in all arguments together. */
  public static final int NUMBERS = 1 << 18;

  /** Numbers in the vectors together, if the answer is a matrix: as large as their square. */
  public static final int SIDE = 1_000;

  private AnswerBudget() {}

  /**
   * Returns what there is too much of for a method to be run with these plain values, or null. Its
   * running time has to be linear in their numbers, or quadratic in the lengths of vectors if it
   * returns a matrix.
   */
  public static String excess(String descriptor, Object[] arguments) {
    String result = descriptor.substring(descriptor.indexOf(')') + 1);
    boolean matrix = result.startsWith("[[");
    long numbers = 0;
    long side = 0;
    for (Object argument : arguments) {
      long size = size(argument);
      numbers += size;
      if (argument instanceof Integer length && result.startsWith("[")) {
        // It may say how long the answer is to be.
        numbers += Math.max(0, length);
        side += Math.max(0, length);
      } else if (argument != null && !(argument instanceof Object[])) {
        side += size;
      }
    }
    if (numbers > NUMBERS) {
      return "more than " + NUMBERS + " numbers";
    }
    return matrix && side > SIDE ? "more than " + SIDE + " numbers for a matrix" : null;
  }

  /** Tells whether a callback's arguments have more numbers, rows included, than one may have. */
  public static boolean isTooLarge(Object[] arguments) {
    return size(arguments) > NUMBERS;
  }

  /**
   * Returns what keeps a matrix from being one, such as a row of another length, or null. Only a
   * rectangle is as large as its first row says.
   */
  public static String flaw(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i] == null) {
        return "row " + i + " is null";
      }
      if (matrix[i].length != matrix[0].length) {
        return "row %d has %d entries, row 0 has %d"
            .formatted(i, matrix[i].length, matrix[0].length);
      }
    }
    return null;
  }

  private static long size(Object value) {
    if (value instanceof Object[] elements) {
      long size = elements.length;
      for (Object element : elements) {
        size += size(element);
      }
      return size;
    }
    return value != null && value.getClass().isArray() ? Array.getLength(value) : 0;
  }
}
