package backprop.grader.sandbox;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.ProtocolException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The frames to and from one child, and the time that it has for them. Used by one thread at a
 * time; any other may end the child meanwhile.
 */
public final class Channel implements AutoCloseable {

  private static final Duration EXIT = Duration.ofSeconds(5);

  private final Child child;
  private final FrameInput in;
  private final FrameOutput out;
  private volatile boolean timedOut;
  private volatile boolean ended;

  public Channel(Child child) {
    this.child = child;
    in = new FrameInput(new BufferedInputStream(child.fromChild()));
    out = new FrameOutput(child.toChild());
  }

  /** Kills the child after a time, which ends reading and writing, unless that is cancelled. */
  public Watchdog watch(long nanos) {
    return Watchdog.after(
        nanos,
        () -> {
          timedOut = true;
          child.kill();
        });
  }

  /** Tells whether the child was killed after its time, even if it answered in that instant. */
  public boolean timedOut() {
    return timedOut;
  }

  public void send(FrameType type, long id, ByteSink body) throws IOException {
    out.send(type, id, body);
  }

  /** Sends a frame to a child that may not read it: then it is killed after the given time. */
  public void send(FrameType type, long id, ByteSink body, Duration longest) throws IOException {
    Watchdog watchdog = watch(longest.toNanos());
    try {
      send(type, id, body);
    } finally {
      watchdog.cancel();
    }
  }

  /** Returns the next frame; null if the child has ended, or was ended. */
  public Frame receive() throws IOException, ProtocolException {
    return in.receive();
  }

  /** Returns the next frame; throws if there is none in time, and the child is killed then. */
  public Frame receive(long nanos) throws IOException, ProtocolException {
    Watchdog watchdog = watch(nanos);
    try {
      Frame frame = receive();
      if (frame == null) {
        throw new EOFException("the child doesn't answer");
      }
      return frame;
    } finally {
      watchdog.cancel();
    }
  }

  /**
   * Brings classes to the child, which forgets those it has had. None of their code runs yet, so
   * that whatever goes wrong here is not their fault.
   *
   * @param classes a {@code ClassBundle}
   * @throws IOException if the child isn't ready in time; it has been ended then
   */
  public void load(long id, ByteSink classes, Duration longest) throws IOException {
    try {
      send(FrameType.LOAD, id, classes, longest);
      Frame answer = receive(longest.toNanos());
      if (answer.type() != FrameType.LOADED) {
        throw new ProtocolException("a " + answer.type() + " before the classes");
      }
    } catch (IOException | ProtocolException e) {
      close();
      String stderr = output();
      throw new IOException(e.getMessage() + (stderr.isEmpty() ? "" : ": " + stderr), e);
    }
  }

  /** Returns the exit code of a child that sends nothing any more; empty if it still lives. */
  public OptionalInt exitCode() {
    try {
      return child.waitFor(EXIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  public boolean alive() {
    return !ended && !timedOut && child.alive();
  }

  public Duration processorTime() {
    return child.cpuTime();
  }

  /** Returns the start of what the child printed. */
  public String output() {
    return child.stderr();
  }

  /** Ends the child, whoever is talking with it. */
  public void kill() {
    ended = true;
    child.kill();
  }

  @Override
  public void close() {
    ended = true;
    child.close();
  }
}
