package backprop.grader.sandbox;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Starts a program's children, one of them ahead of time if asked to: a JVM starts while the
 * submission is still being compiled. Each child is used once.
 */
public final class ReadyLauncher implements Launcher, AutoCloseable {

  private final Sandbox sandbox;
  private final ChildProgram program;
  private CompletableFuture<Child> ready;
  private boolean closed;

  /** Creates a launcher; nothing is started yet. */
  public ReadyLauncher(Sandbox sandbox, ChildProgram program) {
    this.sandbox = sandbox;
    this.program = program;
  }

  /** Begins to start the next child, unless that has been done already. */
  public synchronized void prepare() {
    if (ready == null && !closed) {
      CompletableFuture<Child> next = new CompletableFuture<>();
      ready = next;
      Thread thread = new Thread(() -> start(next), "next-child");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void start(CompletableFuture<Child> next) {
    try {
      next.complete(sandbox.start(program));
    } catch (IOException | RuntimeException | Error e) {
      next.complete(null); // If that lasts, the next attempt says so.
    }
  }

  @Override
  public Child launch() throws IOException {
    Child child = take();
    if (child != null && child.alive()) {
      return child;
    }
    if (child != null) {
      child.close();
    }
    return sandbox.start(program);
  }

  /** Waits for the child that was started ahead, interrupted or not: nobody else would end it. */
  private synchronized Child take() {
    CompletableFuture<Child> next = ready;
    ready = null;
    return next == null ? null : next.join();
  }

  /** Ends the child that was started ahead and not used. */
  @Override
  public synchronized void close() {
    closed = true;
    Child child = take();
    if (child != null) {
      child.close();
    }
  }
}
