package backprop.grader.scoring;

/**
 * What one hidden test said.
 *
 * @param reason for the student, without hidden inputs; empty where the state says it all
 * @param detail for staff: expected and actual values, stack; empty if passed
 */
public record Outcome(State state, String reason, String detail) {

  /** A test that never got its turn. */
  public static final Outcome NOT_RUN = new Outcome(State.NOT_RUN, "", "");

  public boolean passed() {
    return state == State.PASSED;
  }
}
