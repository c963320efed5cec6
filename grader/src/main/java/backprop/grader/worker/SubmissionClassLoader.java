package backprop.grader.worker;

import java.util.Map;

/**
 * Defines the classes of the assignment and of the submission; sees nothing else but the platform.
 */
final class SubmissionClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classes;

  SubmissionClassLoader(Map<String, byte[]> classes) {
    super("submission", ClassLoader.getPlatformClassLoader());
    this.classes = classes;
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
