package backprop.grader.remote;

import backprop.grader.sandbox.Launcher;

/** The boundary with a worker on a thread of this JVM. */
class InProcessTest extends EveryContract {

  @Override
  Launcher launcher() {
    return new InProcess();
  }
}
