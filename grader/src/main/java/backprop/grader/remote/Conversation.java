package backprop.grader.remote;

import backprop.grader.protocol.Arguments;
import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.ErrorKind;
import backprop.grader.protocol.Failure;
import backprop.grader.protocol.Fit;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.MethodTable;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.StubReport;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.protocol.ValueReader;
import backprop.grader.remote.Incident.Kind;
import backprop.grader.sandbox.Child;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.OptionalInt;

/** All that is said between the grader and one child. Used by one thread at a time. */
final class Conversation implements AutoCloseable {

  private static final int OUT_OF_MEMORY_EXIT = 3;
  private static final Duration EXIT = Duration.ofSeconds(5);

  private final Child child;
  private final FrameInput in;
  private final FrameOutput out;
  private final MethodTable methods;
  private volatile boolean timedOut;
  private volatile boolean broken;
  private long lastId;
  private int depth;
  private int callbacks;

  private Conversation(Child child, MethodTable methods) {
    this.child = child;
    this.methods = methods;
    in = new FrameInput(new BufferedInputStream(child.fromChild()));
    out = new FrameOutput(child.toChild());
  }

  /**
   * Brings the classes to a new child. Nothing of the submission runs yet, so that whatever goes wrong
   * here is not its fault.
   *
   * @throws IOException if the child isn't ready in time
   */
  static Conversation open(Child child, MethodTable methods, ClassBundle classes, Limits limits)
      throws IOException {
    Conversation conversation = new Conversation(child, methods);
    Watchdog watchdog = Watchdog.after(limits.start().toNanos(), conversation::timeOut);
    try {
      ByteSink body = new ByteSink();
      classes.write(body);
      conversation.out.send(FrameType.LOAD, 0, body);
      Frame answer = conversation.in.receive();
      if (answer == null || answer.type() != FrameType.LOADED) {
        throw new IOException("the child doesn't answer");
      }
      return conversation;
    } catch (IOException | ProtocolException | UnsendableException e) {
      child.kill();
      String stderr = child.stderr();
      child.close();
      throw new IOException(e.getMessage() + (stderr.isEmpty() ? "" : ": " + stderr), e);
    } finally {
      watchdog.cancel();
    }
  }

  /** Makes a call and returns its result, or throws what it threw. */
  Object call(TestScope scope, Call call) throws Throwable {
    Limits limits = scope.limits();
    if (depth >= limits.depth()) {
      throw new StackOverflowError("more than " + limits.depth() + " calls inside one another");
    }
    if (depth == 0) {
      callbacks = 0;
    }
    depth++;
    long begin = System.nanoTime();
    Watchdog watchdog = Watchdog.after(scope.nanosLeft(), this::timeOut);
    try {
      ByteSource answer = new ByteSource(exchange(scope, call));
      watchdog.cancel();
      if (timedOut) {
        throw gone(scope, null);
      }
      return result(scope, call, answer);
    } catch (ProtocolException e) {
      throw fail(scope, Kind.PROTOCOL_VIOLATION, e.getMessage(), e);
    } catch (UnsendableException e) {
      throw fail(scope, Kind.INTERNAL, "the hidden test's call can't be made: " + e.getMessage(), e);
    } finally {
      watchdog.cancel();
      depth--;
      if (depth == 0) {
        scope.spend(System.nanoTime() - begin);
      }
    }
  }

  private Frame exchange(TestScope scope, Call call) throws ProtocolException, UnsendableException {
    long id = ++lastId;
    send(scope, FrameType.CALL, id, call.encode(scope));
    while (true) {
      Frame frame = receive(scope, id);
      switch (frame.type()) {
        case RETURN -> {
          return frame;
        }
        case CALLBACK -> callback(scope, frame);
        default -> throw new ProtocolException("a " + frame.type() + " during a call");
      }
    }
  }

  private void callback(TestScope scope, Frame frame)
      throws ProtocolException, UnsendableException {
    int most = scope.limits().callbacks();
    if (++callbacks > most) {
      throw fail(scope, Kind.TIMED_OUT, "more than " + most + " callbacks in one call", null);
    }
    Callback callback = new Callback(frame, scope, methods);
    send(scope, FrameType.CALLBACK_RETURN, callback.number(), callback.run());
  }

  private Object result(TestScope scope, Call call, ByteSource answer) throws Throwable {
    StubReport stub = StubReport.read(answer);
    if (stub != null) {
      scope.incidents().stubReached(stub);
    }
    Arguments.readChanges(answer, scope, call.arguments());
    if (answer.getFlag()) {
      return value(scope, call, answer);
    }
    Failure failure = Failure.read(answer);
    answer.end();
    if (failure.origin() != Failure.OWN) {
      throw scope.thrown(failure.origin());
    }
    if (failure.kind() == ErrorKind.OUT_OF_MEMORY) {
      throw fail(scope, Kind.OUT_OF_MEMORY, failure.message(), null);
    }
    throw failure.toThrowable(scope);
  }

  private Object value(TestScope scope, Call call, ByteSource answer) throws ProtocolException {
    scope.creating(call.creates() ? call.receiver() : null);
    Object value = new ValueReader(answer, scope).read();
    scope.creating(null);
    answer.end();
    Executable executable = methods.find(call.owner(), call.method(), call.descriptor());
    boolean fits =
        executable instanceof Method method
            ? Fit.fits(method.getReturnType(), value)
            : value == call.receiver();
    if (!fits) {
      throw new ProtocolException(call.method() + " returned " + Fit.describe(value));
    }
    return value;
  }

  /** Ends a test: the child forgets its objects, and a frame that nobody asked for comes to light. */
  void finish(TestScope scope) {
    Watchdog watchdog = Watchdog.after(scope.limits().call().toNanos(), this::timeOut);
    try {
      long id = ++lastId;
      send(scope, FrameType.RESET, id, new ByteSink());
      Frame frame = receive(scope, id);
      if (frame.type() != FrameType.RESET_DONE) {
        throw new ProtocolException("a " + frame.type() + " after the test");
      }
      ByteSource source = new ByteSource(frame);
      StubReport stub = StubReport.read(source);
      source.end();
      if (stub != null) {
        scope.incidents().stubReached(stub);
      }
    } catch (ProtocolException e) {
      fail(scope, Kind.PROTOCOL_VIOLATION, e.getMessage(), e);
    } catch (RemoteFailure e) {
      broken = true; // It is on record.
    } finally {
      watchdog.cancel();
    }
  }

  private void send(TestScope scope, FrameType type, long id, ByteSink body) {
    try {
      out.send(type, id, body);
    } catch (IOException e) {
      throw gone(scope, e);
    }
  }

  private Frame receive(TestScope scope, long id) throws ProtocolException {
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

  private void timeOut() {
    timedOut = true;
    child.kill();
  }

  /** Finds out why the child no longer answers. */
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

  private RemoteFailure fail(TestScope scope, Kind kind, String message, Throwable cause) {
    broken = true;
    child.kill();
    return scope.incidents().fail(kind, message, cause);
  }

  /** Ends the child, whoever is talking with it. */
  void kill() {
    broken = true;
    child.kill();
  }

  boolean alive() {
    return !broken && child.alive();
  }

  String stderr() {
    return child.stderr();
  }

  @Override
  public void close() {
    broken = true;
    child.close();
  }
}
