package backprop.grader.result;

/**
 * Thrown by a test's own layer or criterion where it can't go on with what a submission sends it.
 * It ends the test, and what it says is told to the student as the cause.
 */
public final class RefusedCallException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final transient Misconception cause;

  /** Refuses a call because of something that the submission does. */
  public RefusedCallException(Misconception cause) {
    super(cause.sentence());
    this.cause = cause;
  }

  /** Returns what the submission does. */
  public Misconception misconception() {
    return cause;
  }
}
