package backprop.grader.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes frames, each with one write, so that half a frame can't be left behind by an error. */
public final class FrameOutput {

  private final OutputStream out;

  /**
   * Creates the writer.
   *
   * @param out the pipe to the other side
   */
  public FrameOutput(OutputStream out) {
    this.out = out;
  }

  /**
   * Sends a frame.
   *
   * @param type what it is for
   * @param id the call that it belongs to
   * @param body its content; must not be used afterwards
   */
  public void send(FrameType type, long id, ByteSink body) throws IOException {
    byte[] bytes = body.frame(type, id);
    out.write(bytes, 0, body.size());
    out.flush();
  }

  /**
   * Sends a frame on as it was received.
   *
   * @param frame from another pipe
   */
  public void forward(Frame frame) throws IOException {
    byte[] body = frame.body().array();
    byte[] bytes = new byte[Frame.HEADER + body.length];
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(Frame.MAGIC)
        .put((byte) frame.type().ordinal())
        .putLong(frame.id())
        .putInt(body.length)
        .put(body);
    out.write(bytes);
    out.flush();
  }
}
