package backprop.grader.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Bytes that are written one field after the other, numbers little-endian, at any width. */
final class Little {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

  Little number(long value, int width) {
    for (int i = 0; i < width; i++) {
      out.write((int) (value >>> Math.min(63, 8 * i)));
    }
    return this;
  }

  Little bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Writes ASCII, padded with NULs or cut to a width. */
  Little text(String text, int width) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    for (int i = 0; i < width; i++) {
      out.write(i < bytes.length ? bytes[i] : 0);
    }
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
