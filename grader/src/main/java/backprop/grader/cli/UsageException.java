package backprop.grader.cli;

/** What was asked for can't be done; the message is one line that says what to do. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
