package backprop.grader.protocol;

import java.util.Map;

/** The names on the wire of the types that an array's elements may have: a closed set. */
final class ArrayType {

  private static final int MOST_DIMENSIONS = 8;

  private static final Map<String, Class<?>> PLAIN =
      Map.of(
          "boolean", boolean.class,
          "int", int.class,
          "long", long.class,
          "double", double.class,
          "String", String.class,
          "List", java.util.List.class,
          "Object", Object.class);

  private ArrayType() {}

  /** Returns the name of an element type, with "[]" for each further dimension. */
  static String name(Class<?> type, References references) throws UnsendableException {
    if (type.isArray()) {
      return name(type.getComponentType(), references) + "[]";
    }
    if (PLAIN.get(type.getSimpleName()) == type) {
      return type.getSimpleName();
    }
    String name = references.apiName(type);
    if (name == null) {
      throw new UnsendableException("an array of " + type.getName());
    }
    return name;
  }

  /** Returns the element type of a name. */
  static Class<?> of(String name, References references) throws ProtocolException {
    String base = name;
    int dimensions = 0;
    while (base.endsWith("[]")) {
      base = base.substring(0, base.length() - 2);
      dimensions++;
    }
    Class<?> type = PLAIN.containsKey(base) ? PLAIN.get(base) : references.apiType(base);
    if (type == null || dimensions > MOST_DIMENSIONS) {
      throw new ProtocolException("an array of unknown elements");
    }
    for (int i = 0; i < dimensions; i++) {
      type = type.arrayType();
    }
    return type;
  }
}
