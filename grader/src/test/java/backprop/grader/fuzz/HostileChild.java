package backprop.grader.fuzz;

import backprop.grader.sandbox.Child;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/** A child that says the same whatever it is asked, and then ends. */
final class HostileChild implements Child {
  private final InputStream said;
  private boolean killed;

  HostileChild(byte[] said) {
    this.said = new ByteArrayInputStream(said);
  }

  @Override
  public InputStream fromChild() {
    return said;
  }

  @Override
  public OutputStream toChild() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public boolean alive() {
    return !killed;
  }

  @Override
  public void kill() {
    killed = true;
  }

  @Override
  public OptionalInt waitFor(Duration longest) {
    return OptionalInt.of(0);
  }

  @Override
  public String stderr() {
    return "";
  }

  @Override
  public void close() {
    kill();
  }
}
