package backprop.grader.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * A bounded pipe between two threads, both ends of which can be cut off at any time.
 *
 * <p>Unlike {@link java.io.PipedInputStream} it doesn't care which threads use it, or whether they
 * still live; unlike the pipe of a process, closing it wakes whoever is blocked in it.
 */
public final class BytePipe {

  private static final int SIZE = 1 << 16;

  private final byte[] ring = new byte[SIZE];
  private int start;
  private int count;
  private boolean ended;
  private boolean cut;

  /** Returns the end to read from. */
  public InputStream input() {
    return new Input();
  }

  /** Returns the end to write to; closing it lets the reader take what is left. */
  public OutputStream output() {
    return new Output();
  }

  /** Cuts the pipe: reading ends at once, writing fails at once. */
  public synchronized void cut() {
    cut = true;
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized int read(byte[] bytes, int from, int length) throws IOException {
    waitWhile(() -> count == 0);
    if (count == 0 || cut) {
      return -1;
    }
    int some = Math.min(Math.min(length, count), SIZE - start);
    System.arraycopy(ring, start, bytes, from, some);
    start = (start + some) % SIZE;
    count -= some;
    notifyAll();
    return some;
  }

  private synchronized int write(byte[] bytes, int from, int length) throws IOException {
    waitWhile(() -> count == SIZE);
    if (ended || cut) {
      throw new IOException("the pipe is closed");
    }
    int at = (start + count) % SIZE;
    int some = Math.min(Math.min(length, SIZE - count), SIZE - at);
    System.arraycopy(bytes, from, ring, at, some);
    count += some;
    notifyAll();
    return some;
  }

  /**
   * An interrupt is kept for later: a test's timeout must not end the conversation in mid-frame.
   */
  private void waitWhile(BooleanSupplier blocked) {
    boolean interrupted = false;
    while (blocked.getAsBoolean() && !ended && !cut) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Input extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return length == 0 ? 0 : BytePipe.this.read(bytes, from, length);
    }

    @Override
    public void close() {
      cut();
    }
  }

  private final class Output extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int done = 0;
      while (done < length) {
        done += BytePipe.this.write(bytes, from + done, length - done);
      }
    }

    @Override
    public void close() {
      end();
    }
  }
}
