package backprop.grader.sandbox;

import java.io.InputStream;
import java.io.OutputStream;

/** The pipes from and to a process, which can be cut while somebody reads or writes. */
interface ProcessPipes {

  /** Returns the pipes of a process that was just started and that nobody else talks with. */
  static ProcessPipes of(Process process) {
    ProcessPipes direct = DirectPipes.of(process);
    return direct == null ? new PumpedPipes(process) : direct;
  }

  /** Returns what the process writes. */
  InputStream in();

  /** Returns what the process reads. */
  OutputStream out();

  /** Lets reading end and writing fail, at once and on every thread that is blocked in either. */
  void cut();
}
