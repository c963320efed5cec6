package backprop.grader.compile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
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

  private final DataOutputStream out;
  private final GivenClasses given;
  private final Javac javac;
  private final Javac testsJavac;

  private CompileWorker(DataOutputStream out, List<Path> api, List<Path> all) throws IOException {
    this.out = out;
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
    DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    // Nothing that prints may get between the frames.
    System.setOut(System.err);
    List<Path> all = Stream.of(args).skip(1).map(Path::of).toList();
    CompileWorker worker = new CompileWorker(out, all.subList(0, Integer.parseInt(args[0])), all);
    // The first reply says that this process works, so that later deaths are a job's fault.
    worker.warmUp().write(out);
    worker.serve(new DataInputStream(new FileInputStream(FileDescriptor.in)));
  }

  private CompileReply warmUp() {
    SortedMap<String, String> source = new TreeMap<>();
    source.put("mine/Warm.java", "package mine; class Warm {}");
    CompileReply reply = answer(new CompileRequest(source, false));
    return reply.classes().isEmpty()
        ? CompileReply.failed("cannot compile: " + reply.failure() + reply.notes())
        : reply;
  }

  /** Reads on while a job runs, so that the process ends with the grader in any case. */
  private void serve(DataInputStream in) throws IOException {
    try {
      while (true) {
        CompileRequest request = CompileRequest.read(in);
        new Thread(null, () -> run(request), "job", STACK_BYTES).start();
      }
    } catch (EOFException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void run(CompileRequest request) {
    try {
      answer(request).write(out);
    } catch (IOException e) {
      Runtime.getRuntime().halt(WORKER_FAILED);
    }
  }

  private CompileReply answer(CompileRequest request) {
    try {
      return SubmissionCompiler.compile(request.tests() ? testsJavac : javac, given, request);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      // javac has no promise on what it throws at hostile sources.
      return CompileReply.failed(String.valueOf(e));
    }
  }
}
