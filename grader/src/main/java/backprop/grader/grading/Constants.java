package backprop.grader.grading;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * The arrays that test classes hold as constants, also within records. A submission that changes
 * its arguments changes them too, which must cost no other test its points: they are put right
 * before each test.
 */
final class Constants {

  private record Constant(Object array, Object copy) {}

  private final List<Constant> constants = new ArrayList<>();

  /** Adds the constants of a class as they are now. */
  void add(Class<?> tests) {
    try {
      for (Field field : tests.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          add(field.get(null));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(Object value) throws ReflectiveOperationException {
    if (isArray(value)) {
      constants.add(new Constant(value, copy(value)));
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        add(component.getAccessor().invoke(value));
      }
    }
  }

  /** Puts all of them right. */
  void restore() {
    constants.forEach(constant -> restore(constant.copy(), constant.array()));
  }

  private static boolean isArray(Object value) {
    return value != null && value.getClass().isArray();
  }

  private static Object copy(Object array) {
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    for (int i = 0; i < length; i++) {
      Object entry = Array.get(array, i);
      Array.set(copy, i, isArray(entry) ? copy(entry) : entry);
    }
    return copy;
  }

  // A row may have been replaced by another one, so rows are made anew.
  private static void restore(Object from, Object to) {
    for (int i = 0; i < Array.getLength(from); i++) {
      Object entry = Array.get(from, i);
      Array.set(to, i, isArray(entry) ? copy(entry) : entry);
    }
  }
}
