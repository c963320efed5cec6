package backprop.grader.gradebook;

/** Says in one line why a file can't be used as Moodle's grading worksheet, and what to do. */
public class WorksheetException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes the exception; the message is one printable line. */
  public WorksheetException(String message) {
    super(message);
  }
}
