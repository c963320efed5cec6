package backprop.grader.owntests.child;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.worker.StandardPipes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The main program of the process that runs a student's own tests. */
public final class TestsMain {

  private TestsMain() {}

  /**
   * Runs the tests as often as the grader asks for.
   *
   * @param args none
   */
  public static void main(String[] args) {
    StandardPipes pipes = StandardPipes.take();
    FrameOutput out = new FrameOutput(pipes.out());
    TestBench bench = new TestBench((type, body) -> send(out, type, body));
    int exitCode = 0;
    try {
      serve(new FrameInput(pipes.in()), out, bench);
    } catch (Throwable t) {
      exitCode = 1;
      t.printStackTrace();
    }
    // Not exit: a shutdown hook or a thread of the tests must not keep the child alive.
    Runtime.getRuntime().halt(exitCode);
  }

  private static void serve(FrameInput in, FrameOutput out, TestBench bench)
      throws IOException, ProtocolException {
    for (Frame frame = in.receive(); frame != null; frame = in.receive()) {
      ByteSource source = new ByteSource(frame);
      switch (frame.type()) {
        case LOAD -> {
          Probe.open(frame.id());
          bench.load(ClassBundle.read(source).classes());
          send(out, FrameType.LOADED, new ByteSink());
        }
        case RUN_TESTS -> {
          boolean untilFailure = source.getFlag();
          List<String> types = source.getStrings();
          List<String> chosen = source.getStrings();
          Set<String> excluded = Set.copyOf(source.getStrings());
          Map<String, byte[]> changed = source.getFiles();
          List<PlainTests> plain = new ArrayList<>();
          for (int left = source.getInt(); left > 0; left--) {
            plain.add(PlainTests.read(source));
          }
          bench.run(changed, plain, types, chosen, excluded, untilFailure);
          send(out, FrameType.TESTS_DONE, new ByteSink());
        }
        default -> throw new ProtocolException("a " + frame.type() + " from the grader");
      }
    }
  }

  private static void send(FrameOutput out, FrameType type, ByteSink body) {
    try {
      out.send(type, 0, body);
    } catch (IOException e) {
      throw new UncheckedIOException("the grader has gone", e);
    }
  }
}
