package backprop.grader.diagnosis;

import backprop.grader.remote.CallObserver;
import java.util.ArrayList;
import java.util.List;

/** The calls that a hidden test made, with what came of each; of very many the first ones. */
public final class Trace implements CallObserver {

  private final List<RecordedCall> calls = new ArrayList<>();
  private final int mostCalls;
  private final long room;
  private long size;
  private int leftOut;

  /** Returns a trace without calls, for as many as another has; the test ends then. */
  public static Trace asLongAs(Trace other) {
    Trace trace = new Trace(other.calls().size(), Long.MAX_VALUE);
    trace.ends = true;
    return trace;
  }

  private boolean ends;

  private Trace(int mostCalls, long room) {
    this.mostCalls = mostCalls;
    this.room = room;
  }

  /**
   * Returns a trace without calls, to compare with.
   *
   * @param room the most numbers that it may hold; there is a limit besides
   */
  public static Trace within(long room) {
    return new Trace(2_000, Math.min(room, 1_000_000));
  }

  /** Returns a trace without calls, for a person to read. */
  public static Trace toRead() {
    return new Trace(5_000, 5_000_000);
  }

  @Override
  public void ended(
      Class<?> owner, String method, Object[] arguments, Object result, Throwable thrown) {
    if (ends && isFull()) {
      throw new Comparison.Diverged();
    } else if (isFull()) {
      leftOut++;
    } else {
      RecordedCall call = RecordedCall.of(owner, method, arguments, result, thrown);
      calls.add(call);
      size += call.size();
    }
  }

  boolean isFull() {
    return calls.size() >= mostCalls || size >= room;
  }

  /** Returns how many numbers it holds, or what takes as much memory. */
  public long size() {
    return size;
  }

  /** Returns the calls, in order. */
  public List<RecordedCall> calls() {
    return calls;
  }

  /** Returns how many calls at the end were too many to be kept. */
  public int leftOut() {
    return leftOut;
  }
}
