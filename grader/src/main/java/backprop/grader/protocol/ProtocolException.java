package backprop.grader.protocol;

/** The other side sent something that is not part of the protocol. */
public final class ProtocolException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was wrong with the bytes received
   */
  public ProtocolException(String message) {
    super(message);
  }
}
