package backprop.grader.protocol;

import java.nio.ByteBuffer;

/** Reads the body of a frame; every length is checked against the bytes that are left. */
public final class ByteSource {

  private final ByteBuffer buffer;

  /**
   * Creates a reader of a frame's body.
   *
   * @param frame the frame
   */
  public ByteSource(Frame frame) {
    this.buffer = frame.body();
  }

  /** Returns the next byte. */
  public int getByte() throws ProtocolException {
    need(1);
    return buffer.get();
  }

  /** Returns the next byte, which must be 0 or 1. */
  public boolean getFlag() throws ProtocolException {
    int value = getByte();
    if (value != 0 && value != 1) {
      throw new ProtocolException("a flag of " + value);
    }
    return value == 1;
  }

  /** Returns the next four bytes. */
  public int getInt() throws ProtocolException {
    need(4);
    return buffer.getInt();
  }

  /** Returns the next eight bytes. */
  public long getLong() throws ProtocolException {
    need(8);
    return buffer.getLong();
  }

  /** Returns the next string, or null. */
  public String getString() throws ProtocolException {
    int length = getInt();
    if (length == -1) {
      return null;
    }
    if (length < 0 || length > Caps.STRING) {
      throw new ProtocolException("a string of " + length + " characters");
    }
    need(2L * length);
    String value = buffer.asCharBuffer().limit(length).toString();
    buffer.position(buffer.position() + 2 * length);
    return value;
  }

  /** Returns the next string, which must not be null. */
  public String getName() throws ProtocolException {
    String name = getString();
    if (name == null) {
      throw new ProtocolException("a name is missing");
    }
    return name;
  }

  /** Returns the next bytes. */
  public byte[] getBytes() throws ProtocolException {
    byte[] value = new byte[count(1)];
    buffer.get(value);
    return value;
  }

  int[] getInts() throws ProtocolException {
    int[] value = new int[count(4)];
    buffer.asIntBuffer().get(value);
    buffer.position(buffer.position() + 4 * value.length);
    return value;
  }

  double[] getDoubles() throws ProtocolException {
    int length = getInt();
    return length == -1 ? null : doubles(checked(length, 8));
  }

  private double[] doubles(int length) {
    double[] value = new double[length];
    buffer.asDoubleBuffer().get(value);
    buffer.position(buffer.position() + 8 * length);
    return value;
  }

  /** Returns the next number of elements, each of which takes at least so many bytes. */
  public int count(int bytesEach) throws ProtocolException {
    return checked(getInt(), bytesEach);
  }

  private int checked(int count, int bytesEach) throws ProtocolException {
    if (count < 0) {
      throw new ProtocolException("a negative length");
    }
    need((long) count * bytesEach);
    return count;
  }

  int position() {
    return buffer.position();
  }

  byte[] bytes() {
    return buffer.array();
  }

  /** Checks that the body has been read to its end. */
  public void end() throws ProtocolException {
    if (buffer.hasRemaining()) {
      throw new ProtocolException(buffer.remaining() + " bytes too many");
    }
  }

  private void need(long bytes) throws ProtocolException {
    if (bytes > buffer.remaining()) {
      throw new ProtocolException("the frame ends within a value");
    }
  }
}
