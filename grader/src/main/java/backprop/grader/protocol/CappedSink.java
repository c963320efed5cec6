package backprop.grader.protocol;

import java.io.IOException;
import java.io.OutputStream;

/** Passes the first bytes on and swallows the rest, so that a flood of output costs nothing. */
public final class CappedSink extends OutputStream {

  private final OutputStream out;
  private int left;

  public CappedSink(OutputStream out, int cap) {
    this.out = out;
    this.left = cap;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    int count = Math.min(left, length);
    if (count > 0) {
      out.write(bytes, from, count);
      left -= count;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
