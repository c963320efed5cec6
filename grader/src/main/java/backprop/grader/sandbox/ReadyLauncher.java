package backprop.grader.sandbox;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Starts a program's children, one of them ahead of time if asked to: a JVM starts while the
 * submission is still being compiled. Each child is used once.
 */
public final class ReadyLauncher implements Launcher, AutoCloseable {

  private final Sandbox sandbox;
  private final Program program;
  private CompletableFuture<Child> ready;
  private boolean closed;

  /** Creates a launcher; nothing is started yet. */
  public ReadyLauncher(Sandbox sandbox, Program program) {
    this.sandbox = sandbox;
    this.program = program;
  }

  /** Begins to start the next child, unless that has been done already. */
  public synchronized void prepare() {
    if (ready == null && !closed) {
      CompletableFuture<Child> next = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  next.complete(sandbox.start(program));
                } catch (IOException | RuntimeException e) {
                  next.completeExceptionally(e);
                }
              },
              "next-child");
      thread.setDaemon(true);
      thread.start();
      ready = next;
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

  private synchronized Child take() {
    if (ready == null) {
      return null;
    }
    CompletableFuture<Child> next = ready;
    ready = null;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return next.get();
        } catch (InterruptedException e) {
          interrupted = true; // The child would be nobody's.
        }
      }
    } catch (ExecutionException e) {
      return null; // If that lasts, the next attempt says so.
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the child that nobody has asked for. */
  @Override
  public synchronized void close() {
    closed = true;
    Child child = take();
    if (child != null) {
      child.close();
    }
  }
}
