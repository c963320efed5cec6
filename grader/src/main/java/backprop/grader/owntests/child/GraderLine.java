package backprop.grader.owntests.child;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.sandbox.Child;
import backprop.grader.sandbox.Launcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The pipes to the grader, which look to the stand-ins like those to a child of their own. Frames
 * are written whole, so that news of a test never stands within a call of another thread.
 */
final class GraderLine implements Launcher, Child {

  private final InputStream in;
  private final OutputStream out;
  private volatile boolean alive;

  GraderLine(InputStream in, OutputStream out) {
    this.in = in;
    this.out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
          }
        };
  }

  @Override
  public Child launch() {
    alive = true;
    return this;
  }

  @Override
  public InputStream fromChild() {
    return in;
  }

  @Override
  public OutputStream toChild() {
    return out;
  }

  @Override
  public boolean alive() {
    return alive;
  }

  /** Ends what the stand-ins take for a child; the pipes stay. */
  @Override
  public void kill() {
    alive = false;
  }

  @Override
  public OptionalInt waitFor(Duration longest) {
    return OptionalInt.empty();
  }

  @Override
  public String stderr() {
    return "";
  }

  @Override
  public void close() {
    kill();
  }

  /** Tells the grader that a test begins; "" if what follows is part of none. */
  void begun(String test, String container) {
    send(FrameType.TEST_BEGUN, test, container, -1);
  }

  /** Tells the grader what became of a test. */
  void ended(String test, String name, Verdict verdict) {
    send(FrameType.TEST_ENDED, test, name, verdict.ordinal());
  }

  private void send(FrameType type, String first, String second, int verdict) {
    try {
      ByteSink body = new ByteSink().putString(first).putString(second);
      if (verdict >= 0) {
        body.putByte(verdict);
      }
      new FrameOutput(out).send(type, 0, body);
    } catch (IOException | UnsendableException e) {
      throw new IllegalStateException("the grader has gone", e);
    }
  }
}
