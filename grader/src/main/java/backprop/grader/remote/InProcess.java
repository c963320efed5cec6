package backprop.grader.remote;

import backprop.grader.protocol.IsolatedClasses;
import backprop.grader.sandbox.Child;
import backprop.grader.sandbox.Launcher;
import backprop.grader.sandbox.PipedChild;
import backprop.grader.worker.Worker;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Runs the worker on a thread of the grader: for tests, a debugger and coverage.
 *
 * <p>No boundary at all: only for code that one trusts. A thread that never ends can't be killed;
 * it is cut off and left behind.
 */
public final class InProcess implements Launcher {

  private final ClassLoader shared;

  /** Creates the launcher. */
  public InProcess() {
    this(Map.of());
  }

  /**
   * Creates a launcher of programs that have classes in common, which are loaded only once.
   *
   * @param shared classes by name; may refer to no others but the JDK's
   */
  public InProcess(Map<String, byte[]> shared) {
    this.shared = new IsolatedClasses(shared);
  }

  @Override
  public Child launch() {
    return new ThreadChild(shared);
  }

  private static final class ThreadChild extends PipedChild {

    private final ClassLoader shared;
    private final Thread thread = new Thread(this::work, "worker");

    ThreadChild(ClassLoader shared) {
      this.shared = shared;
      thread.setDaemon(true);
      thread.start();
    }

    private void work() {
      try (OutputStream out = incoming.output()) {
        new Worker(new BufferedInputStream(outgoing.input()), out, shared).serve();
      } catch (IOException e) {
        // The grader has cut the pipe.
      }
    }

    @Override
    public boolean alive() {
      return thread.isAlive();
    }

    @Override
    public void kill() {
      super.kill();
      thread.interrupt();
    }

    @Override
    public OptionalInt waitFor(Duration longest) throws InterruptedException {
      thread.join(longest.toMillis());
      return OptionalInt.empty();
    }
  }
}
