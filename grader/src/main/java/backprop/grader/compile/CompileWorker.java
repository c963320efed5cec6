package backprop.grader.compile;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.worker.StandardPipes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The process that compiles: reads jobs from its input and answers on its output until the input
 * ends. It looks at submissions but never runs any of their code.
 */
public final class CompileWorker {
  private static final long STACK_BYTES = 4 << 20;
  private static final int WORKER_FAILED = 3;

  private final FrameInput in;
  private final FrameOutput out;
  private final GivenClasses given;
  private final Javac javac;
  private final Javac testsJavac;

  private CompileWorker(StandardPipes pipes, List<Path> api, List<Path> all) throws IOException {
    in = new FrameInput(pipes.in());
    out = new FrameOutput(pipes.out());
    given = new GivenClasses(api);
    javac = new Javac(api);
    testsJavac = new Javac(all);
  }

  /**
   * Serves jobs.
   *
   * @param args how many jars or folders hold the assignment's classes; these; what tests may use
   *     beside them
   */
  public static void main(String[] args) throws IOException {
    List<Path> all = Stream.of(args).skip(1).map(Path::of).toList();
    List<Path> api = all.subList(0, Integer.parseInt(args[0]));
    CompileWorker worker = new CompileWorker(StandardPipes.take(), api, all);
    new Thread(null, worker::serve, "jobs", STACK_BYTES).start();
  }

  private void serve() {
    int exitCode = 0;
    try {
      // The first answer says that this process works, so that later deaths are a job's fault.
      SortedMap<String, String> warmUp = new TreeMap<>();
      warmUp.put("mine/Warm.java", "package mine; class Warm {}");
      answer(warmUp, false);
      for (Frame frame = in.receive(); frame != null; frame = in.receive()) {
        ByteSource source = new ByteSource(frame);
        boolean tests = source.getFlag();
        answer(CompiledSubmission.texts(source.getFiles()), tests);
      }
    } catch (Throwable t) {
      exitCode = WORKER_FAILED;
      t.printStackTrace();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  private void answer(SortedMap<String, String> sources, boolean tests)
      throws IOException, UnsendableException {
    FrameType type = FrameType.COMPILED;
    ByteSink body;
    try {
      Javac compiler = tests ? testsJavac : javac;
      body = SubmissionCompiler.compile(compiler, given, sources).encode();
    } catch (RuntimeException | StackOverflowError | AssertionError | UnsendableException e) {
      // javac has no promise on what it throws at hostile sources.
      type = FrameType.NOT_COMPILED;
      body = new ByteSink().putString(CompileErrors.printable(e.toString()));
    }
    out.send(type, 0, body);
  }
}
