package backprop.grader.protocol;

/** Whether a received value may stand where a declared type is expected. */
public final class Fit {

  private Fit() {}

  /**
   * Tells whether a value, primitives in their boxes, fits a declared type. Null doesn't fit a
   * primitive one, and no value fits void.
   */
  public static boolean fits(Class<?> type, Object value) {
    if (type == void.class) {
      return value == null;
    }
    if (!type.isPrimitive()) {
      return value == null || type.isInstance(value);
    }
    return (type == double.class && value instanceof Double)
        || (type == int.class && value instanceof Integer)
        || (type == boolean.class && value instanceof Boolean)
        || (type == long.class && value instanceof Long);
  }

  /** Names a value's type for a message. */
  public static String describe(Object value) {
    return value == null ? "null" : value.getClass().getName();
  }
}
