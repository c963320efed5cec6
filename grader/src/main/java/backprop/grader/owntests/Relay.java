package backprop.grader.owntests;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.MethodTable;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.StubReport;
import backprop.grader.protocol.UnsendableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Passes the tests' calls on to the host and its answers back, strictly in turns, and writes them
 * down. Each side can say to the other only what a call or an answer may say.
 */
final class Relay {

  /** A call that has not returned. */
  private record Open(long id, int generation, boolean numbersOnly) {}

  private final Set<String> api;
  private final OwnTestsLimits limits;
  private final Deque<Open> open = new ArrayDeque<>();
  private Host host;
  private Line tests;
  private RunRecord record;
  private int calls;
  private long traffic;

  Relay(Set<String> api, OwnTestsLimits limits) {
    this.api = api;
    this.limits = limits;
  }

  /** The tests' process has ended, or was ended since it took too long. */
  static final class TestsLost extends Exception {
    private static final long serialVersionUID = 1;

    TestsLost(IOException cause) {
      super(cause);
    }
  }

  /**
   * Runs the tests.
   *
   * @param answering who answers them
   * @param running the tests' process
   * @param chosen the tests to run; none means all
   * @param excluded the tests not to run in any case
   * @param end when the last run has to be over
   * @param written where to write the run down
   * @throws IOException if there's no host any more, which is no fault of the tests
   */
  void run(
      Host answering,
      Line running,
      Set<String> chosen,
      Set<String> excluded,
      long end,
      RunRecord written)
      throws IOException, TestsLost, ProtocolException, UnsendableException {
    host = answering;
    tests = running;
    record = written;
    ByteSink body = new ByteSink();
    write(body, chosen);
    write(body, excluded);
    long runEnd = Math.min(end, System.nanoTime() + limits.run().toNanos());
    open.clear();
    send(FrameType.RUN_TESTS, 0, body);
    while (true) {
      Frame frame = receive(runEnd);
      switch (frame.type()) {
        case TEST_BEGUN -> record.begun(new ByteSource(frame));
        case TEST_ENDED -> record.ended(new ByteSource(frame));
        case LOAD, RESET -> answerToItself(frame);
        case CALL -> call(frame);
        case CALLBACK_RETURN -> callbackReturn(frame);
        case TESTS_DONE -> {
          if (!open.isEmpty()) {
            forgetCalls(); // Of a thread that a test left behind.
          }
          return;
        }
        default -> throw new ProtocolException("a " + frame.type() + " from the tests");
      }
    }
  }

  private static void write(ByteSink body, Set<String> names) throws UnsendableException {
    body.putInt(names.size());
    for (String name : names) {
      body.putString(name);
    }
  }

  private Frame receive(long runEnd) throws TestsLost, ProtocolException {
    long left = Math.min(limits.pause().toNanos(), runEnd - System.nanoTime());
    Frame frame;
    try {
      if (left <= 0) {
        throw new IOException("the run takes too long");
      }
      frame = tests.receive(Duration.ofNanos(left));
    } catch (IOException e) {
      throw new TestsLost(e);
    }
    traffic += frame.size();
    if (traffic > limits.traffic()) {
      throw new ProtocolException("more than " + limits.traffic() + " bytes");
    }
    return frame;
  }

  private void send(FrameType type, long id, ByteSink body) throws TestsLost {
    try {
      tests.send(type, id, body);
    } catch (IOException e) {
      throw new TestsLost(e);
    }
  }

  /** The stand-ins begin or end their conversation; the host has been told already. */
  private void answerToItself(Frame frame) throws IOException, TestsLost, UnsendableException {
    if (!open.isEmpty()) {
      forgetCalls();
    }
    if (frame.type() == FrameType.LOAD) {
      send(FrameType.LOADED, frame.id(), new ByteSink());
    } else {
      ByteSink body = new ByteSink();
      StubReport.write(body, null);
      send(FrameType.RESET_DONE, frame.id(), body);
    }
  }

  private void forgetCalls() throws IOException {
    open.clear();
    host.restart();
  }

  private void call(Frame frame) throws IOException, TestsLost, ProtocolException {
    if (++calls > limits.calls()) {
      throw new ProtocolException("more than " + limits.calls() + " calls");
    }
    ByteSource source = new ByteSource(frame);
    String owner = source.getName();
    String method = source.getName();
    String descriptor = source.getName();
    // Else the tests could have the host call anything in Java.
    if (!api.contains(owner)) {
      throw new ProtocolException("a call of " + owner);
    }
    record.current().asked(CallGraph.method(owner, method, descriptor));
    boolean numbersOnly =
        method.equals(MethodTable.CONSTRUCTOR) || descriptor.endsWith(")Ljava/util/List;");
    open.push(new Open(frame.id(), host.generation(), numbersOnly));
    passOn(frame);
  }

  private void callbackReturn(Frame frame) throws IOException, TestsLost, ProtocolException {
    if (open.isEmpty()) {
      throw new ProtocolException("a callback's answer, and no callback");
    }
    if (open.peek().generation() == host.generation()) {
      passOn(frame);
    } else {
      lost();
    }
  }

  private void passOn(Frame frame) throws IOException, TestsLost, ProtocolException {
    Open call = open.peek();
    Frame answer = host.ask(frame);
    if (answer == null) {
      lost();
      return;
    }
    boolean returns = answer.type() == FrameType.RETURN;
    if (answer.id() != call.id() || !(returns || answer.type() == FrameType.CALLBACK)) {
      throw new IllegalStateException("the host answers with a " + answer.type());
    }
    if (returns) {
      open.pop();
    }
    record.current().answered(answer, returns && call.numbersOnly());
    try {
      tests.forward(answer);
    } catch (IOException e) {
      throw new TestsLost(e);
    }
  }

  /** The call's host is gone: to the test that is what the call throws. */
  private void lost() throws TestsLost {
    record.current().ended();
    send(FrameType.RETURN, open.pop().id(), Host.gone());
  }
}
