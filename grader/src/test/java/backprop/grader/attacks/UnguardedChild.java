package backprop.grader.attacks;

import backprop.grader.sandbox.Child;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A child started as carelessly as can be, to see what the guards are for. */
final class UnguardedChild implements Child {

  private final Process process;

  private UnguardedChild(Process process) {
    this.process = process;
  }

  /** Starts a worker that inherits the environment, with more of it. */
  static Child start(Path worker, Map<String, String> environment) throws java.io.IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            worker.toAbsolutePath().toString(),
            "backprop.grader.worker.WorkerMain");
    builder.environment().putAll(environment);
    return new UnguardedChild(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  @Override
  public InputStream fromChild() {
    return process.getInputStream();
  }

  @Override
  public OutputStream toChild() {
    return process.getOutputStream();
  }

  @Override
  public boolean alive() {
    return process.isAlive();
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public OptionalInt waitFor(Duration longest) throws InterruptedException {
    return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  @Override
  public String stderr() {
    return "";
  }

  @Override
  public void close() {
    kill();
  }
}
