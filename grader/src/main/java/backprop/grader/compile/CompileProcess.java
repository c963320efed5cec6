package backprop.grader.compile;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.sandbox.Channel;
import backprop.grader.sandbox.ChildProgram;
import backprop.grader.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A running {@link CompileWorker}, as the grader sees it. */
final class CompileProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int HEAP_MEGABYTES = 256;
  private static final int MOST_JOBS = 200;
  private static final int REHEARSALS = 4;
  private static final Duration LONG_LIFE = Duration.ofSeconds(120);
  // Room for the job that comes last in a long life; each job has its own limit besides.
  private static final int CPU_SECONDS = 360;

  private final Channel channel;
  private int jobs;

  /** Starts a process, and waits until it has compiled something. */
  CompileProcess(Sandbox sandbox, ChildProgram javac) throws IOException {
    channel = new Channel(sandbox.start(javac));
    String failure = null;
    try {
      Frame hello = channel.receive(START_LIMIT.toNanos());
      if (hello.type() != FrameType.COMPILED) {
        failure = new ByteSource(hello).getName();
      } else if (CompiledSubmission.read(new ByteSource(hello)).classes().isEmpty()) {
        failure = "it compiles nothing";
      }
    } catch (IOException | ProtocolException e) {
      failure = channel.output().strip();
    }
    if (failure != null) {
      close();
      throw new IOException("the compile process did not start: " + failure);
    }
  }

  /** Returns what runs in the process. */
  static ChildProgram program(List<Path> api, List<Path> testLibraries) throws IOException {
    List<Path> files = new ArrayList<>(api);
    files.addAll(testLibraries);
    return new ChildProgram(
        ChildProgram.thisJava(),
        List.of(ownClasses()),
        CompileWorker.class.getName(),
        List.of(Integer.toString(api.size())),
        files,
        HEAP_MEGABYTES,
        CPU_SECONDS);
  }

  /** Returns what the process reads to compile these files, more than once. */
  static byte[] rehearsal(SortedMap<String, String> sources) throws IOException {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    FrameOutput out = new FrameOutput(told);
    try {
      // It ends with its input: what isn't read yet lets the first job be done.
      for (int i = 0; i < REHEARSALS; i++) {
        out.send(FrameType.COMPILE, i, request(sources, false));
      }
    } catch (UnsendableException e) {
      throw new IOException(e);
    }
    return told.toByteArray();
  }

  private static ByteSink request(SortedMap<String, String> sources, boolean tests)
      throws UnsendableException {
    return new ByteSink().putByte(tests ? 1 : 0).putFiles(CompiledSubmission.bytes(sources));
  }

  private static Path ownClasses() throws IOException {
    try {
      return Path.of(
          CompileWorker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("the grader's classes are in no file", e);
    }
  }

  /**
   * Compiles files together; tests may use their libraries. Returns nothing if javac gave up, or if
   * there is no answer in time.
   */
  Optional<CompiledSubmission> ask(
      SortedMap<String, String> sources, boolean tests, Duration limit) {
    jobs++;
    try {
      channel.send(FrameType.COMPILE, jobs, request(sources, tests), limit);
      // javac can't be interrupted: a late process is killed.
      Frame answer = channel.receive(limit.toNanos());
      return answer.type() == FrameType.COMPILED
          ? Optional.of(CompiledSubmission.read(new ByteSource(answer)))
          : Optional.empty();
    } catch (IOException | ProtocolException | UnsendableException e) {
      channel.kill();
      return Optional.empty();
    }
  }

  /** Tells whether the next job needs a fresh one: this one has ended, or worked a lot. */
  boolean isUsedUp() {
    return !channel.alive()
        || jobs >= MOST_JOBS
        || channel.processorTime().compareTo(LONG_LIFE) > 0;
  }

  @Override
  public void close() {
    channel.close();
  }
}
