package backprop.grader.protocol;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
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
    return Reflection.run(() -> accessors[component].invoke(instance));
  }

  /** Whatever the constructor itself throws leaves this method as it is. */
  Object rebuild(Object[] values) throws ProtocolException {
    for (int i = 0; i < types.length; i++) {
      if (!Fit.fits(types[i], values[i])) {
        throw new ProtocolException(
            canonical.getDeclaringClass().getName() + " has no " + Fit.describe(values[i]));
      }
    }
    return Reflection.run(() -> canonical.newInstance(values));
  }

  /** Runs a reflective call and throws what the method itself threw. */
  private interface Reflection {

    Object call() throws ReflectiveOperationException;

    static Object run(Reflection reflection) {
      try {
        return reflection.call();
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        if (e.getCause() instanceof RuntimeException exception) {
          throw exception;
        }
        throw new IllegalStateException(e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
