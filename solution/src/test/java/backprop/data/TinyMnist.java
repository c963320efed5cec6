package backprop.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A folder with four small files in the format of MNIST and their checksums. Image i shows the
 * digit i mod 10: its three rows from 2 * digit on are lit, and nothing else.
 */
public final class TinyMnist {
  private TinyMnist() {}

  /** Writes 60 training and 20 test images into a folder. */
  public static void write(Path folder) throws IOException {
    write(folder, "train", 60);
    write(folder, "t10k", 20);
    writeChecksums(folder);
  }

  private static void write(Path folder, String name, int size) throws IOException {
    byte[] pixels = new byte[size * 28 * 28];
    byte[] digits = new byte[size];
    for (int i = 0; i < size; i++) {
      digits[i] = (byte) (i % 10);
      for (int j = 0; j < 3 * 28; j++) {
        pixels[i * 28 * 28 + 2 * digits[i] * 28 + j] = (byte) 255;
      }
    }
    Files.write(images(folder, name), gzip(idx(pixels, size, 28, 28)));
    Files.write(labels(folder, name), gzip(idx(digits, size)));
  }

  static Path images(Path folder, String name) {
    return folder.resolve(name + "-images-idx3-ubyte.gz");
  }

  static Path labels(Path folder, String name) {
    return folder.resolve(name + "-labels-idx1-ubyte.gz");
  }

  /** Writes the list that fits the files as they are now. */
  static void writeChecksums(Path folder) throws IOException {
    StringBuilder list = new StringBuilder();
    for (String name : new String[] {"train", "t10k"}) {
      for (Path file : new Path[] {images(folder, name), labels(folder, name)}) {
        list.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
      }
    }
    Files.writeString(folder.resolve("SHA256SUMS"), list);
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns an IDX file of unsigned bytes, not packed. */
  static byte[] idx(byte[] values, int... dimensions) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x800 | dimensions.length);
    for (int size : dimensions) {
      out.writeInt(size);
    }
    out.write(values);
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
