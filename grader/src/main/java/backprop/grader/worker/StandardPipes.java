package backprop.grader.worker;

import backprop.grader.protocol.CappedSink;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The real standard input and output of a child, which belong to the frames.
 *
 * @param in from the grader, buffered; its end ends the child
 * @param out to the grader
 */
public record StandardPipes(InputStream in, OutputStream out) {

  private static final int BUFFER = 1 << 16;
  private static final int NOISE = 1 << 16;

  /**
   * Takes the pipes over, before anything else can print; what is printed goes to a capped sink.
   */
  public static StandardPipes take() {
    InputStream pipe = new FileInputStream(FileDescriptor.in);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream noise = new CappedSink(System.err, NOISE);
    System.setOut(new PrintStream(noise, true, StandardCharsets.UTF_8));
    System.setIn(InputStream.nullInputStream());
    OrphanGuard in = new OrphanGuard(pipe, () -> Runtime.getRuntime().halt(0));
    in.start();
    return new StandardPipes(new BufferedInputStream(in, BUFFER), out);
  }
}
