package backprop.grader.owntests;

import java.util.List;

/**
 * What a student's own tests are worth.
 *
 * @param implementations each wrong implementation, and how many tests caught it
 * @param tests how many tests there are
 * @param countingTests how many of them pass on the reference and never change their mind
 * @param notes for the student, one sentence each
 * @param state how it ended
 */
public record OwnTestsResult(
    List<Caught> implementations, int tests, int countingTests, List<String> notes, State state) {

  /** Copies the lists. */
  public OwnTestsResult {
    implementations = List.copyOf(implementations);
    notes = List.copyOf(notes);
  }

  /** How it ended. What was not tried by then counts as not caught. */
  public enum State {
    /** Everything was tried. */
    DONE,
    /** There is no test in package mine. */
    NO_TESTS,
    /** There are tests, but none that compiles. */
    NOT_COMPILED,
    /** The time was used up. */
    TIMED_OUT,
    /** The tests ended their own process, again and again. */
    CRASHED,
    /** The tests wrote into the conversation with the grader. */
    PROTOCOL_VIOLATION
  }

  /**
   * A wrong implementation.
   *
   * @param tests how many of the tests that count failed on it, both times
   */
  public record Caught(String id, String topic, String misconception, int tests) {

    /** Tells whether any test failed on it. */
    public boolean isCaught() {
      return tests > 0;
    }
  }

  /** Returns how many wrong implementations were caught. */
  public int caught() {
    return (int) implementations.stream().filter(Caught::isCaught).count();
  }
}
