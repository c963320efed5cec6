package backprop.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Work on the rows of a matrix, split over the processors.
 *
 * <p>Each row is computed by one thread, with the same operations in the same order as by one
 * thread alone: the result doesn't depend on the number of processors. {@code -Dbackprop.threads=1}
 * leaves all work to the thread that asks for it.
 */
public final class Processors {
  /** Work on rows from (included) to (not included). */
  @FunctionalInterface
  public interface RowTask {
    /** Does the work. */
    void run(int from, int to);
  }

  /** Fetching a number from memory takes as long as so many multiplications. */
  public static final long FETCH = 4;

  /** Waking a thread takes as long as so many multiplications: less work isn't worth it. */
  private static final long WORTH_SPLITTING = 200_000;

  /** More parts than threads: who wakes late, or is disturbed, takes fewer of them. */
  private static final int PARTS_A_THREAD = 8;

  private static final int MOST_THREADS = 8; // then memory is the limit

  /** How many threads work at once, at most. */
  static final int THREADS =
      Integer.getInteger(
          "backprop.threads", Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));

  private static final ThreadLocal<Boolean> ALONE = ThreadLocal.withInitial(() -> false);

  private Processors() {}

  /** Returns what the work returns, which is done by the thread that asks for it. */
  public static <T> T alone(Supplier<T> work) {
    boolean before = ALONE.get();
    ALONE.set(true);
    try {
      return work.get();
    } finally {
      ALONE.set(before);
    }
  }

  /**
   * Runs the task on all rows, in this thread and in threads of the JVM's common pool.
   *
   * @param rows how many there are
   * @param operations how many additions or multiplications they take, about
   * @param task run for parts of the rows, several at once
   */
  public static void forRows(int rows, long operations, RowTask task) {
    if (THREADS <= 1 || rows == 1 || operations < WORTH_SPLITTING || ALONE.get()) {
      task.run(0, rows);
      return;
    }
    int parts = Math.min(rows, THREADS * PARTS_A_THREAD);
    AtomicInteger next = new AtomicInteger();
    Runnable takeParts =
        () -> {
          for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
            task.run(start(part, parts, rows), start(part + 1, parts, rows));
          }
        };
    List<ForkJoinTask<?>> others = new ArrayList<>();
    for (int i = 1; i < THREADS; i++) {
      others.add(ForkJoinPool.commonPool().submit(takeParts));
    }
    takeParts.run();
    others.forEach(ForkJoinTask::join);
  }

  private static int start(int part, int parts, int rows) {
    return (int) ((long) rows * part / parts);
  }
}
