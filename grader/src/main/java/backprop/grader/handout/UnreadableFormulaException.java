package backprop.grader.handout;

/** Says what in a formula is not LaTeX. */
final class UnreadableFormulaException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableFormulaException(String message) {
    super(message);
  }
}
