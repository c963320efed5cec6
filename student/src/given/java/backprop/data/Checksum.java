package backprop.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a data file, compared with the list {@code SHA256SUMS} in the same folder. The
 * list has the format of {@code sha256sum}: 64 hexadecimal digits, two spaces, the file's name.
 */
final class Checksum {
  static final String LIST = "SHA256SUMS";

  private static final int HEX_DIGITS = 64;

  private Checksum() {}

  /**
   * Returns normally if the file is the one in the list.
   *
   * @param file a file with a list beside it
   * @throws IOException if the file or the list is missing, or the list doesn't name the file, or
   *     names another sum; the message is one line for the user
   */
  static void verify(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is missing. Get it again from your course.");
    }
    String expected = listed(file);
    String actual = sha256(file);
    if (!actual.equalsIgnoreCase(expected)) {
      throw new IOException(
          String.format(
              "%s is damaged: its SHA-256 starts with %.8s, %s says %.8s. Get it again from"
                  + " your course.",
              file, actual, LIST, expected));
    }
  }

  private static String listed(Path file) throws IOException {
    Path list = file.resolveSibling(LIST);
    if (!Files.isRegularFile(list)) {
      throw new IOException(
          list + " is missing; without it the data can't be checked. Get it from your course.");
    }
    String name = file.getFileName().toString();
    for (String line : Files.readAllLines(list, StandardCharsets.ISO_8859_1)) {
      // The character before the name is '*' where sha256sum has read the file as binary.
      if (line.length() > HEX_DIGITS + 2 && line.substring(HEX_DIGITS + 2).equals(name)) {
        return line.substring(0, HEX_DIGITS);
      }
    }
    throw new IOException(list + " has no line for " + name + ". Get it again from your course.");
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n != -1; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
