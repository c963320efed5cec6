package backprop.grader.remote;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads the hidden tests of one grading together with stand-ins that belong to this grading alone.
 *
 * <p>{@code hidden.*} and {@code backprop.*} come from here and from nowhere else, whatever the
 * application's class path holds; {@code backprop.grader.*} and all libraries come from the parent.
 */
public final class AssignmentClassLoader extends URLClassLoader {

  static final String GRADER = "backprop.grader.";
  static final String FEEDBACK = "backprop.feedback.";
  private static final String HIDDEN = "hidden.";
  private static final String ASSIGNMENT = "backprop.";

  static {
    registerAsParallelCapable();
  }

  private final RemoteSubmission submission;
  private final AssignmentApi api;

  AssignmentClassLoader(RemoteSubmission submission, AssignmentApi api, List<Path> locations)
      throws IOException {
    super("hidden-tests", urls(locations), RemoteSubmission.class.getClassLoader());
    this.submission = submission;
    this.api = api;
  }

  private static URL[] urls(List<Path> locations) throws MalformedURLException {
    URL[] urls = new URL[locations.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = locations.get(i).toUri().toURL();
    }
    return urls;
  }

  /** Returns the submission that the stand-ins of this loader call. */
  RemoteSubmission submission() {
    return submission;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isOwn(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  private static boolean isOwn(String name) {
    return name.startsWith(HIDDEN) || (name.startsWith(ASSIGNMENT) && !name.startsWith(GRADER));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(HIDDEN) || name.startsWith(FEEDBACK)) {
      return super.findClass(name);
    }
    byte[] definition = api.definition(name);
    if (definition == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, definition, 0, definition.length);
  }
}
