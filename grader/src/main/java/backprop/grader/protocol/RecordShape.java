package backprop.grader.protocol;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** Takes records of the assignment apart and rebuilds them through their canonical constructor. */
final class RecordShape {

  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final Method[] accessors;
  private final Class<?>[] types;
  private final Constructor<?> canonical;

  private RecordShape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    accessors = new Method[components.length];
    types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      accessors[i] = components[i].getAccessor();
      accessors[i].setAccessible(true);
      types[i] = components[i].getType();
    }
    try {
      canonical = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has no canonical constructor", e);
    }
    canonical.setAccessible(true);
  }

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  int size() {
    return accessors.length;
  }

  Object get(Object instance, int component) {
    try {
      return accessors[component].invoke(instance);
    } catch (ReflectiveOperationException e) {
      throw unwrapped(e);
    }
  }

  /** Throws what the constructor throws. */
  Object rebuild(Object[] values) throws ProtocolException {
    for (int i = 0; i < types.length; i++) {
      if (!Fit.fits(types[i], values[i])) {
        throw new ProtocolException(
            canonical.getDeclaringClass().getName() + " has no " + Fit.describe(values[i]));
      }
    }
    try {
      return canonical.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw unwrapped(e);
    }
  }

  /** Returns, or throws, what the method itself threw. */
  private static RuntimeException unwrapped(ReflectiveOperationException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(e.getCause() == null ? e : e.getCause());
  }
}
