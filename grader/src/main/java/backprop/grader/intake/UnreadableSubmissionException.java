package backprop.grader.intake;

/** Says in one line why the input is no submission, and what to hand in instead. */
public class UnreadableSubmissionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes the exception; the message is one printable line. */
  public UnreadableSubmissionException(String message) {
    super(message);
  }
}
