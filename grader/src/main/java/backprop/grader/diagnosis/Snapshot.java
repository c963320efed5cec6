package backprop.grader.diagnosis;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A value as it was at one moment, whole and in the order of its parts. Objects of a submission
 * count by their class only.
 *
 * @param leaves its numbers, arrays and texts; at least one
 */
public record Snapshot(List<Leaf> leaves) {

  private static final int MOST_LEAVES = 1_000;
  private static final int MOST_NUMBERS = 1_000_000;
  private static final int MOST_TEXT = 10_000;

  /** Keeps the value as it is now. */
  static Snapshot of(Object value) {
    List<Leaf> leaves = new ArrayList<>();
    add("", value, leaves);
    return new Snapshot(List.copyOf(leaves));
  }

  /** Returns a snapshot that is a text. */
  static Snapshot text(String text) {
    return new Snapshot(List.of(text("", "", text)));
  }

  private static void add(String path, Object value, List<Leaf> leaves) {
    if (leaves.size() >= MOST_LEAVES) {
      return;
    }
    if (value instanceof Double number) {
      leaves.add(new Leaf(path, "double", List.of(), new double[] {number}, null));
    } else if (value instanceof Number || value instanceof Boolean) {
      String type = value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
      leaves.add(text(path, type.equals("integer") ? "int" : type, value.toString()));
    } else if (value instanceof String string) {
      int end = Math.min(string.length(), MOST_TEXT);
      leaves.add(text(path, "String", '"' + string.substring(0, end) + '"'));
    } else if (value instanceof double[] vector) {
      leaves.add(vector(path, "double", vector.clone()));
    } else if (value instanceof int[] vector) {
      leaves.add(vector(path, "int", Arrays.stream(vector).asDoubleStream().toArray()));
    } else if (value instanceof double[][] matrix && isRectangular(matrix)) {
      leaves.add(matrix(path, matrix));
    } else if (value instanceof List<?> list) {
      elements(path, "List of " + list.size(), list.toArray(), leaves);
    } else if (value != null && value.getClass().isArray()) {
      String type = value.getClass().getComponentType().getSimpleName();
      elements(path, type + " array of " + Array.getLength(value), value, leaves);
    } else if (value instanceof Record record) {
      components(path, record, leaves);
    } else {
      leaves.add(text(path, "", value == null ? "null" : "a " + name(value.getClass())));
    }
  }

  private static Leaf text(String path, String type, String text) {
    return new Leaf(path, type, List.of(), new double[0], text);
  }

  private static boolean isRectangular(double[][] matrix) {
    return matrix.length > 0
        && Arrays.stream(matrix).allMatch(row -> row != null && row.length == matrix[0].length);
  }

  private static Leaf vector(String path, String type, double[] numbers) {
    int length = numbers.length;
    double[] kept = length > MOST_NUMBERS ? Arrays.copyOf(numbers, MOST_NUMBERS) : numbers;
    return new Leaf(path, type + "[" + length + "]", List.of(length), kept, null);
  }

  private static Leaf matrix(String path, double[][] rows) {
    int columns = rows[0].length;
    double[] numbers = new double[(int) Math.min(MOST_NUMBERS, (long) rows.length * columns)];
    for (int at = 0; at < numbers.length; at += columns) {
      int length = Math.min(columns, numbers.length - at);
      System.arraycopy(rows[at / columns], 0, numbers, at, length);
    }
    String type = "double[" + rows.length + "][" + columns + "]";
    return new Leaf(path, type, List.of(rows.length, columns), numbers, null);
  }

  private static void elements(String path, String text, Object array, List<Leaf> leaves) {
    leaves.add(text(path, "", text));
    for (int i = 0; i < Array.getLength(array); i++) {
      add(path + "[" + i + "]", Array.get(array, i), leaves);
    }
  }

  private static void components(String path, Record value, List<Leaf> leaves) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String place = path + "." + component.getName();
      try {
        component.getAccessor().setAccessible(true);
        add(place, component.getAccessor().invoke(value), leaves);
      } catch (InvocationTargetException e) {
        leaves.add(text(place, "", "threw " + e.getCause().getClass().getSimpleName()));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  // The name of a lambda's or a proxy's class tells nothing, and differs from run to run.
  private static String name(Class<?> type) {
    boolean made = type.isHidden() || type.isAnonymousClass() || Proxy.isProxyClass(type);
    Class<?>[] interfaces = type.getInterfaces();
    return made && interfaces.length > 0 ? interfaces[0].getSimpleName() : type.getSimpleName();
  }
}
