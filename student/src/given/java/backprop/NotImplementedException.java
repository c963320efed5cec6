package backprop;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says that a task has not been written yet.
 *
 * <p>Each construction is remembered, so that a test can tell "not started" from "wrong" even if
 * the exception was caught on its way.
 */
public final class NotImplementedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static volatile NotImplementedException latest;

  /**
   * Remembers that a task was reached which is not written yet.
   *
   * @param task number and method, such as "Task 3.2: Softmax.softmax"
   */
  public NotImplementedException(String task) {
    super(task);
    latest = this;
    COUNT.incrementAndGet();
  }

  /** Returns how many of these exceptions were constructed in this JVM so far. */
  public static int count() {
    return COUNT.get();
  }

  /** Returns the exception constructed last, or null if there was none. */
  public static NotImplementedException latest() {
    return latest;
  }
}
