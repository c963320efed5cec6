package backprop.grader.cli;

import backprop.grader.common.Fault;
import backprop.grader.grading.GraderOptions;
import backprop.grader.sandbox.Sandboxes;
import picocli.CommandLine.Option;

/** What submissions run in: the options that all commands share which run any. */
final class SandboxOptions {

  @Option(
      names = "--sandbox",
      paramLabel = "NAME",
      defaultValue = Sandboxes.AUTO,
      description = "auto (default: the best that works), bubblewrap, dropped-user or plain")
  private String sandbox;

  @Option(
      names = "--require-sandbox",
      description = "don't grade where nothing shields files and network: exit code 3")
  private boolean requireSandbox;

  /** Tells whether either of them was given. */
  boolean areGiven() {
    return requireSandbox || !sandbox.equals(Sandboxes.AUTO);
  }

  /** Returns the options of many submissions: nothing but a sandbox will do, unless it's named. */
  GraderOptions classOptions() {
    GraderOptions given = graderOptions(false);
    boolean risked = !requireSandbox && sandbox.equals(Sandboxes.PLAIN);
    return new GraderOptions(false, given.sandbox(), !risked);
  }

  /**
   * Returns the grader's options.
   *
   * @param inProcess whether to run submissions without any sandbox
   */
  GraderOptions graderOptions(boolean inProcess) {
    if (!Sandboxes.OPTIONS.contains(sandbox)) {
      throw new Fault("--sandbox: not one of " + String.join(", ", Sandboxes.OPTIONS));
    }
    return new GraderOptions(inProcess, sandbox, requireSandbox);
  }
}
