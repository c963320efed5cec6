package backprop.grader.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A child that is a process of the operating system.
 *
 * <p>Its pipes are pumped by threads of their own. A process that the submission started may
 * inherit them and outlive everything; then only these threads hang, and not the one that grades.
 */
final class ProcessChild implements Child {

  private static final Set<ProcessChild> LIVING = ConcurrentHashMap.newKeySet();

  static {
    Thread hook = new Thread(() -> LIVING.forEach(ProcessChild::close), "children-killer");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private final Process process;
  private final ScratchFolder folder;
  private final BytePipe incoming = new BytePipe();
  private final BytePipe outgoing = new BytePipe();
  private final CappedText stderr;
  private final Thread stderrReader;

  /** Takes over a process and its folder, which was just started in it. */
  ProcessChild(Process process, ScratchFolder folder) {
    this.process = process;
    this.folder = folder;
    LIVING.add(this);
    stderr = new CappedText(process.getErrorStream());
    stderrReader = pump("child-stderr", stderr);
    pump("child-stdout", () -> copy(process.getInputStream(), incoming.output()));
    pump("child-stdin", () -> copy(outgoing.input(), process.getOutputStream()));
  }

  private static Thread pump(String name, Runnable task) {
    Thread thread = new Thread(null, task, name, 1 << 17);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void copy(InputStream from, OutputStream to) {
    byte[] buffer = new byte[1 << 16];
    try (to) {
      int count;
      while ((count = from.read(buffer)) >= 0) {
        to.write(buffer, 0, count);
        to.flush();
      }
    } catch (IOException e) {
      // One of the ends is gone, which the other end notices.
    }
  }

  @Override
  public InputStream fromChild() {
    return incoming.input();
  }

  @Override
  public OutputStream toChild() {
    return outgoing.output();
  }

  @Override
  public boolean alive() {
    return process.isAlive();
  }

  @Override
  public void kill() {
    // The descendants are looked up while they can still be told by their parent.
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    incoming.cut();
    outgoing.cut();
  }

  @Override
  public OptionalInt waitFor(Duration longest) throws InterruptedException {
    return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  @Override
  public String stderr() {
    if (!alive()) {
      try {
        stderrReader.join(1_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return stderr.text();
  }

  @Override
  public void close() {
    kill();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    folder.close();
    LIVING.remove(this);
  }
}
