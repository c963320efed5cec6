package backprop.grader.protocol;

/** A value of this side has a type or a size that the protocol has no place for. */
public final class UnsendableException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message which value can't be sent, and why
   */
  public UnsendableException(String message) {
    super(message);
  }
}
