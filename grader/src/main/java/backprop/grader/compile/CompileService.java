package backprop.grader.compile;

import backprop.grader.intake.Submission;
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

/**
 * Compiles submissions in a process of its own, which is started at the first job, kept warm, and
 * replaced from time to time and after a job that broke it. One job runs at a time.
 */
public final class CompileService implements AutoCloseable {
  private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(20);
  private static final int MOST_JOBS = 200;
  // How many times the limit a submission may take that has to be compiled file by file.
  private static final int PATIENCE = 6;
  private static final String TOO_COMPLICATED = ": too complicated to compile";
  private static final String OUT_OF_TIME =
      ": not compiled, since other files took up all of the time";

  private final GivenClasses given;
  private final List<Path> api;
  private final List<Path> testLibraries;
  private final Sandbox sandbox;
  private final Duration limit;
  private CompileProcess process;

  /**
   * Makes a service with the default limit.
   *
   * @param api the assignment's classes, stubs included; jars or class folders
   * @param sandbox what the compile process runs in
   */
  public CompileService(List<Path> api, Sandbox sandbox) throws IOException {
    this(api, List.of(), sandbox, DEFAULT_LIMIT);
  }

  /**
   * Makes a service that compiles the students' own tests, too.
   *
   * @param api the assignment's classes, stubs included; jars or class folders
   * @param testLibraries what tests may use beside them
   * @param sandbox what the compile process runs in
   */
  public CompileService(List<Path> api, List<Path> testLibraries, Sandbox sandbox)
      throws IOException {
    this(api, testLibraries, sandbox, DEFAULT_LIMIT);
  }

  /** Makes a service that gives each job this much time. */
  public CompileService(List<Path> api, Sandbox sandbox, Duration limit) throws IOException {
    this(api, List.of(), sandbox, limit);
  }

  private CompileService(List<Path> api, List<Path> testLibraries, Sandbox sandbox, Duration limit)
      throws IOException {
    given = new GivenClasses(api);
    this.api = List.copyOf(api);
    this.testLibraries = List.copyOf(testLibraries);
    this.sandbox = sandbox;
    this.limit = limit;
  }

  /**
   * Compiles the submission's files; those that can't be compiled are left out.
   *
   * @throws IOException if the compile process can't be started, which is no fault of the
   *     submission
   */
  public CompiledSubmission compile(Submission submission) throws IOException {
    return compile(submission.sources(), false);
  }

  /**
   * Compiles the student's own tests against the stubs; what can't be compiled is left out.
   *
   * @throws IOException if the compile process can't be started, which is no fault of the
   *     submission
   */
  public CompiledSubmission compileOwnTests(Submission submission) throws IOException {
    return compile(submission.ownTests(), true);
  }

  private synchronized CompiledSubmission compile(SortedMap<String, String> sources, boolean tests)
      throws IOException {
    Optional<CompileReply> reply = ask(new CompileRequest(sources, tests));
    CompileReply answer = reply.isPresent() ? reply.get() : compileFileByFile(sources, tests);
    return new CompiledSubmission(answer.classes(), answer.rejected(), answer.notes());
  }

  /**
   * Finds out which files javac can't cope with, and compiles the others without them. The files of
   * the assignment come first, since the time is limited.
   */
  private CompileReply compileFileByFile(SortedMap<String, String> sources, boolean tests)
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
      Optional<CompileReply> reply =
          inTime ? ask(new CompileRequest(alone, tests)) : Optional.empty();
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
    CompileReply together =
        ask(new CompileRequest(healthy, tests))
            .orElse(new CompileReply("", classesAlone, new TreeMap<>(), List.of()));
    rejected.putAll(together.rejected());
    notes.addAll(together.notes());
    return new CompileReply("", together.classes(), rejected, notes);
  }

  /** Returns nothing if the job broke the process or javac. */
  private Optional<CompileReply> ask(CompileRequest request) throws IOException {
    if (process != null && process.jobs() >= MOST_JOBS) {
      stop();
    }
    if (process == null) {
      process = CompileProcess.start(sandbox, api, testLibraries);
    }
    Optional<CompileReply> reply = process.ask(request, limit);
    if (reply.isEmpty()) {
      stop();
    }
    return reply.filter(answer -> !answer.isFailure());
  }

  private void stop() {
    if (process != null) {
      process.close();
      process = null;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    stop();
    given.close();
  }
}
