package backprop.grader.owntests.child;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.worker.StandardPipes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The main program of the process that runs a student's own tests. */
public final class TestsMain {

  private TestsMain() {}

  /**
   * Runs the tests as often as the grader asks for.
   *
   * @param args the jar with the assignment's classes, and that with its test support
   */
  public static void main(String[] args) {
    StandardPipes pipes = StandardPipes.take();
    int exitCode = 0;
    try {
      GraderLine line = new GraderLine(pipes.in(), pipes.out());
      TestBench bench = new TestBench(line, Path.of(args[0]), Path.of(args[1]));
      bench.warmUp();
      serve(line, bench);
    } catch (Throwable t) {
      exitCode = 1;
      t.printStackTrace();
    }
    // Not exit: a shutdown hook or a thread of the tests must not keep the child alive.
    Runtime.getRuntime().halt(exitCode);
  }

  private static void serve(GraderLine line, TestBench bench)
      throws IOException, ProtocolException, UnsendableException {
    FrameInput in = new FrameInput(line.fromChild());
    FrameOutput out = new FrameOutput(line.toChild());
    for (Frame frame = in.receive(); frame != null; frame = in.receive()) {
      switch (frame.type()) {
        case LOAD -> {
          bench.load(ClassBundle.read(new ByteSource(frame)).classes());
          out.send(FrameType.LOADED, frame.id(), new ByteSink());
        }
        case RUN_TESTS -> {
          ByteSource source = new ByteSource(frame);
          Set<String> chosen = names(source);
          Set<String> excluded = names(source);
          source.end();
          bench.run(chosen, excluded);
          out.send(FrameType.TESTS_DONE, frame.id(), new ByteSink());
        }
        default -> throw new ProtocolException("a " + frame.type() + " from the grader");
      }
    }
  }

  private static Set<String> names(ByteSource source) throws ProtocolException {
    Set<String> names = new LinkedHashSet<>();
    for (int left = source.count(4); left > 0; left--) {
      names.add(source.getName());
    }
    return names;
  }
}
