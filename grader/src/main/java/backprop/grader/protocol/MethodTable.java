package backprop.grader.protocol;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds methods and constructors by name and erased descriptor, and remembers them. */
public final class MethodTable {

  /** The name under which constructors are found. */
  public static final String CONSTRUCTOR = "<init>";

  private final Map<Key, Executable> found = new ConcurrentHashMap<>();

  /**
   * Returns a method of a class, its superclasses or its interfaces, or a constructor of the class;
   * accessible; null if there is none.
   */
  public Executable find(Class<?> owner, String name, String descriptor) {
    return found.computeIfAbsent(new Key(owner, name, descriptor), MethodTable::search);
  }

  /** Returns the erased descriptor of a method or constructor, such as {@code ([D)D}. */
  public static String descriptor(Executable executable) {
    StringBuilder text = new StringBuilder("(");
    for (Class<?> type : executable.getParameterTypes()) {
      text.append(type.descriptorString());
    }
    Class<?> result = executable instanceof Method method ? method.getReturnType() : void.class;
    return text.append(')').append(result.descriptorString()).toString();
  }

  private static Executable search(Key key) {
    Executable executable =
        key.name.equals(CONSTRUCTOR)
            ? match(key.owner.getDeclaredConstructors(), null, key.descriptor)
            : method(key.owner, key.name, key.descriptor);
    if (executable != null) {
      executable.setAccessible(true);
    }
    return executable;
  }

  private static Executable method(Class<?> type, String name, String descriptor) {
    for (Class<?> t = type; t != null && t != Object.class; t = t.getSuperclass()) {
      Executable method = match(t.getDeclaredMethods(), name, descriptor);
      if (method != null) {
        return method;
      }
    }
    for (Class<?> t = type; t != null; t = t.getSuperclass()) {
      for (Class<?> parent : t.getInterfaces()) {
        Executable method = method(parent, name, descriptor);
        if (method != null) {
          return method;
        }
      }
    }
    return null;
  }

  private static Executable match(Executable[] candidates, String name, String descriptor) {
    for (Executable candidate : candidates) {
      boolean named = candidate instanceof Constructor || candidate.getName().equals(name);
      if (named && descriptor(candidate).equals(descriptor)) {
        return candidate;
      }
    }
    return null;
  }

  /**
   * Compared by hand: what Java generates for records costs each new child several milliseconds.
   */
  private record Key(Class<?> owner, String name, String descriptor) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && owner == key.owner
          && name.equals(key.name)
          && descriptor.equals(key.descriptor);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * owner.hashCode() + name.hashCode()) + descriptor.hashCode();
    }
  }
}
