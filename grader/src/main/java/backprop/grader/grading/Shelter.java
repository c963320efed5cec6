package backprop.grader.grading;

import backprop.grader.remote.InProcess;
import backprop.grader.sandbox.Launcher;
import backprop.grader.sandbox.PlainProcess;
import backprop.grader.sandbox.Program;
import backprop.grader.sandbox.ReadyLauncher;
import backprop.grader.sandbox.RuntimeImage;
import backprop.grader.sandbox.Sandbox;
import backprop.grader.sandbox.Sandboxes;
import backprop.grader.sandbox.SelfTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What submissions run in, and their compilation: chosen and proved once for each grader.
 *
 * @param sandbox of the compile process
 * @param launcher starts the children that run submissions
 * @param javaHome of the JVM that submissions run on
 * @param remarks what the user should know of sandboxes that failed
 */
record Shelter(
    Sandbox sandbox, Launcher launcher, Path javaHome, Isolation isolation, List<String> remarks)
    implements AutoCloseable {

  static final int HEAP_MEGABYTES = 256;

  static Shelter open(Installation installation, GraderOptions options) {
    if (options.inProcess()) {
      return new Shelter(
          new PlainProcess(),
          new InProcess(),
          Program.thisJava(),
          new Isolation("none", "none", "in-process, for debugging only"),
          List.of());
    }
    SelfTest selfTest =
        new SelfTest(
            () -> RuntimeImage.in(installation.home()),
            installation.worker(),
            installation.secrets());
    Sandboxes.Choice choice;
    try {
      choice =
          Sandboxes.of(installation.privateFolders(), selfTest)
              .choose(options.sandbox(), options.requireSandbox());
    } catch (IOException e) {
      throw new UngradedException("no sandbox: " + e.getMessage(), e);
    }
    Sandbox sandbox = choice.sandbox();
    Path javaHome = choice.tested() ? RuntimeImage.in(installation.home()) : Program.thisJava();
    Program worker = Program.worker(javaHome, installation.worker(), HEAP_MEGABYTES);
    return new Shelter(
        sandbox,
        new ReadyLauncher(sandbox, worker),
        javaHome,
        new Isolation(sandbox.name(), choice.tested() ? "ok" : "none", sandbox.gaps()),
        choice.remarks());
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
