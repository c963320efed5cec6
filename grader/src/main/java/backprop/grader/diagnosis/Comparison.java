package backprop.grader.diagnosis;

import backprop.grader.remote.CallObserver;

/**
 * Follows a hidden test on another implementation, call by call beside a submission's trace, and
 * ends the test at the first call that comes out otherwise.
 */
public final class Comparison implements CallObserver {

  private final Trace trace;
  private int next;
  private boolean strictly = true;
  private boolean loosely = true;

  /** Ends a test whose further calls can't change the answer. */
  static final class Diverged extends Error {
    private static final long serialVersionUID = 1;

    Diverged() {
      super("the traces part here", null, false, false);
    }
  }

  /** Begins a comparison with a submission's trace. */
  public Comparison(Trace trace) {
    this.trace = trace;
  }

  @Override
  public void ended(
      Class<?> owner, String method, Object[] arguments, Object result, Throwable thrown) {
    if (loosely && (next < trace.calls().size() || !trace.isFull())) {
      compare(RecordedCall.of(owner, method, arguments, result, thrown));
    }
    if (!loosely) {
      throw new Diverged();
    }
  }

  private void compare(RecordedCall call) {
    if (next == trace.calls().size()) {
      loosely = false;
    } else {
      RecordedCall other = trace.calls().get(next++);
      loosely = call.sameAs(other, Tolerance.LOOSE);
      strictly &= loosely && call.sameAs(other, Tolerance.STRICT);
    }
  }

  /** Returns how alike the two are; to be asked when the test has ended. */
  public Likeness likeness() {
    boolean whole = next == trace.calls().size();
    if (whole && strictly && loosely) {
      return Likeness.SAME;
    }
    return whole && loosely ? Likeness.SIMILAR : Likeness.DIFFERENT;
  }
}
