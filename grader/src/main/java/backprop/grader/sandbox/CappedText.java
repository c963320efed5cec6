package backprop.grader.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a stream to its end and keeps the first part. */
final class CappedText implements Runnable {

  private static final int CAP = 1 << 16;

  private final InputStream in;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  CappedText(InputStream in) {
    this.in = in;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[8192];
    try {
      int count;
      while ((count = in.read(buffer)) >= 0) {
        keep(buffer, count);
      }
    } catch (IOException e) {
      // The child was killed; what it wrote before is kept.
    }
  }

  private synchronized void keep(byte[] buffer, int count) {
    kept.write(buffer, 0, Math.min(count, CAP - kept.size()));
  }

  synchronized String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }
}
