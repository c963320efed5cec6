package backprop.grader.protocol;

/** The other side sent something that is not part of the protocol. */
public class ProtocolException extends Exception {

  private static final long serialVersionUID = 1L;

  public ProtocolException(String message) {
    super(message);
  }
}
