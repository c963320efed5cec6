package backprop.grader.protocol;

/** A value of this side has a type or a size that the protocol has no place for. */
public final class UnsendableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  public UnsendableException(String message) {
    this(message, false);
  }

  private UnsendableException(String message, boolean tooLarge) {
    super(message);
    this.tooLarge = tooLarge;
  }

  static UnsendableException tooLarge(String message) {
    return new UnsendableException(message, true);
  }

  /** Tells whether smaller values of the same types could be sent. */
  public boolean isTooLarge() {
    return tooLarge;
  }
}
