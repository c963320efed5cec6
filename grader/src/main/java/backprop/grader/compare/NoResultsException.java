package backprop.grader.compare;

/** There are no results where somebody looked for some; the message says what to name instead. */
public final class NoResultsException extends Exception {

  private static final long serialVersionUID = 1L;

  NoResultsException(String message) {
    super(message);
  }
}
