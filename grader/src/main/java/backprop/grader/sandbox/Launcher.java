package backprop.grader.sandbox;

import java.io.IOException;

/** A way to start a child that runs the worker. Safe for use by several threads. */
public interface Launcher {

  /** Starts a new child, which nobody else uses. A failure is never a submission's fault. */
  Child launch() throws IOException;
}
