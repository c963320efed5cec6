package backprop.grader.compare;

/**
 * A hidden test that came out otherwise.
 *
 * @param name such as SoftmaxTest.sumsToOne
 * @param before its state; absent if there was no such test
 * @param after its state; absent if there is no such test any more
 */
public record TestChange(String name, String before, String after) {

  /** Stands for the state of a test that isn't there. */
  static final String ABSENT = "absent";

  /** Returns both states, such as PASSED -> FAILED. */
  public String states() {
    return before + " -> " + after;
  }
}
