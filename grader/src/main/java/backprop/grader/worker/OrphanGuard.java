package backprop.grader.worker;

import java.io.IOException;
import java.io.InputStream;

/**
 * The pipe from the grader, which notices its end even while a submission's method runs for ever.
 *
 * <p>Usually the worker itself reads, and sees the end. While it doesn't, because a call is
 * running, a sentry looks ahead by one byte from time to time; that byte is the next one to be
 * read. So a grader that died, by whatever means, leaves no child behind.
 */
final class OrphanGuard extends InputStream {

  private static final long PAUSE_MILLIS = 500;

  private final InputStream in;
  private final Runnable orphaned;
  private int ahead = -1;

  OrphanGuard(InputStream in, Runnable orphaned) {
    this.in = in;
    this.orphaned = orphaned;
  }

  void start() {
    Thread sentry = new Thread(this::watch, "orphan-guard");
    sentry.setDaemon(true);
    sentry.start();
  }

  private void watch() {
    try {
      while (lookAhead()) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException | InterruptedException e) {
      orphaned.run();
    }
  }

  /** Waits for a byte, unless one is waiting already. */
  synchronized boolean lookAhead() throws IOException {
    if (ahead < 0) {
      ahead = in.read();
      if (ahead < 0) {
        orphaned.run();
        return false;
      }
    }
    return true;
  }

  @Override
  public synchronized int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] bytes, int from, int length) throws IOException {
    if (length > 0 && ahead >= 0) {
      bytes[from] = (byte) ahead;
      ahead = -1;
      return 1;
    }
    int count = in.read(bytes, from, length);
    if (count < 0) {
      orphaned.run();
    }
    return count;
  }
}
