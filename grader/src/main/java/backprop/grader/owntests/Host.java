package backprop.grader.owntests;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.ErrorKind;
import backprop.grader.protocol.Failure;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.StubReport;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.sandbox.Launcher;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The process that answers the tests' calls: an ordinary worker, with the classes of the reference
 * or of a wrong implementation. Its classes come from the grader only. It is in a sandbox all the
 * same, since the tests choose the arguments; when a call has ended it, the next one takes over.
 */
final class Host implements AutoCloseable {

  private final Launcher launcher;
  private final Set<String> api;
  private final Map<String, byte[]> reference;
  private final OwnTestsLimits limits;
  private Map<String, byte[]> present;
  private ClassBundle classes;
  private Line line;
  private int generation;

  Host(Launcher launcher, Set<String> api, Map<String, byte[]> reference, OwnTestsLimits limits) {
    this.launcher = launcher;
    this.api = api;
    this.reference = reference;
    this.limits = limits;
  }

  /** Lets the reference answer, but for these classes, and forgets all objects. */
  void become(Map<String, byte[]> changed) throws IOException {
    if (line != null && changed.equals(present)) {
      exchange(FrameType.RESET, new ByteSink(), FrameType.RESET_DONE);
      return;
    }
    Map<String, byte[]> all = new HashMap<>(reference);
    all.putAll(changed);
    present = Map.copyOf(changed);
    classes = new ClassBundle(api, all);
    load();
  }

  /** Tells one process from the one that took over. */
  int generation() {
    return generation;
  }

  /** Forgets all objects, in mid-call if need be. */
  void restart() throws IOException {
    stop();
    load();
  }

  /** Starts a process that waits for its classes. */
  void prepare() throws IOException {
    if (line == null) {
      line = new Line(launcher.launch());
      generation++;
    }
  }

  private void load() throws IOException {
    prepare();
    ByteSink body = new ByteSink();
    try {
      classes.write(body);
    } catch (UnsendableException e) {
      throw new IOException(e);
    }
    exchange(FrameType.LOAD, body, FrameType.LOADED);
  }

  private void exchange(FrameType type, ByteSink body, FrameType expected) throws IOException {
    try {
      line.send(type, 0, body);
      Frame answer = line.receive(limits.start());
      if (answer.type() != expected) {
        throw new IOException("a " + answer.type() + " after " + type);
      }
    } catch (IOException | ProtocolException e) {
      String output = line.output();
      stop();
      throw new IOException("no process for the implementations: " + output, e);
    }
  }

  /**
   * Passes a frame on and returns what comes back; null if the call ended the process, or took too
   * long.
   */
  Frame ask(Frame frame) throws IOException {
    try {
      line.forward(frame);
      return line.receive(limits.call());
    } catch (IOException | ProtocolException e) {
      restart();
      return null;
    }
  }

  /** Returns the answer to a call whose process is gone. */
  static ByteSink gone() {
    try {
      ByteSink body = new ByteSink();
      StubReport.write(body, null);
      body.putInt(-1).putByte(0);
      new Failure(ErrorKind.OTHER_ERROR, "the call took too much time or memory", Failure.OWN)
          .write(body);
      return body;
    } catch (UnsendableException e) {
      throw new IllegalStateException(e);
    }
  }

  private void stop() {
    if (line != null) {
      line.close();
      line = null;
    }
  }

  @Override
  public void close() {
    stop();
  }
}
