package backprop.grader.compile;

import backprop.grader.sandbox.Child;
import backprop.grader.sandbox.Program;
import backprop.grader.sandbox.Sandbox;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A running {@link CompileWorker}, as the grader sees it. */
final class CompileProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final ScheduledExecutorService GUARDS =
      Executors.newSingleThreadScheduledExecutor(CompileProcess::daemon);
  private static final int HEAP_MEGABYTES = 256;
  // For the 200 jobs of its life; each of them has its own limit besides.
  private static final int CPU_SECONDS = 3_600;

  private final Child child;
  private final DataOutputStream out;
  private final DataInputStream in;
  private int jobs;

  private CompileProcess(Child child) {
    this.child = child;
    out = new DataOutputStream(new BufferedOutputStream(child.toChild()));
    in = new DataInputStream(new BufferedInputStream(child.fromChild()));
  }

  /** Starts a process, and waits until it has compiled something. */
  static CompileProcess start(Sandbox sandbox, List<Path> api, List<Path> testLibraries)
      throws IOException {
    List<Path> files = new ArrayList<>(api);
    files.addAll(testLibraries);
    Program javac =
        new Program(
            Program.thisJava(),
            List.of(ownClasses()),
            CompileWorker.class.getName(),
            List.of(Integer.toString(api.size())),
            files,
            HEAP_MEGABYTES,
            CPU_SECONDS);
    CompileProcess started = new CompileProcess(sandbox.start(javac));
    Optional<CompileReply> hello = started.receive(START_LIMIT);
    if (hello.isEmpty() || hello.get().isFailure()) {
      started.close();
      throw new IOException(
          "the compile process did not start: "
              + hello.map(CompileReply::failure).orElse(started.child.stderr().strip()));
    }
    return started;
  }

  private static Path ownClasses() throws IOException {
    try {
      return Path.of(
          CompileWorker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("the grader's classes are in no file", e);
    }
  }

  /**
   * Returns the answer, or nothing if there is none in time; then the process is of no more use.
   */
  Optional<CompileReply> ask(CompileRequest request, Duration limit) {
    jobs++;
    try {
      request.write(out);
    } catch (IOException e) {
      return Optional.empty();
    }
    return receive(limit);
  }

  private Optional<CompileReply> receive(Duration limit) {
    // javac can't be interrupted: a late process is killed, which ends the read below.
    ScheduledFuture<?> guard =
        GUARDS.schedule(child::kill, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return Optional.of(CompileReply.read(in));
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      guard.cancel(false);
    }
  }

  int jobs() {
    return jobs;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "compile-process");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    child.close();
  }
}
