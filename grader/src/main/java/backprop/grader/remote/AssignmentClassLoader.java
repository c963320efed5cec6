package backprop.grader.remote;

import java.util.Map;

/**
 * Loads the hidden tests of one grading together with stand-ins that belong to this grading alone.
 *
 * <p>{@code hidden.*} and {@code backprop.*} come from here and from nowhere else, whatever the
 * application's class path holds; {@code backprop.grader.*} and all libraries come from the parent.
 */
public final class AssignmentClassLoader extends ClassLoader {

  static final String GRADER = "backprop.grader.";
  static final String FEEDBACK = "backprop.feedback.";
  private static final String HIDDEN = "hidden.";
  private static final String ASSIGNMENT = "backprop.";

  static {
    registerAsParallelCapable();
  }

  private final RemoteSubmission submission;
  private final AssignmentApi api;
  private final Map<String, byte[]> tests;

  AssignmentClassLoader(RemoteSubmission submission, AssignmentApi api, Map<String, byte[]> tests) {
    super("hidden-tests", RemoteSubmission.class.getClassLoader());
    this.submission = submission;
    this.api = api;
    this.tests = tests;
  }

  /** Tells whether a class is part of the hidden tests, or of what they compare with. */
  static boolean isTest(String name) {
    return name.startsWith(HIDDEN) || name.startsWith(FEEDBACK);
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
    return isTest(name) || (name.startsWith(ASSIGNMENT) && !name.startsWith(GRADER));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] definition = isTest(name) ? tests.get(name) : api.definition(name);
    if (definition == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, definition, 0, definition.length);
  }
}
