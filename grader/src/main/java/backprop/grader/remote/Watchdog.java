package backprop.grader.remote;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs something when a deadline has passed, on a thread that nothing else can block. */
final class Watchdog {

  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final ScheduledFuture<?> pending;

  private Watchdog(ScheduledFuture<?> pending) {
    this.pending = pending;
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "watchdog");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  static Watchdog after(long nanos, Runnable action) {
    return new Watchdog(TIMER.schedule(action, nanos, TimeUnit.NANOSECONDS));
  }

  void cancel() {
    pending.cancel(false);
  }
}
