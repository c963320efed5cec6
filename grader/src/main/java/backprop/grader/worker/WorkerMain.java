package backprop.grader.worker;

/** The child's main program: speaks frames over its standard input and output. */
public final class WorkerMain {

  private WorkerMain() {}

  /** Answers calls until the grader closes the pipe. */
  public static void main(String[] args) {
    StandardPipes pipes = StandardPipes.take();
    int exitCode = 0;
    try {
      new Worker(pipes.in(), pipes.out()).serve();
    } catch (Throwable t) {
      exitCode = 1;
      t.printStackTrace();
    }
    // Not exit: a shutdown hook or a thread of the submission must not keep the child alive.
    Runtime.getRuntime().halt(exitCode);
  }
}
