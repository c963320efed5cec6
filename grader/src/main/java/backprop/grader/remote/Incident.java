package backprop.grader.remote;

/**
 * Something that happened to the child during a test, whatever the test made of it.
 *
 * @param kind what it was
 * @param message details for staff; for {@link Kind#NOT_IMPLEMENTED} the stub's own message, such
 *     as "Task 3.2: Softmax.softmax"
 * @param reason the same for the student, in the grader's own words; empty where the kind says it
 *     all
 * @param taskStub for {@link Kind#NOT_IMPLEMENTED} the name of the class that holds the stub
 *     reached; else empty
 */
public record Incident(Kind kind, String message, String reason, String taskStub) {

  /** The kinds of incidents, the mildest first. */
  public enum Kind {
    /** A stub was reached. The child lives on. */
    NOT_IMPLEMENTED,
    /** A call, or all calls of the test together, took too long. */
    TIMED_OUT,
    /** The child's memory was used up. */
    OUT_OF_MEMORY,
    /** The child ended by itself. */
    CRASHED,
    /** The child sent what no worker sends. */
    PROTOCOL_VIOLATION,
    /** The grader's own fault: says nothing about the submission. */
    INTERNAL
  }

  static Incident of(Kind kind, String message) {
    return new Incident(kind, message, "", "");
  }

  /** Makes an incident whose message is the grader's own, so that the student may read it. */
  static Incident plain(Kind kind, String message) {
    return new Incident(kind, message, message, "");
  }

  boolean worseThan(Incident other) {
    return other == null || kind.compareTo(other.kind) > 0;
  }
}
