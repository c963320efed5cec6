package backprop.grader.sandbox;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/** A child that passes everything on to another; tests override what is to differ. */
public abstract class ForwardingChild implements Child {

  private final Child child;

  /** Creates one before another. */
  protected ForwardingChild(Child child) {
    this.child = child;
  }

  /** Returns the child behind it. */
  protected final Child child() {
    return child;
  }

  @Override
  public InputStream fromChild() {
    return child.fromChild();
  }

  @Override
  public OutputStream toChild() {
    return child.toChild();
  }

  @Override
  public boolean alive() {
    return child.alive();
  }

  @Override
  public void kill() {
    child.kill();
  }

  @Override
  public OptionalInt waitFor(Duration longest) throws InterruptedException {
    return child.waitFor(longest);
  }

  @Override
  public Duration cpuTime() {
    return child.cpuTime();
  }

  @Override
  public String stderr() {
    return child.stderr();
  }

  @Override
  public void close() {
    child.close();
  }
}
