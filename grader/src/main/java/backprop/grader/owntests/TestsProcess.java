package backprop.grader.owntests;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.sandbox.Launcher;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The process that runs the tests, which is replaced when they have ended it. */
final class TestsProcess implements AutoCloseable {

  private final Launcher launcher;
  private final Duration start;
  private ClassBundle mine;
  private Line line;
  private boolean loaded;

  TestsProcess(Launcher launcher, Duration start) {
    this.launcher = launcher;
    this.start = start;
  }

  /** Starts a process that waits for the tests. */
  void prepare() throws IOException {
    if (line == null) {
      line = new Line(launcher.launch());
      loaded = false;
    }
  }

  /** Takes the tests' classes. */
  void load(Map<String, byte[]> classes) {
    mine = new ClassBundle(Set.of(), classes);
  }

  /**
   * Returns the line to a process that has the tests' classes.
   *
   * @throws IOException if there's none, which is no fault of the tests: none of their code has run
   */
  Line line() throws IOException {
    prepare();
    if (!loaded) {
      try {
        ByteSink body = new ByteSink();
        mine.write(body);
        line.send(FrameType.LOAD, 0, body);
        Frame answer = line.receive(start);
        if (answer.type() != FrameType.LOADED) {
          throw new IOException("a " + answer.type() + " after loading");
        }
        loaded = true;
      } catch (IOException | ProtocolException | UnsendableException e) {
        String output = line.output();
        close();
        throw new IOException("no process for the student's tests: " + output, e);
      }
    }
    return line;
  }

  @Override
  public void close() {
    if (line != null) {
      line.close();
      line = null;
    }
  }
}
