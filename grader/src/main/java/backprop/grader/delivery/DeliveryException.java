package backprop.grader.delivery;

/** There is no class of submissions at a path; the message is one line that says what to do. */
public final class DeliveryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DeliveryException(String message) {
    super(message);
  }
}
