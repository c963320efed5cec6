package backprop.grader.compile;

import backprop.grader.protocol.IsolatedClasses;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The assignment's classes: the stubs of the files to write, and what is given. */
final class GivenClasses implements AutoCloseable {
  private final URLClassLoader loader;

  GivenClasses(List<Path> classPath) throws MalformedURLException {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  /** Returns the binary name of the class that a source path stands for. */
  static String nameOf(String path) {
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }

  boolean hold(String binaryName) {
    return loader.findResource(binaryName.replace('.', '/') + ".class") != null;
  }

  /** Returns the class without initialising it. */
  Class<?> get(String binaryName) {
    return uninitialised(binaryName, loader);
  }

  /** Returns a loader of a submission's classes, to be looked at only. */
  ClassLoader beside(Map<String, byte[]> submission) {
    return new IsolatedClasses(submission, loader);
  }

  /** Returns a class that is never initialised, so that none of its code runs. */
  static Class<?> uninitialised(String binaryName, ClassLoader loader) {
    try {
      return Class.forName(binaryName, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("looked for a class that isn't there: " + binaryName, e);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
