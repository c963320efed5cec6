package backprop.grader.result;

import java.util.List;

/**
 * What one hidden test said.
 *
 * @param reason for the student, without hidden inputs; empty where the state says it all
 * @param detail for staff: expected and actual values, stack; empty if passed
 * @param misconception behind a failure; null where none is known
 * @param replaced the classes of earlier tasks in whose place the reference answered
 */
public record Outcome(
    State state, String reason, String detail, Misconception misconception, List<String> replaced) {

  /** A test that never got its turn. */
  public static final Outcome NOT_RUN = new Outcome(State.NOT_RUN, "", "");

  /** Makes an outcome of the submission alone, without a known cause. */
  public Outcome(State state, String reason, String detail) {
    this(state, reason, detail, null, List.of());
  }

  public boolean passed() {
    return state == State.PASSED;
  }

  /** Returns the part whose stub was reached; "" if none was. */
  public String unwrittenPart() {
    return state == State.NOT_IMPLEMENTED ? partOf(reason) : "";
  }

  /** Returns the part that a stub's message begins with, such as 3.2 of "Task 3.2: softmax". */
  static String partOf(String message) {
    return message.replaceFirst("(?s)^Task ([^:]*):.*|.*", "$1");
  }

  /** Returns this outcome with the misconception behind it. */
  public Outcome because(Misconception cause) {
    return new Outcome(state, reason, detail, cause, replaced);
  }

  /** Returns this outcome as one that was had with the reference's classes. */
  public Outcome with(List<String> classes) {
    return new Outcome(state, reason, detail, misconception, List.copyOf(classes));
  }
}
