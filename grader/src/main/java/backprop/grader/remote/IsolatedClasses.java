package backprop.grader.remote;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Classes of the assignment that the grader itself runs, such as the reference: loaded from their
 * bytes, apart from the application's class path and from every child. They see nothing but the
 * platform and each other.
 */
public final class IsolatedClasses extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classes;

  /**
   * Creates the loader.
   *
   * @param classes all classes, the given ones too, by name; must be trusted
   */
  public IsolatedClasses(Map<String, byte[]> classes) {
    super("isolated", ClassLoader.getPlatformClassLoader());
    this.classes = Map.copyOf(classes);
  }

  /**
   * Returns some of the classes.
   *
   * @param names their names
   */
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
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
