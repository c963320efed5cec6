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
  private Line line;
  private boolean loading;
  private boolean fresh;
  private int generation;

  Host(Launcher launcher, Set<String> api, Map<String, byte[]> reference, OwnTestsLimits limits) {
    this.launcher = launcher;
    this.api = api;
    this.reference = reference;
    this.limits = limits;
  }

  /**
   * Lets the reference answer from now on, but for these classes. Returns at once, while the
   * process loads them, and does nothing if it has them and has not been asked yet.
   *
   * <p>All classes are loaded anew each time, also the reference's: neither the clock nor the
   * numbers of objects tell a program that has been here for long from one that has just come.
   */
  void become(Map<String, byte[]> changed) throws IOException {
    if (!fresh || !changed.equals(present)) {
      ready();
      present = changed;
      load();
    }
  }

  /** Waits until the process can be asked. */
  void ready() throws IOException {
    if (loading) {
      try {
        Frame answer = line.receive(limits.start());
        if (answer.type() != FrameType.LOADED) {
          throw new IOException("a " + answer.type() + " after loading");
        }
        loading = false;
      } catch (IOException | ProtocolException e) {
        throw failed(e);
      }
    }
  }

  /** Tells one process from the one that took over. */
  int generation() {
    return generation;
  }

  /** Forgets all objects, in mid-call if need be. */
  void restart() throws IOException {
    close();
    load();
    ready();
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
    Map<String, byte[]> all = new HashMap<>(reference);
    all.putAll(present);
    try {
      ByteSink body = new ByteSink();
      new ClassBundle(api, all).write(body);
      line.send(FrameType.LOAD, 0, body);
      loading = true;
      fresh = true;
    } catch (IOException | UnsendableException e) {
      throw failed(e);
    }
  }

  private IOException failed(Exception cause) {
    String output = line.output();
    close();
    return new IOException("no process for the implementations: " + output, cause);
  }

  /**
   * Passes a frame on and returns what comes back; null if the call ended the process, or took too
   * long.
   */
  Frame ask(Frame frame) throws IOException {
    fresh = false;
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

  @Override
  public void close() {
    if (line != null) {
      line.close();
      line = null;
      loading = false;
      fresh = false;
    }
  }
}
