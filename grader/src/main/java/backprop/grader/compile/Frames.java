package backprop.grader.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Frames between the grader and the compile process: a length, then that many bytes. */
final class Frames {
  private static final int MOST_BYTES = 128 << 20;

  private Frames() {}

  /** Writes the parts of a frame. */
  @FunctionalInterface
  interface Body {
    void writeTo(DataOutputStream out) throws IOException;
  }

  static byte[] write(Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      body.writeTo(out);
    }
    return bytes.toByteArray();
  }

  static void send(DataOutputStream out, byte[] frame) throws IOException {
    writeBytes(out, frame);
    out.flush();
  }

  /** Reads a whole frame. */
  static DataInputStream receive(DataInputStream in) throws IOException {
    return new DataInputStream(new ByteArrayInputStream(readBytes(in)));
  }

  static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("a frame of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("a frame was cut off");
    }
    return bytes;
  }
}
