package backprop.grader.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What one side knows: the assignment's types, and the objects that cross by number only. */
public abstract class References {

  private final Set<String> api;
  private final ClassLoader loader;

  /** Knows the assignment's types by these names, as the loader has them. */
  protected References(Set<String> api, ClassLoader loader) {
    this.api = api;
    this.loader = loader;
  }

  /** Returns the reference that stands for an object that is no plain value, the same each time. */
  public abstract Reference referenceTo(Object live) throws UnsendableException;

  /** Returns the object that a reference stands for, the same each time. */
  public abstract Object resolve(Reference reference) throws ProtocolException;

  /** Returns a type of the assignment as this side has loaded it, or null if there is none. */
  public final Class<?> apiType(String name) {
    if (!api.contains(name)) {
      return null;
    }
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /**
   * Returns the name of the assignment's type that is nearest to a type: the first of itself, its
   * superclasses, its interfaces; null if there is none.
   */
  public final String apiName(Class<?> type) {
    List<Class<?>> interfaces = new ArrayList<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (api.contains(c.getName())) {
        return c.getName();
      }
      interfaces.addAll(List.of(c.getInterfaces()));
    }
    for (int i = 0; i < interfaces.size(); i++) {
      if (api.contains(interfaces.get(i).getName())) {
        return interfaces.get(i).getName();
      }
      interfaces.addAll(List.of(interfaces.get(i).getInterfaces()));
    }
    return null;
  }
}
