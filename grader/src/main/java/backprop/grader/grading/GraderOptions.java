package backprop.grader.grading;

import backprop.grader.remote.Limits;
import backprop.grader.sandbox.Sandboxes;

/**
 * How a grader runs submissions.
 *
 * @param inProcess in the grader's own JVM, unprotected, for a debugger
 * @param sandbox one of {@link Sandboxes#OPTIONS}
 * @param requireSandbox whether to refuse to grade where nothing shields files and network
 * @param limits how much a submission may use
 */
public record GraderOptions(
    boolean inProcess, String sandbox, boolean requireSandbox, Limits limits) {

  /** The best sandbox that works. */
  public static final GraderOptions STANDARD = new GraderOptions(false, Sandboxes.AUTO, false);

  /** Makes options with the limits of an ordinary grading. */
  public GraderOptions(boolean inProcess, String sandbox, boolean requireSandbox) {
    this(inProcess, sandbox, requireSandbox, Limits.STANDARD);
  }

  /** Returns these options with other limits. */
  public GraderOptions withLimits(Limits other) {
    return new GraderOptions(inProcess, sandbox, requireSandbox, other);
  }
}
