package backprop.grader.owntests;

/** The tests have ended their process, or it was ended since it took too long. */
final class TestsLostException extends Exception {

  private static final long serialVersionUID = 1;

  TestsLostException(Exception cause) {
    super(cause);
  }
}
