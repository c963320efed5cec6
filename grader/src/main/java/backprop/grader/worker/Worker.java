package backprop.grader.worker;

import backprop.grader.protocol.AnswerBudget;
import backprop.grader.protocol.Arguments;
import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.Failure;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.MethodTable;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.Reference;
import backprop.grader.protocol.StubReport;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.protocol.ValueReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/** Answers the grader's calls, one at a time, each on the thread that waits for frames. */
public final class Worker {

  private static final int STACK_RESERVE = 200;

  private final FrameInput in;
  private final FrameOutput out;
  private final ClassLoader shared;
  private MethodTable methods = new MethodTable();

  /**
   * Held while an exchange with the grader is under way, so that callbacks of threads take turns.
   */
  private final ReentrantLock turn = new ReentrantLock();

  /** The ids of the calls that are running, the innermost first. Guarded by {@link #turn}. */
  private final Deque<Long> running = new ArrayDeque<>();

  private long callbacks;
  private ClassLoader classes;
  private ObjectTable objects;
  private StubWatch stubs;

  public Worker(InputStream in, OutputStream out) {
    this(in, out, ClassLoader.getPlatformClassLoader());
  }

  /**
   * Creates a worker.
   *
   * @param in the pipe from the grader, buffered
   * @param shared gives what else its classes need, and comes before them
   */
  public Worker(InputStream in, OutputStream out, ClassLoader shared) {
    this.in = new FrameInput(in);
    this.out = new FrameOutput(out);
    this.shared = shared;
  }

  /** Loads the classes and answers calls until the pipe ends. */
  public void serve() throws IOException {
    try {
      Frame frame = in.receive();
      while (frame != null) {
        if (objects == null && frame.type() != FrameType.LOAD) {
          throw new ProtocolException("a " + frame.type() + " before the classes");
        }
        switch (frame.type()) {
          case LOAD -> load(frame);
          case CALL -> call(frame);
          case RESET -> reset(frame);
          case CALLBACK_RETURN -> {} // Its callback was torn down by a stack overflow.
          default -> throw new ProtocolException("a " + frame.type() + " from the grader");
        }
        frame = in.receive();
      }
    } catch (ProtocolException
        | UnsendableException
        | ReflectiveOperationException
        | LinkageError e) {
      throw new IOException(e);
    }
  }

  private void load(Frame frame)
      throws IOException, ProtocolException, UnsendableException, ReflectiveOperationException {
    ClassBundle bundle = ClassBundle.read(new ByteSource(frame));
    classes = new SubmissionClassLoader(bundle.classes(), this, shared);
    Thread.currentThread().setContextClassLoader(classes);
    methods = new MethodTable(); // The former would keep the former classes.
    objects = new ObjectTable(classes, bundle.api(), this);
    stubs = new StubWatch(classes);
    out.send(FrameType.LOADED, frame.id(), new ByteSink());
  }

  private void reset(Frame frame) throws IOException, UnsendableException {
    turn.lock();
    try {
      objects.clear();
      ByteSink body = new ByteSink();
      StubReport.write(body, stubs.news());
      out.send(FrameType.RESET_DONE, frame.id(), body);
    } finally {
      turn.unlock();
    }
  }

  private void call(Frame frame) throws IOException, UnsendableException {
    turn.lock();
    running.push(frame.id());
    turn.unlock();
    Invocation invocation = new Invocation(frame, classes, objects, methods);
    invocation.run();
    turn.lock();
    try {
      ByteSink body = invocation.answer(stubs.news());
      running.pop();
      out.send(FrameType.RETURN, frame.id(), body);
    } finally {
      turn.unlock();
    }
  }

  /** Runs a method of an object that lives in the grader. */
  Object callback(CallbackHandler target, Method method, Object[] arguments) throws Throwable {
    String owner = method.getDeclaringClass().getName();
    String descriptor = MethodTable.descriptor(method);
    return callback(target, owner, method.getName(), descriptor, arguments);
  }

  /** Runs a static method of a class that the grader answers for. */
  Object ask(String owner, String method, String descriptor, Object[] arguments) throws Throwable {
    String excess = AnswerBudget.excess(descriptor, arguments);
    if (excess != null) {
      throw new IllegalArgumentException(excess + " in one call of " + owner + "." + method);
    }
    return callback(null, owner, method, descriptor, arguments);
  }

  private Object callback(
      CallbackHandler target, String owner, String method, String descriptor, Object[] arguments)
      throws Throwable {
    stackLeft(STACK_RESERVE);
    turn.lock();
    try {
      if (running.isEmpty()) {
        throw new IllegalStateException("no call is running that this callback could be part of");
      }
      if (target != null && !objects.holds(target)) {
        // A thread that an earlier test left behind must not spoil this one.
        throw new IllegalStateException("an object of an earlier test");
      }
      long number = ++callbacks;
      ByteSink body = new ByteSink();
      body.putLong(number);
      body.putInt(target == null ? Reference.NO_OBJECT : target.reference().id());
      body.putString(owner).putString(method).putString(descriptor);
      Arguments.write(body, objects, arguments);
      out.send(FrameType.CALLBACK, running.peek(), body);
      return result(answerTo(number), arguments);
    } catch (UnsendableException e) {
      throw new IllegalArgumentException(e.getMessage());
    } catch (IOException | ProtocolException e) {
      throw new IllegalStateException("the grader has gone", e);
    } finally {
      turn.unlock();
    }
  }

  /** Lets a stack that is nearly full overflow here, and not when half a frame is read. */
  private static int stackLeft(int frames) {
    return frames == 0 ? 0 : 1 + stackLeft(frames - 1);
  }

  private Frame answerTo(long number) throws IOException, ProtocolException, UnsendableException {
    while (true) {
      Frame frame = in.receive();
      if (frame == null) {
        throw new IOException("the pipe ended");
      }
      if (frame.type() == FrameType.CALL) {
        call(frame);
      } else if (frame.type() != FrameType.CALLBACK_RETURN) {
        throw new ProtocolException("a " + frame.type() + " from the grader");
      } else if (frame.id() == number) {
        return frame;
      }
    }
  }

  private Object result(Frame frame, Object[] arguments) throws Throwable {
    ByteSource source = new ByteSource(frame);
    Arguments.readChanges(source, objects, arguments);
    if (source.getFlag()) {
      return new ValueReader(source, objects).read();
    }
    Failure failure = Failure.read(source);
    Throwable thrown = failure.toThrowable(objects);
    objects.remember(thrown, failure.origin());
    throw thrown;
  }
}
