package backprop.grader.diagnosis;

import backprop.grader.remote.CallObserver;
import java.util.ArrayList;
import java.util.List;

/** The calls that a hidden test made, with what came of each; a very long one's beginning. */
public final class Trace implements CallObserver {

  private static final int MOST_STEPS = 2_000;
  private static final long MOST_NUMBERS = 1_000_000;

  private final List<Step> steps = new ArrayList<>();
  private long numbers;

  /** Creates a trace without calls. */
  public Trace() {}

  @Override
  public void ended(
      Class<?> owner, String method, Object[] arguments, Object result, Throwable thrown) {
    if (!isFull()) {
      Step step = Step.of(owner, method, arguments, result, thrown);
      steps.add(step);
      numbers += step.numbers().length;
    }
  }

  boolean isFull() {
    return steps.size() >= MOST_STEPS || numbers >= MOST_NUMBERS;
  }

  /** Returns how many calls there were. */
  public int size() {
    return steps.size();
  }

  Step step(int i) {
    return steps.get(i);
  }
}
