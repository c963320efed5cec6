package backprop.grader.attacks;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.sandbox.BytePipe;
import backprop.grader.sandbox.Child;
import backprop.grader.sandbox.ForwardingChild;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A child between which and the grader stands a reader that believes everything: whatever frame
 * comes is passed on as the answer to the latest call, as if frames carried no ids.
 */
final class CredulousChild extends ForwardingChild {

  private final BytePipe toGrader = new BytePipe();
  private final BytePipe fromGrader = new BytePipe();
  private final AtomicLong latest = new AtomicLong();

  CredulousChild(Child child) {
    super(child);
    relay("to-child", fromGrader.input(), child.toChild(), false);
    relay("to-grader", child.fromChild(), toGrader.output(), true);
  }

  private void relay(String name, InputStream from, OutputStream to, boolean credulous) {
    Thread thread =
        new Thread(
            () -> {
              try (to) {
                pass(new FrameInput(from), new FrameOutput(to), credulous);
              } catch (IOException | ProtocolException | UnsendableException e) {
                // The end of one side is the end of the other.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private void pass(FrameInput from, FrameOutput to, boolean credulous)
      throws IOException, ProtocolException, UnsendableException {
    for (Frame frame = from.receive(); frame != null; frame = from.receive()) {
      if (!credulous) {
        latest.set(frame.id());
      }
      // The tests' calls make no callbacks: whatever comes answers a call, or ends a test.
      ByteSink body = new ByteSink();
      byte[] bytes = new byte[frame.body().remaining()];
      frame.body().get(bytes);
      for (byte b : bytes) {
        body.putByte(b);
      }
      FrameType type = frame.type();
      to.send(type, latest.get(), body);
    }
  }

  @Override
  public InputStream fromChild() {
    return toGrader.input();
  }

  @Override
  public OutputStream toChild() {
    return fromGrader.output();
  }

  @Override
  public void kill() {
    super.kill();
    toGrader.cut();
    fromGrader.cut();
  }

  @Override
  public void close() {
    kill();
    super.close();
  }
}
