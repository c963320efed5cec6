package backprop.grader.sandbox;

import java.io.InputStream;
import java.io.OutputStream;

/** A child without a process: whoever plays it is at the other ends of two pipes in this JVM. */
public abstract class PipedChild implements Child {

  /** What the child says. */
  protected final BytePipe incoming = new BytePipe();

  /** What the child is told. */
  protected final BytePipe outgoing = new BytePipe();

  @Override
  public final InputStream fromChild() {
    return incoming.input();
  }

  @Override
  public final OutputStream toChild() {
    return outgoing.output();
  }

  @Override
  public void kill() {
    incoming.cut();
    outgoing.cut();
  }
}
