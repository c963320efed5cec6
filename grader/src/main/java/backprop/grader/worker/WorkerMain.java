package backprop.grader.worker;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The child's main program: speaks frames over its standard input and output. */
public final class WorkerMain {

  private static final int BUFFER = 1 << 16;
  private static final int NOISE = 1 << 16;

  private WorkerMain() {}

  /**
   * Answers calls until the grader closes the pipe.
   *
   * @param args none
   */
  public static void main(String[] args) {
    // Before anything else can print: the real descriptors belong to the frames.
    InputStream pipe = new FileInputStream(FileDescriptor.in);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream noise = new CappedSink(System.err, NOISE);
    System.setOut(new PrintStream(noise, true, StandardCharsets.UTF_8));
    System.setIn(InputStream.nullInputStream());

    OrphanGuard in = new OrphanGuard(pipe, () -> Runtime.getRuntime().halt(0));
    in.start();
    int exitCode = 0;
    try {
      new Worker(new BufferedInputStream(in, BUFFER), out).serve();
    } catch (Throwable t) {
      exitCode = 1;
      t.printStackTrace();
    }
    // Not exit: a shutdown hook or a thread of the submission must not keep the child alive.
    Runtime.getRuntime().halt(exitCode);
  }
}
