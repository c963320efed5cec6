package backprop.grader.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Pipes that are emptied and filled by threads of their own. A process that the submission started
 * may inherit them and outlive everything; then only these threads hang, and not the one that
 * grades. Works everywhere; each frame wakes one more thread.
 */
final class PumpedPipes implements ProcessPipes {

  private final BytePipe incoming = new BytePipe();
  private final BytePipe outgoing = new BytePipe();

  PumpedPipes(Process process) {
    pump("child-stdout", () -> copy(process.getInputStream(), incoming.output()));
    pump("child-stdin", () -> copy(outgoing.input(), process.getOutputStream()));
  }

  private static void pump(String name, Runnable task) {
    Thread thread = new Thread(null, task, name, 1 << 17);
    thread.setDaemon(true);
    thread.start();
  }

  private static void copy(InputStream from, OutputStream to) {
    try (to) {
      byte[] buffer = new byte[1 << 16];
      int count;
      while ((count = from.read(buffer)) >= 0) {
        to.write(buffer, 0, count);
        to.flush();
      }
    } catch (IOException | OutOfMemoryError e) {
      // One of the ends is gone, or no memory is left for it, which the other end notices.
    }
  }

  @Override
  public InputStream in() {
    return incoming.input();
  }

  @Override
  public OutputStream out() {
    return outgoing.output();
  }

  @Override
  public void cut() {
    incoming.cut();
    outgoing.cut();
  }
}
