package backprop.grader.common;

/**
 * Something that can't be done. The message is one line that says why and, where somebody can mend
 * it, what to do; {@code grade} prints it and ends.
 */
public final class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is at fault; it gives the exit code. */
  public enum Kind {
    /** What was asked for: an option, a file that was named, a course's own file. */
    USAGE(1),
    /** The input: it is no submission. */
    SUBMISSION(2),
    /** A place to write to. */
    OUTPUT(3),
    /** The grader itself: a submission is ungraded then, which is never a zero. */
    GRADER(3);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** Returns what {@code grade} ends with. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  /** Makes a fault in what was asked for. */
  public Fault(String message) {
    this(Kind.USAGE, message, null);
  }

  /** Makes a fault that follows from an exception, or from none if the cause is null. */
  public Fault(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Returns a fault in the input; the message says what to hand in instead. */
  public static Fault unreadable(String message) {
    return new Fault(Kind.SUBMISSION, message, null);
  }

  /** Returns what is at fault. */
  public Kind kind() {
    return kind;
  }
}
