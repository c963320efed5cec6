package backprop.grader.grading;

import backprop.grader.common.Fault;
import backprop.grader.remote.InProcess;
import backprop.grader.result.Isolation;
import backprop.grader.sandbox.ChildProgram;
import backprop.grader.sandbox.Guard;
import backprop.grader.sandbox.Launcher;
import backprop.grader.sandbox.PlainProcess;
import backprop.grader.sandbox.ReadyLauncher;
import backprop.grader.sandbox.RuntimeImage;
import backprop.grader.sandbox.Sandbox;
import backprop.grader.sandbox.Sandboxes;
import backprop.grader.sandbox.SelfTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What submissions run in, and their compilation: chosen and proved once for each grader.
 *
 * @param sandbox of the compile process
 * @param launcher starts the children that run submissions
 * @param javaHome of the JVM that submissions run on
 * @param remarks what the user should know of better sandboxes that failed
 */
record Execution(
    Sandbox sandbox, Launcher launcher, Path javaHome, Isolation isolation, List<String> remarks)
    implements AutoCloseable {

  static final int HEAP_MEGABYTES = 256;

  static Execution open(Installation installation, GraderOptions options) {
    if (options.inProcess()) {
      return new Execution(
          new PlainProcess(),
          new InProcess(),
          ChildProgram.thisJava(),
          new Isolation("none", "none", "in-process, for debugging only", List.of()),
          List.of());
    }
    ChildProgram worker = worker(installation);
    SelfTest selfTest =
        new SelfTest(worker.javaHome(), installation.worker(), installation.secrets());
    Sandboxes.Choice choice;
    try {
      choice =
          Sandboxes.of(installation.privateFolders(), selfTest)
              .choose(options.sandbox(), options.requireSandbox());
    } catch (IOException e) {
      throw new Fault(Fault.Kind.GRADER, "no sandbox: " + e.getMessage(), e);
    }
    Sandbox sandbox = choice.sandbox();
    return new Execution(
        sandbox,
        new ReadyLauncher(sandbox, worker),
        worker.javaHome(),
        new Isolation(
            sandbox.name(), choice.tested() ? "ok" : "none", sandbox.gaps(), choice.passedOver()),
        warnings(choice));
  }

  private static ChildProgram worker(Installation installation) {
    ChildProgram plain =
        ChildProgram.worker(ChildProgram.thisJava(), installation.worker(), HEAP_MEGABYTES);
    return new RuntimeImage("worker", List.of("java.base", "java.logging"))
        .in(installation.home(), plain, () -> Rehearsal.of(installation));
  }

  private static List<String> warnings(Sandboxes.Choice choice) {
    List<String> warnings = new ArrayList<>();
    choice.passedOver().forEach(reason -> warnings.add("not used: " + reason));
    if (!choice.tested() && !warnings.isEmpty()) {
      warnings.add(
          "WARNING: nothing keeps this submission from your files and your network; only for"
              + " programs that you trust (--require-sandbox refuses it)");
    }
    return warnings;
  }

  /** Tells whether a child that is kept from the grader's files could still send something away. */
  boolean leavesTheNetworkOpen() {
    return !sandbox.guards().isEmpty() && !sandbox.guards().contains(Guard.NETWORK);
  }

  /** Lets the next submission's child start while other things are done. */
  void prepare() {
    if (launcher instanceof ReadyLauncher ready) {
      ready.prepare();
    }
  }

  @Override
  public void close() {
    if (launcher instanceof ReadyLauncher ready) {
      ready.close();
    }
    sandbox.close();
  }
}
