package backprop.grader.protocol;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Classes that are loaded from their bytes, before any of the same name that the parent has. They
 * see each other and what the parent gives, and nothing of the application's class path else.
 */
public final class IsolatedClasses extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classes;

  /** Creates a loader whose classes need nothing but each other and the platform. */
  public IsolatedClasses(Map<String, byte[]> classes) {
    this(classes, ClassLoader.getPlatformClassLoader());
  }

  /** Creates a loader whose classes need libraries, too. */
  public IsolatedClasses(Map<String, byte[]> classes, ClassLoader libraries) {
    super("isolated", libraries);
    this.classes = Map.copyOf(classes);
  }

  /** Returns the classes of these names. */
  public Set<Class<?>> find(Set<String> names) {
    return names.stream().map(this::find).collect(Collectors.toUnmodifiableSet());
  }

  private Class<?> find(String name) {
    try {
      return loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
    }
  }
}
