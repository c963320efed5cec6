package backprop.grader.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what a thread allocates, live or not. */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long largest;
  private String largestOf = "";

  /** Something that is measured. */
  interface Step<T> {
    T run() throws Throwable;
  }

  /**
   * Runs a step, which must allocate no more than so many bytes. One that does gets a second
   * chance: the first run may have loaded classes.
   */
  <T> T atMost(long bytes, String of, Step<T> step) throws Throwable {
    long before = allocated();
    T result = step.run();
    long first = allocated() - before;
    if (first > bytes) {
      before = allocated();
      result = step.run();
      first = allocated() - before;
    }
    if (first > largest) {
      largest = first;
      largestOf = of;
    }
    if (first > bytes) {
      throw new AssertionError(first + " bytes allocated for " + of + ", bound " + bytes);
    }
    return result;
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** Returns the most that any step allocated. */
  @Override
  public String toString() {
    return String.format("at most %.1f MB allocated, for %s", largest / 1e6, largestOf);
  }
}
