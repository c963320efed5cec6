package backprop.grader.protocol;

import java.lang.reflect.Array;

/**
 * How large a question to a replaced class may be: how long its answer takes, and how large it is,
 * follow from the arguments, and these are the child's.
 */
public final class Extent {

  /** Numbers, and rows, in all arguments together. */
  public static final int NUMBERS = 1 << 18;

  /** Numbers in the vectors together, if the answer is a matrix: as large as their square. */
  public static final int SIDE = 1_000;

  private Extent() {}

  /**
   * Tells whether a method may be run with these arguments. Its running time has to be linear in
   * their numbers, or quadratic in the lengths of vectors if it returns a matrix.
   *
   * @param descriptor the method's descriptor
   * @param arguments what it would be run with; plain values
   * @return what there is too much of, or null
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
