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
import java.lang.reflect.Executable;
import java.lang.reflect.Method;

/** The calls that are made to one child. Used by one thread at a time. */
final class Conversation {

  private final ChildLine line;
  private final MethodTable methods;
  private long lastId;
  private int depth;
  private int callbacks;

  Conversation(ChildLine line, MethodTable methods) {
    this.line = line;
    this.methods = methods;
  }

  ChildLine line() {
    return line;
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
    Watchdog watchdog = line.watch(scope.nanosLeft());
    try {
      Frame answer = exchange(scope, call);
      watchdog.cancel();
      line.checkTime(scope);
      return result(scope, call, new ByteSource(answer));
    } catch (ProtocolException e) {
      throw line.fail(scope, Kind.PROTOCOL_VIOLATION, e.getMessage(), e);
    } catch (UnsendableException e) {
      // Only what came of the submission is ever that large: a test may pass it on.
      Kind kind = e.isTooLarge() ? Kind.OUT_OF_MEMORY : Kind.INTERNAL;
      String message = "the hidden test's call can't be made: " + e.getMessage();
      throw line.fail(scope, kind, message, e);
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
    line.send(scope, FrameType.CALL, id, call.encode(scope));
    while (true) {
      Frame frame = line.receive(scope, id);
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
      throw line.fail(scope, Kind.TIMED_OUT, "more than " + most + " callbacks in one call", null);
    }
    Callback callback = new Callback(frame, scope, methods);
    line.send(scope, FrameType.CALLBACK_RETURN, callback.number(), callback.run());
  }

  private Object result(TestScope scope, Call call, ByteSource answer) throws Throwable {
    stub(scope, answer);
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
      // Its message is the submission's own, and so for staff only.
      Throwable cause = new IllegalStateException(failure.toString());
      throw line.fail(scope, Kind.OUT_OF_MEMORY, "an OutOfMemoryError was thrown", cause);
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
   * Ends a test: the child forgets its objects, and a frame that nobody asked for comes to light.
   */
  void finish(TestScope scope) {
    Watchdog watchdog = line.watch(scope.limits().call().toNanos());
    try {
      long id = ++lastId;
      line.send(scope, FrameType.RESET, id, new ByteSink());
      Frame frame = line.receive(scope, id);
      if (frame.type() != FrameType.RESET_DONE) {
        throw new ProtocolException("a " + frame.type() + " after the test");
      }
      ByteSource source = new ByteSource(frame);
      stub(scope, source);
      source.end();
    } catch (ProtocolException e) {
      line.fail(scope, Kind.PROTOCOL_VIOLATION, e.getMessage(), e);
    } catch (RemoteFailure e) {
      line.kill(); // The failure itself is on record.
    } finally {
      watchdog.cancel();
    }
  }
}
