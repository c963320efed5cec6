package backprop.grader.result;

/** What became of one hidden test. Only {@link #PASSED} earns points. */
public enum State {
  PASSED("passed"),
  FAILED("failed"),
  NOT_IMPLEMENTED("not written yet"),
  NOT_COMPILED("does not compile"),
  TIMED_OUT("took too long"),
  OUT_OF_MEMORY("used too much memory"),
  CRASHED("ended the program"),
  PROTOCOL_VIOLATION("tampered with the grader"),
  NOT_RUN("was not run");

  private final String words;

  State(String words) {
    this.words = words;
  }

  /** Returns the state in words that a student understands. */
  public String words() {
    return words;
  }
}
