package backprop.grader.owntests;

import java.util.List;

/**
 * What a student's own tests are worth.
 *
 * @param implementations each wrong implementation, and whether a test caught it
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
    /** Too many tests fail on the reference: nothing is caught. */
    UNTRUE,
    /** They fail on too many right programs: nothing is caught. */
    REJECTING,
    /** What a test said was not what it said alone: nothing is caught. */
    UNREPEATED,
    /** The time was used up. */
    TIMED_OUT,
    /** The tests ended their process, again and again. */
    CRASHED,
    /** The tests wrote into the conversation with the grader: nothing is caught. */
    PROTOCOL_VIOLATION
  }

  /** A wrong implementation, and whether a test that counts failed on it. */
  public record Caught(String id, String topic, String misconception, boolean isCaught) {}

  /** Returns how many wrong implementations were caught. */
  public int caught() {
    return (int) implementations.stream().filter(Caught::isCaught).count();
  }
}
