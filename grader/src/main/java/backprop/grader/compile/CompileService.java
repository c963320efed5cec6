package backprop.grader.compile;

import backprop.grader.intake.Submission;
import backprop.grader.sandbox.ChildProgram;
import backprop.grader.sandbox.RuntimeImage;
import backprop.grader.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Compiles submissions in a process of its own, which is started at the first job, kept warm, and
 * replaced from time to time and after a job that broke it. One job runs at a time.
 */
public final class CompileService implements AutoCloseable {
  /** The longest that a job ordinarily takes. */
  public static final Duration LIMIT = Duration.ofSeconds(40);

  // How many times the limit a submission may take that has to be compiled file by file, and the
  // part of the limit that a single file has.
  private static final int PATIENCE = 2;
  private static final int ALONE = 4;
  private static final String TOO_COMPLICATED = ": too complicated to compile";
  private static final String OUT_OF_TIME =
      ": not compiled, since other files took up all of the time";

  private static final List<String> MODULES = List.of("java.base", "jdk.compiler", "jdk.zipfs");

  private final GivenClasses given;
  private final Sandbox sandbox;
  private final Duration limit;
  private ChildProgram program;
  private CompileProcess process;
  private boolean closed;

  /**
   * Makes a service.
   *
   * @param api the assignment's classes, stubs included; jars or class folders
   * @param testLibraries what students' own tests may use beside them
   * @param sandbox what the compile process runs in
   * @param limit the longest that a job may take
   */
  public CompileService(List<Path> api, List<Path> testLibraries, Sandbox sandbox, Duration limit)
      throws IOException {
    given = new GivenClasses(api);
    program = CompileProcess.program(api, testLibraries);
    this.sandbox = sandbox;
    this.limit = limit;
  }

  /**
   * Lets the process start fast, from an image of its own.
   *
   * @param images the folder of the image
   * @param sources files like those of a submission, with which it is rehearsed; asked for only if
   *     an image is to be made
   */
  public void useImage(Path images, Callable<SortedMap<String, String>> sources) {
    program =
        new RuntimeImage("compiler", MODULES)
            .in(images, program, () -> CompileProcess.rehearsal(sources.call()));
  }

  /** Lets the process start while other things are done. */
  public void prepare() {
    Thread thread = new Thread(this::startAhead, "compile-process-start");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void startAhead() {
    try {
      if (process == null && !closed) {
        process = new CompileProcess(sandbox, program);
      }
    } catch (IOException e) {
      // If that lasts, the first job says so.
    }
  }

  /**
   * Compiles the submission's files; those that can't be compiled are left out. Throws if the
   * compile process can't be started, which is no fault of the submission.
   */
  public CompiledSubmission compile(Submission submission) throws IOException {
    return compile(submission.sources(), false);
  }

  /** Compiles the student's own tests against the stubs; what can't be compiled is left out. */
  public CompiledSubmission compileOwnTests(Submission submission) throws IOException {
    return compile(submission.ownTests(), true);
  }

  /** Tells whether a class that is known to be good can be compiled. */
  public boolean works() {
    String path = "backprop/KnownGood.java";
    SortedMap<String, String> good = new TreeMap<>();
    good.put(path, "package backprop; class KnownGood {}");
    try {
      return !compile(good, false).classes().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private synchronized CompiledSubmission compile(SortedMap<String, String> sources, boolean tests)
      throws IOException {
    Optional<CompiledSubmission> reply = ask(sources, tests, limit);
    return reply.isPresent() ? reply.get() : compileFileByFile(sources, tests);
  }

  /**
   * Finds out which files javac can't cope with, and compiles the others without them. The files of
   * the assignment come first, since the time is limited.
   */
  private CompiledSubmission compileFileByFile(SortedMap<String, String> sources, boolean tests)
      throws IOException {
    long end = System.nanoTime() + limit.multipliedBy(PATIENCE).toNanos();
    SortedMap<String, String> healthy = new TreeMap<>();
    SortedMap<String, byte[]> classesAlone = new TreeMap<>();
    SortedMap<String, String> rejected = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    List<String> paths = new ArrayList<>(sources.keySet());
    paths.sort(Comparator.comparing(path -> !given.hold(GivenClasses.nameOf(path))));
    for (String path : paths) {
      SortedMap<String, String> alone = new TreeMap<>();
      alone.put(path, sources.get(path));
      boolean inTime = System.nanoTime() < end;
      Optional<CompiledSubmission> reply =
          inTime ? ask(alone, tests, limit.dividedBy(ALONE)) : Optional.empty();
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (reply.isPresent()) {
        healthy.put(path, sources.get(path));
        classesAlone.putAll(reply.get().classes());
      } else if (given.hold(GivenClasses.nameOf(path))) {
        rejected.put(path, name + (inTime ? TOO_COMPLICATED : OUT_OF_TIME));
      } else {
        notes.add("left out " + name + (inTime ? TOO_COMPLICATED : OUT_OF_TIME));
      }
    }
    CompiledSubmission together =
        ask(healthy, tests, limit).orElse(CompiledSubmission.of(classesAlone));
    rejected.putAll(together.rejected());
    notes.addAll(together.notes());
    return new CompiledSubmission(together.classes(), rejected, notes);
  }

  /** Returns nothing if the job broke the process or javac. */
  private Optional<CompiledSubmission> ask(
      SortedMap<String, String> sources, boolean tests, Duration longest) throws IOException {
    if (process != null && process.isUsedUp()) {
      stop();
    }
    if (process == null) {
      process = new CompileProcess(sandbox, program);
    }
    return process.ask(sources, tests, longest);
  }

  private void stop() {
    if (process != null) {
      process.close();
      process = null;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    stop();
    given.close();
  }
}
