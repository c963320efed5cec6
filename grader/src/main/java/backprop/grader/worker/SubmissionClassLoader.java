package backprop.grader.worker;

import java.util.Map;

/**
 * Defines the classes of the assignment and of the submission; sees nothing else but the platform,
 * and what reverse stand-ins call.
 */
final class SubmissionClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classes;
  private final Worker worker;

  SubmissionClassLoader(Map<String, byte[]> classes, Worker worker, ClassLoader parent) {
    super("submission", parent);
    this.classes = classes;
    this.worker = worker;
  }

  /** Returns who asks the grader for the classes of this loader. */
  Worker worker() {
    return worker;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.equals(ReverseStandIn.class.getName())) {
      return ReverseStandIn.class;
    }
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
