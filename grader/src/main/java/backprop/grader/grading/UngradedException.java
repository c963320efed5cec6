package backprop.grader.grading;

/** A fault of the grader itself: the submission is ungraded, which is never a zero. */
public final class UngradedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UngradedException(String message, Throwable cause) {
    super(message, cause);
  }
}
