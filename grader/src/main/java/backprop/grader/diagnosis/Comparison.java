package backprop.grader.diagnosis;

import backprop.grader.remote.CallObserver;

/**
 * Follows a hidden test on another implementation, call by call beside a submission's trace, and
 * ends the test at the first call that comes out otherwise.
 */
public final class Comparison implements CallObserver {

  private final Trace trace;
  private final Trace reference;
  private int next;
  private boolean strictly = true;
  private boolean shares;
  private boolean spoils;
  private Likeness parted;

  /** Ends a test whose further calls can't change the answer. */
  static final class Diverged extends Error {
    private static final long serialVersionUID = 1;

    Diverged() {
      super("the traces part here", null, false, false);
    }
  }

  /** Begins a comparison with a submission's trace. */
  public Comparison(Trace trace) {
    this(trace, null);
  }

  /**
   * Begins a comparison with a submission's trace.
   *
   * @param reference the reference's trace, to tell what an implementation has no share in; null:
   *     it isn't known
   */
  public Comparison(Trace trace, Trace reference) {
    this.trace = trace;
    this.reference = reference;
  }

  @Override
  public void ended(
      Class<?> owner, String method, Object[] arguments, Object result, Throwable thrown) {
    if (parted == null && (next < trace.calls().size() || !trace.isFull())) {
      compare(RecordedCall.of(owner, method, arguments, result, thrown));
    }
    if (parted != null) {
      throw new Diverged();
    }
  }

  private void compare(RecordedCall call) {
    if (next == trace.calls().size()) {
      parted = Likeness.DIFFERENT;
      return;
    }
    RecordedCall right =
        reference == null || next >= reference.calls().size() ? null : reference.calls().get(next);
    RecordedCall other = trace.calls().get(next++);
    if (call.sameAs(other, Tolerance.LOOSE)) {
      strictly &= call.sameAs(other, Tolerance.STRICT);
      shares |= right != null && !call.sameAs(right, Tolerance.LOOSE);
      return;
    }
    spoils = right != null && call.spoils(other, right);
    if (right != null && call.sameAs(right, Tolerance.STRICT)) {
      parted = shares ? Likeness.PARTLY : Likeness.UNTOUCHED;
    } else {
      parted =
          right != null && call.liesBetween(other, right) ? Likeness.PARTLY : Likeness.DIFFERENT;
    }
  }

  /** Tells whether the implementation has made something wrong that the submission has right. */
  public boolean spoils() {
    return spoils;
  }

  /** Returns how alike the two are; to be asked when the test has ended. */
  public Likeness likeness() {
    if (parted != null || next < trace.calls().size()) {
      return parted == null ? Likeness.DIFFERENT : parted;
    }
    return strictly ? Likeness.SAME : Likeness.SIMILAR;
  }
}
