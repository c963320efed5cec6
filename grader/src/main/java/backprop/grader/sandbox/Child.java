package backprop.grader.sandbox;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A running child and the two pipes to it.
 *
 * <p>After {@link #kill()} reading from the child ends and writing to it fails, at once and on
 * every thread that is blocked in either, whatever the child left behind.
 */
public interface Child extends AutoCloseable {

  /** Returns what the child writes. */
  InputStream fromChild();

  /** Returns what the child reads. */
  OutputStream toChild();

  /** Tells whether the child has not ended yet. */
  boolean alive();

  /** Ends the child and its descendants by force. */
  void kill();

  /** Waits for the child's end and returns its exit code, or nothing if it hasn't ended. */
  OptionalInt waitFor(Duration longest) throws InterruptedException;

  /**
   * Returns how much processor time the child has used so far, with all that it started: grows
   * while it lives, and stays once it has ended; zero where there is no process to ask.
   */
  default Duration cpuTime() {
    return Duration.ZERO;
  }

  /** Returns the first part of what the child wrote to its standard error. */
  default String stderr() {
    return "";
  }

  /** Kills the child and removes its traces. */
  @Override
  default void close() {
    kill();
  }
}
