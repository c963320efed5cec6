package backprop.grader.remote;

import backprop.grader.sandbox.Watchdog;

/**
 * Ends a test when its time is over, wherever it is: in a call, which ends with the child, or in
 * the test's own code, which is interrupted and stops at its next checkpoint.
 */
final class TestDeadline {

  private final Thread test = Thread.currentThread();
  private final Watchdog watchdog;
  private boolean interrupted;
  private boolean cancelled;

  /** Sets a deadline for the test that this thread is about to run. */
  TestDeadline(long nanos, Runnable endChild) {
    watchdog = Watchdog.after(nanos, () -> end(endChild));
  }

  private synchronized void end(Runnable endChild) {
    if (!cancelled) {
      endChild.run();
      interrupted = true;
      test.interrupt();
    }
  }

  /** Takes the deadline back; an interrupt is the test's and must not reach what comes after it. */
  synchronized void cancel() {
    watchdog.cancel();
    cancelled = true;
    if (interrupted && Thread.currentThread() == test) {
      Thread.interrupted();
      interrupted = false;
    }
  }
}
