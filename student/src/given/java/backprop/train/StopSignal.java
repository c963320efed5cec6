package backprop.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a training that the JVM is about to end, as after Ctrl-C, and holds the end off until the
 * training has put its results away. It works inside Maven's JVM too, where {@code exec:java} runs
 * a program: a shutdown hook runs beside the other threads, and the JVM waits for it.
 */
final class StopSignal implements AutoCloseable {
  /** Enough to draw; a training that hangs can be stopped all the same. */
  private static final int PATIENCE_SECONDS = 20;

  /** Thrown by {@link #check}. */
  static final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::raise, "stop-training");
  private volatile boolean raised;

  /** Begins to listen. */
  StopSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Returns normally if nobody wants the training to stop.
   *
   * @throws Raised if the JVM is about to end
   */
  void check() {
    if (raised) {
      throw new Raised();
    }
  }

  private void raise() {
    raised = true;
    try {
      closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that the results are put away, so that the JVM may end. */
  @Override
  public void close() {
    closed.countDown();
    if (!raised) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM has begun to end just now; the hook has nothing left to wait for.
      }
    }
  }
}
