package backprop.grader.diagnosis;

import backprop.grader.remote.CallObserver;
import java.util.ArrayList;
import java.util.List;

/** The calls that one hidden test made, with all arguments and answers, for a person to read. */
public final class Recording implements CallObserver {

  private static final int MOST_CALLS = 5_000;
  private static final long MOST_NUMBERS = 5_000_000;

  private final List<RecordedCall> calls = new ArrayList<>();
  private long numbers;
  private int leftOut;

  /** Creates a recording without calls. */
  public Recording() {}

  @Override
  public void ended(
      Class<?> owner, String method, Object[] arguments, Object result, Throwable thrown) {
    if (calls.size() >= MOST_CALLS || numbers >= MOST_NUMBERS) {
      leftOut++;
      return;
    }
    RecordedCall call = RecordedCall.of(owner, method, arguments, result, thrown);
    calls.add(call);
    numbers += call.size();
  }

  /** Returns the calls, in order. */
  public List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /** Returns how many calls at the end were too many to be kept. */
  public int leftOut() {
    return leftOut;
  }
}
