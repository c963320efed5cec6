package backprop.grader.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** A growing, capped buffer that the body of a frame is written into, with room for its header. */
public final class ByteSink {

  private static final int LIMIT = Frame.HEADER + Caps.FRAME;

  private ByteBuffer buffer = wrap(new byte[256]).position(Frame.HEADER);

  /** Appends a byte. */
  public ByteSink putByte(int value) throws UnsendableException {
    room(1);
    buffer.put((byte) value);
    return this;
  }

  /** Appends four bytes. */
  public ByteSink putInt(int value) throws UnsendableException {
    room(4);
    buffer.putInt(value);
    return this;
  }

  /** Appends eight bytes. */
  public ByteSink putLong(long value) throws UnsendableException {
    room(8);
    buffer.putLong(value);
    return this;
  }

  /**
   * Appends a string, which may be null: its length, and a byte for each character where that does,
   * which is much quicker in a JVM that has just started; else UTF-16 units, so that lone
   * surrogates survive.
   */
  public ByteSink putString(String value) throws UnsendableException {
    if (value == null) {
      return putInt(-1);
    }
    if (value.length() > Caps.STRING) {
      throw UnsendableException.tooLarge(
          "a string of " + value.length() + " characters is too long");
    }
    byte[] narrow = value.getBytes(StandardCharsets.ISO_8859_1);
    boolean wide = !value.equals(new String(narrow, StandardCharsets.ISO_8859_1));
    room(5L + (wide ? 2L : 1L) * value.length());
    buffer.putInt(value.length());
    buffer.put((byte) (wide ? 1 : 0));
    if (wide) {
      buffer.asCharBuffer().put(value);
      buffer.position(buffer.position() + 2 * value.length());
    } else {
      buffer.put(narrow);
    }
    return this;
  }

  /** Appends bytes with their number. */
  public ByteSink putBytes(byte[] value) throws UnsendableException {
    room(4L + value.length);
    buffer.putInt(value.length);
    buffer.put(value);
    return this;
  }

  /** Appends strings with their number. */
  public ByteSink putStrings(Collection<String> values) throws UnsendableException {
    putInt(values.size());
    for (String value : values) {
      putString(value);
    }
    return this;
  }

  /** Appends files by name with their number. */
  public ByteSink putFiles(Map<String, byte[]> files) throws UnsendableException {
    putInt(files.size());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      putString(file.getKey()).putBytes(file.getValue());
    }
    return this;
  }

  /** Appends integers with their number. */
  ByteSink putInts(int[] value) throws UnsendableException {
    room(4L + 4L * value.length);
    buffer.putInt(value.length);
    buffer.asIntBuffer().put(value);
    buffer.position(buffer.position() + 4 * value.length);
    return this;
  }

  /** Appends doubles with their number: raw bits, copied in bulk. */
  ByteSink putDoubles(double[] value) throws UnsendableException {
    room(4L + 8L * value.length);
    buffer.putInt(value.length);
    buffer.asDoubleBuffer().put(value);
    buffer.position(buffer.position() + 8 * value.length);
    return this;
  }

  /** Makes room for this many more bytes. */
  void room(long bytes) throws UnsendableException {
    long needed = buffer.position() + bytes;
    if (needed > LIMIT) {
      throw UnsendableException.tooLarge("more than " + Caps.FRAME + " bytes for one frame");
    }
    if (needed > buffer.capacity()) {
      int capacity = (int) Math.min(LIMIT, Math.max(needed, 2L * buffer.capacity()));
      int position = buffer.position();
      buffer = wrap(Arrays.copyOf(buffer.array(), capacity)).position(position);
    }
  }

  /** Returns the number of bytes, header included. */
  int size() {
    return buffer.position();
  }

  /** Drops what was written after the given size. */
  void backTo(int size) {
    buffer.position(size);
  }

  /** Tells whether the bytes from a position on are those of the other array. */
  boolean endsLike(int from, byte[] other, int otherFrom, int otherTo) {
    return Arrays.equals(buffer.array(), from, buffer.position(), other, otherFrom, otherTo);
  }

  /** Fills in the header and returns the array, of which {@link #size()} bytes count. */
  byte[] frame(FrameType type, long id) {
    buffer.putInt(0, Frame.MAGIC);
    buffer.put(4, (byte) type.ordinal());
    buffer.putLong(5, id);
    buffer.putInt(13, buffer.position() - Frame.HEADER);
    return buffer.array();
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
