package backprop.grader.grading;

import backprop.grader.sandbox.Sandboxes;

/**
 * How a grader runs submissions.
 *
 * @param inProcess in the grader's own JVM, unprotected, for a debugger
 * @param sandbox one of {@link Sandboxes#OPTIONS}
 * @param requireSandbox whether to refuse to grade where nothing shields files and network
 */
public record GraderOptions(boolean inProcess, String sandbox, boolean requireSandbox) {

  /** The best sandbox that works. */
  public static final GraderOptions STANDARD = new GraderOptions(false, Sandboxes.AUTO, false);
}
