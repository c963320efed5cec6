package backprop.grader.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
  private static final int MOST_COMPLAINT = 2_000;

  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;
  private final StringBuffer complaint = new StringBuffer();
  private int jobs;

  private CompileProcess(Process process) {
    this.process = process;
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    daemon(this::collectComplaint).start();
  }

  /** Starts a process, and waits until it has compiled something. */
  static CompileProcess start(List<Path> api, List<Path> testLibraries) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(api, testLibraries));
    String systemRoot = System.getenv("SystemRoot");
    builder.environment().clear();
    if (systemRoot != null) {
      // Java doesn't start on Windows without it.
      builder.environment().put("SystemRoot", systemRoot);
    }
    CompileProcess started = new CompileProcess(builder.start());
    Optional<CompileReply> hello = started.receive(START_LIMIT);
    if (hello.isEmpty() || hello.get().isFailure()) {
      started.close();
      throw new IOException(
          "the compile process did not start: "
              + hello.map(CompileReply::failure).orElse(started.complaint.toString().strip()));
    }
    return started;
  }

  private static List<String> command(List<Path> api, List<Path> testLibraries) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr",
            "-Xshare:auto",
            "-Duser.language=en",
            "-Dfile.encoding=UTF-8",
            "-cp",
            ownClasses().toString(),
            CompileWorker.class.getName(),
            String.valueOf(api.size())));
    api.forEach(path -> command.add(path.toAbsolutePath().toString()));
    testLibraries.forEach(path -> command.add(path.toAbsolutePath().toString()));
    return command;
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
        GUARDS.schedule(process::destroyForcibly, limit.toMillis(), TimeUnit.MILLISECONDS);
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

  private void collectComplaint() {
    byte[] buffer = new byte[512];
    try (InputStream err = process.getErrorStream()) {
      for (int count = err.read(buffer); count >= 0; count = err.read(buffer)) {
        if (complaint.length() < MOST_COMPLAINT) {
          complaint.append(new String(buffer, 0, count, UTF_8));
        }
      }
    } catch (IOException e) {
      // The process was killed; nothing more will come.
      complaint.append(' ');
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "compile-process");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
