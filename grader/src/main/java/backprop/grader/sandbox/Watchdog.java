package backprop.grader.sandbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs something once a deadline has passed. All deadlines are looked at by one thread every few
 * milliseconds, so that setting and dropping one, which every call does, wakes nobody.
 */
public final class Watchdog {

  private static final long LOOK_MILLIS = 20;
  private static final Set<Watchdog> WATCHING = ConcurrentHashMap.newKeySet();

  static {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "watchdog");
              thread.setDaemon(true);
              return thread;
            });
    Runnable look =
        () -> {
          try {
            look();
          } catch (RuntimeException | Error e) {
            // The timer stops at an exception; an error in one action must not end all deadlines.
          }
        };
    timer.scheduleAtFixedRate(look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private final long end;
  private final Runnable action;

  private Watchdog(long end, Runnable action) {
    this.end = end;
    this.action = action;
  }

  /** Watches a deadline; the action must not wait for anything. */
  public static Watchdog after(long nanos, Runnable action) {
    Watchdog watchdog = new Watchdog(System.nanoTime() + nanos, action);
    WATCHING.add(watchdog);
    return watchdog;
  }

  private static void look() {
    long now = System.nanoTime();
    for (Watchdog watchdog : WATCHING) {
      if (now - watchdog.end >= 0 && WATCHING.remove(watchdog)) {
        watchdog.action.run();
      }
    }
  }

  /** Drops the deadline. */
  public void cancel() {
    WATCHING.remove(this);
  }
}
