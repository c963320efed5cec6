package backprop.grader.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  private static final int MOST_SECONDS_TO_DIE = 5;
  private static final Set<ProcessChild> LIVING = ConcurrentHashMap.newKeySet();

  static {
    Thread hook = new Thread(() -> LIVING.forEach(ProcessChild::close), "children-killer");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private final Process process;
  private final Runnable cleanUp;
  private final Set<ProcessHandle> descendants = ConcurrentHashMap.newKeySet();
  private final BytePipe incoming = new BytePipe();
  private final BytePipe outgoing = new BytePipe();
  private final CappedText stderr;
  private final Thread stderrReader;

  /**
   * Takes over a process that was just started.
   *
   * @param cleanUp removes what it leaves behind, once it has ended
   */
  ProcessChild(Process process, Runnable cleanUp) {
    this.process = process;
    this.cleanUp = cleanUp;
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
    process.descendants().forEach(descendants::add);
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

  /** Tells whether it does something still; on Linux its entry stays until someone asks for it. */
  private static boolean runs(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      String stat = Files.readString(Path.of("/proc", "" + process.pid(), "stat"));
      return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException e) {
      return !Tools.onLinux();
    }
  }

  @Override
  public void close() {
    if (!LIVING.contains(this)) {
      return;
    }
    kill();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS_TO_DIE);
    try {
      process.waitFor(MOST_SECONDS_TO_DIE, TimeUnit.SECONDS);
      // Those in a namespace of their own end a moment later.
      while (descendants.stream().anyMatch(ProcessChild::runs) && System.nanoTime() < end) {
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (LIVING.remove(this)) {
      cleanUp.run();
    }
  }
}
