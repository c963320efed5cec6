package backprop.grader.sandbox;

import backprop.grader.protocol.CappedSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A child that is a process of the operating system. */
final class ProcessChild implements Child {

  private static final int MOST_SECONDS_TO_DIE = 5;
  private static final int MOST_STDERR = 1 << 16;
  private static final Set<ProcessChild> LIVING = ConcurrentHashMap.newKeySet();

  static {
    Thread hook = new Thread(() -> LIVING.forEach(ProcessChild::close), "children-killer");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private final Process process;
  private final Runnable cleanUp;
  private final Set<ProcessHandle> descendants = ConcurrentHashMap.newKeySet();
  private final ProcessPipes pipes;
  private final CpuMeter cpu;
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Thread stderrReader;

  /**
   * Takes over a process that was just started.
   *
   * @param user to whom all processes belong that it starts, or {@link CpuMeter#NO_USER}
   * @param cleanUp removes what it leaves behind, once it has ended
   */
  ProcessChild(Process process, int user, Runnable cleanUp) {
    this.process = process;
    cpu = new CpuMeter(process, user);
    this.cleanUp = cleanUp;
    LIVING.add(this);
    stderrReader = new Thread(null, this::keepStderr, "child-stderr", 1 << 17);
    stderrReader.setDaemon(true);
    stderrReader.start();
    pipes = ProcessPipes.of(process);
  }

  private void keepStderr() {
    try {
      process.getErrorStream().transferTo(new CappedSink(stderr, MOST_STDERR));
    } catch (IOException e) {
      // The child was killed; what it wrote before is kept.
    }
  }

  @Override
  public InputStream fromChild() {
    return pipes.in();
  }

  @Override
  public OutputStream toChild() {
    return pipes.out();
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
    pipes.cut();
  }

  @Override
  public OptionalInt waitFor(Duration longest) throws InterruptedException {
    return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  @Override
  public Duration cpuTime() {
    return cpu.read();
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
    return stderr.toString(StandardCharsets.UTF_8);
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
