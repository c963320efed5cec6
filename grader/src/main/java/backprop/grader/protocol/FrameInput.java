package backprop.grader.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads frames. Its buffers grow with the data received, never with the length announced. */
public final class FrameInput {

  private static final int FIRST_BUFFER = 1 << 16;

  private final InputStream in;

  /** Creates the reader of a pipe; buffered, if reading it is a system call. */
  public FrameInput(InputStream in) {
    this.in = in;
  }

  /**
   * Returns the next frame, or null where the pipe ended between two frames. Throws {@link
   * EOFException} if it ended within one.
   */
  public Frame receive() throws IOException, ProtocolException {
    byte[] header = new byte[Frame.HEADER];
    int first = in.read();
    if (first < 0) {
      return null;
    }
    header[0] = (byte) first;
    fill(header, 1, Frame.HEADER);
    ByteBuffer fields = little(header);
    int magic = fields.getInt();
    if (magic != Frame.MAGIC) {
      throw new ProtocolException("not a frame: " + Integer.toHexString(magic));
    }
    FrameType type = FrameType.of(fields.get());
    long id = fields.getLong();
    int length = fields.getInt();
    if (length < 0 || length > Caps.FRAME) {
      throw new ProtocolException("a frame of " + Integer.toUnsignedString(length) + " bytes");
    }
    return new Frame(type, id, little(body(length)));
  }

  private byte[] body(int length) throws IOException {
    byte[] data = new byte[Math.min(length, FIRST_BUFFER)];
    fill(data, 0, data.length);
    while (data.length < length) {
      int have = data.length;
      data = Arrays.copyOf(data, (int) Math.min(length, 4L * have));
      fill(data, have, data.length);
    }
    return data;
  }

  private void fill(byte[] data, int from, int to) throws IOException {
    int position = from;
    while (position < to) {
      int count = in.read(data, position, to - position);
      if (count < 0) {
        throw new EOFException("the pipe ended within a frame");
      }
      position += count;
    }
  }

  private static ByteBuffer little(byte[] data) {
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }
}
