package backprop.grader.remote;

import backprop.grader.protocol.Arguments;
import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.ErrorKind;
import backprop.grader.protocol.Failure;
import backprop.grader.protocol.Fit;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.MethodTable;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.StubReport;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.protocol.ValueReader;
import backprop.grader.remote.Incident.Kind;
import backprop.grader.sandbox.Channel;
import backprop.grader.sandbox.Watchdog;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.OptionalInt;

/** The calls that are made to one child. Used by one thread at a time. */
final class Conversation {

  private static final Object[] NONE = {};

  /** What a JVM returns that ran out of memory and was told to exit then. */
  private static final int OUT_OF_MEMORY_EXIT = 3;

  private final Channel channel;
  private final MethodTable methods;
  private long lastId;
  private int depth;
  private int callbacks;

  Conversation(Channel channel, MethodTable methods) {
    this.channel = channel;
    this.methods = methods;
  }

  Channel channel() {
    return channel;
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
    Watchdog watchdog = channel.watch(scope.nanosLeft());
    try {
      Frame answer = exchange(scope, call);
      watchdog.cancel();
      if (channel.timedOut()) {
        throw gone(scope, null);
      }
      return result(scope, call, new ByteSource(answer));
    } catch (ProtocolException e) {
      throw fail(scope, incident(e), e);
    } catch (OutOfMemoryError e) {
      // Whatever fills the grader's memory during a call came of the submission.
      String message = "what crossed was too large for the grader";
      throw fail(scope, Incident.of(Kind.OUT_OF_MEMORY, message), e);
    } catch (UnsendableException e) {
      // Only what came of the submission is ever that large: a test may pass it on.
      Kind kind = e.isTooLarge() ? Kind.OUT_OF_MEMORY : Kind.INTERNAL;
      String message = "the hidden test's call can't be made: " + e.getMessage();
      throw fail(scope, Incident.of(kind, message), e);
    } finally {
      watchdog.cancel();
      depth--;
    }
  }

  private static Incident incident(ProtocolException e) {
    return e instanceof ExcessException
        ? Incident.plain(Kind.OUT_OF_MEMORY, "made " + e.getMessage())
        : Incident.of(Kind.PROTOCOL_VIOLATION, e.getMessage());
  }

  private Frame exchange(TestScope scope, Call call) throws ProtocolException, UnsendableException {
    long id = ++lastId;
    send(scope, FrameType.CALL, id, call.encode(scope, scope.seesChanges()));
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
      String message = "made more than " + most + " callbacks in one call";
      throw fail(scope, Incident.plain(Kind.TIMED_OUT, message), null);
    }
    Callback callback = new Callback(frame, scope, methods);
    send(scope, FrameType.CALLBACK_RETURN, callback.number(), callback.run());
  }

  private Object result(TestScope scope, Call call, ByteSource answer) throws Throwable {
    stub(scope, answer);
    Arguments.readChanges(answer, scope, scope.seesChanges() ? call.arguments() : NONE);
    if (answer.getFlag()) {
      return value(scope, call, answer);
    }
    Failure failure = Failure.read(answer);
    answer.end();
    if (failure.origin() != Failure.OWN) {
      throw scope.thrown(failure.origin());
    }
    if (failure.kind() == ErrorKind.OUT_OF_MEMORY) {
      // Its message is the submission's own, and so for staff only.
      Throwable cause = new IllegalStateException(failure.toString());
      Incident memory = Incident.of(Kind.OUT_OF_MEMORY, "an OutOfMemoryError was thrown");
      throw fail(scope, memory, cause);
    }
    throw failure.toThrowable(scope);
  }

  private static void stub(TestScope scope, ByteSource source) throws ProtocolException {
    StubReport stub = StubReport.read(source);
    if (stub != null) {
      scope.incidents().stubReached(stub.labelled());
    }
  }

  private Object value(TestScope scope, Call call, ByteSource answer) throws ProtocolException {
    scope.creating(call.creates() ? call.receiver() : null);
    Object value;
    try {
      value = new ValueReader(answer, scope).read();
    } finally {
      scope.creating(null);
    }
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

  /**
   * Ends a test: the child forgets its objects. If it has sent a frame too many, that is seen now.
   */
  void finish(TestScope scope) {
    Watchdog watchdog = channel.watch(scope.limits().call().toNanos());
    try {
      long id = ++lastId;
      send(scope, FrameType.RESET, id, new ByteSink());
      Frame frame = receive(scope, id);
      if (frame.type() != FrameType.RESET_DONE) {
        throw new ProtocolException("a " + frame.type() + " after the test");
      }
      ByteSource source = new ByteSource(frame);
      stub(scope, source);
      source.end();
    } catch (ProtocolException e) {
      fail(scope, incident(e), e);
    } catch (RemoteFailure e) {
      channel.kill(); // The failure itself is on record.
    } finally {
      watchdog.cancel();
    }
  }

  private void send(TestScope scope, FrameType type, long id, ByteSink body) {
    try {
      channel.send(type, id, body);
    } catch (IOException e) {
      throw gone(scope, e);
    }
  }

  private Frame receive(TestScope scope, long id) throws ProtocolException {
    Frame frame;
    try {
      frame = channel.receive();
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
    if (channel.timedOut()) {
      return fail(scope, Incident.of(Kind.TIMED_OUT, "no answer within the time limit"), cause);
    }
    OptionalInt exitCode = channel.exitCode();
    if (exitCode.equals(OptionalInt.of(OUT_OF_MEMORY_EXIT))) {
      Incident memory = Incident.of(Kind.OUT_OF_MEMORY, "the child's memory was used up");
      return fail(scope, memory, cause);
    }
    String how =
        exitCode.isPresent() ? "ended with exit code " + exitCode.getAsInt() : "closed its output";
    return fail(scope, Incident.of(Kind.CRASHED, "the child " + how), cause);
  }

  /** Ends the child, records why, and returns the error that ends the test. */
  private RemoteFailure fail(TestScope scope, Incident incident, Throwable cause) {
    channel.kill();
    return scope.incidents().fail(incident, cause);
  }
}
