package backprop.grader.remote;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.remote.Incident.Kind;
import backprop.grader.sandbox.Child;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/** The line to one child: sends and receives frames, and finds out why none come any more. */
final class ChildLine implements AutoCloseable {

  /** What a JVM returns that ran out of memory and was told to exit then. */
  private static final int OUT_OF_MEMORY_EXIT = 3;

  private static final Duration EXIT = Duration.ofSeconds(5);

  private final Child child;
  private final FrameInput in;
  private final FrameOutput out;
  private volatile boolean timedOut;
  private volatile boolean broken;

  private ChildLine(Child child) {
    this.child = child;
    in = new FrameInput(new BufferedInputStream(child.fromChild()));
    out = new FrameOutput(child.toChild());
  }

  /**
   * Brings the classes to a new child. Nothing of the submission runs yet, so that whatever goes
   * wrong here is not its fault.
   *
   * @throws IOException if the child isn't ready in time
   */
  static ChildLine open(Child child, ClassBundle classes, Limits limits) throws IOException {
    ChildLine line = new ChildLine(child);
    line.load(classes, limits);
    return line;
  }

  /**
   * Brings other classes to the child; those it has had are forgotten.
   *
   * @throws IOException if the child isn't ready in time; it has been ended then
   */
  void load(ClassBundle classes, Limits limits) throws IOException {
    Watchdog watchdog = watch(limits.start().toNanos());
    try {
      ByteSink body = new ByteSink();
      classes.write(body);
      out.send(FrameType.LOAD, 0, body);
      Frame answer = in.receive();
      if (answer == null || answer.type() != FrameType.LOADED) {
        throw new IOException("the child doesn't answer");
      }
    } catch (IOException | ProtocolException | UnsendableException e) {
      close();
      String stderr = child.stderr();
      throw new IOException(e.getMessage() + (stderr.isEmpty() ? "" : ": " + stderr), e);
    } finally {
      watchdog.cancel();
    }
  }

  /** Kills the child after a time, unless the watchdog is cancelled. */
  Watchdog watch(long nanos) {
    return Watchdog.after(
        nanos,
        () -> {
          timedOut = true;
          child.kill();
        });
  }

  /** Throws if the child was killed after its time, even if it has answered in the same instant. */
  void checkTime(TestScope scope) {
    if (timedOut) {
      throw gone(scope, null);
    }
  }

  void send(TestScope scope, FrameType type, long id, ByteSink body) {
    try {
      out.send(type, id, body);
    } catch (IOException e) {
      throw gone(scope, e);
    }
  }

  Frame receive(TestScope scope, long id) throws ProtocolException {
    Frame frame;
    try {
      frame = in.receive();
    } catch (IOException e) {
      throw gone(scope, e);
    }
    if (frame == null) {
      throw gone(scope, null);
    }
    scope.receive(frame.size());
    if (frame.id() != id) {
      throw new ProtocolException("frame " + frame.id() + " instead of " + id);
    }
    return frame;
  }

  private RemoteFailure gone(TestScope scope, Throwable cause) {
    if (timedOut) {
      return fail(scope, Kind.TIMED_OUT, "no answer within the time limit", cause);
    }
    OptionalInt exitCode = OptionalInt.empty();
    try {
      exitCode = child.waitFor(EXIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (exitCode.isPresent() && exitCode.getAsInt() == OUT_OF_MEMORY_EXIT) {
      return fail(scope, Kind.OUT_OF_MEMORY, "the child's memory was used up", cause);
    }
    String how =
        exitCode.isPresent() ? "ended with exit code " + exitCode.getAsInt() : "closed its output";
    return fail(scope, Kind.CRASHED, "the child " + how, cause);
  }

  /** Ends the child, records why, and returns the error that ends the test. */
  RemoteFailure fail(TestScope scope, Kind kind, String message, Throwable cause) {
    kill();
    return scope.incidents().fail(kind, message, cause);
  }

  /** Ends the child, whoever is talking with it. */
  void kill() {
    broken = true;
    child.kill();
  }

  boolean alive() {
    return !broken && !timedOut && child.alive();
  }

  String output() {
    return child.stderr();
  }

  @Override
  public void close() {
    broken = true;
    child.close();
  }
}
