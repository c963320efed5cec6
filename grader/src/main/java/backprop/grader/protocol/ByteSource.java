package backprop.grader.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the body of a frame; every length is checked against the bytes that are left. */
public final class ByteSource {

  private final ByteBuffer buffer;

  public ByteSource(Frame frame) {
    this.buffer = frame.body();
  }

  /** Returns the next byte. */
  public int getByte() throws ProtocolException {
    need(1);
    return buffer.get();
  }

  /** Returns the one of some values of which the next byte tells the position. */
  public <T> T getOneOf(T[] values) throws ProtocolException {
    int code = getByte();
    if (code < 0 || code >= values.length) {
      String type = values.getClass().componentType().getSimpleName();
      throw new ProtocolException("no " + type + " numbered " + code);
    }
    return values[code];
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
    boolean wide = getFlag();
    need((wide ? 2L : 1L) * length);
    int start = buffer.position();
    buffer.position(start + (wide ? 2 : 1) * length);
    return wide
        ? buffer.slice(start, 2 * length).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().toString()
        : new String(buffer.array(), start, length, StandardCharsets.ISO_8859_1);
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

  /** Returns the next strings. */
  public List<String> getStrings() throws ProtocolException {
    List<String> values = new ArrayList<>();
    for (int left = count(4); left > 0; left--) {
      values.add(getName());
    }
    return values;
  }

  /** Returns the next files by name. */
  public SortedMap<String, byte[]> getFiles() throws ProtocolException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int left = count(8); left > 0; left--) {
      files.put(getName(), getBytes());
    }
    return files;
  }

  int[] getInts() throws ProtocolException {
    int[] value = new int[count(4)];
    buffer.asIntBuffer().get(value);
    buffer.position(buffer.position() + 4 * value.length);
    return value;
  }

  double[] getDoubles() throws ProtocolException {
    int length = getInt();
    if (length == -1) {
      return null;
    }
    double[] value = new double[checked(length, 8)];
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
