package backprop.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a gzipped IDX file of unsigned bytes, the format of MNIST: a magic number, the
 * sizes of the dimensions, and then the values, the last dimension running fastest.
 *
 * <pre>
 *   0000 0803    two zeros, type 8 (unsigned byte), 3 dimensions
 *   0000 ea60    60,000 images
 *   0000 001c    of 28 rows
 *   0000 001c    of 28 columns
 *   ...          60,000 * 28 * 28 bytes
 * </pre>
 *
 * @param dimensions the sizes, each at least 1
 * @param values as many bytes as the product of the sizes; read one as {@code values[i] & 0xff}
 */
public record Idx(int[] dimensions, byte[] values) {
  private static final int UNSIGNED_BYTE = 8;

  /** More than any file of MNIST needs (47 million); a header that asks for more is wrong. */
  private static final int MAX_VALUES = 1 << 26;

  /** The format gzip stores 258 equal bytes in two bits at best. */
  private static final long MOST_TIMES_SMALLER = 1032;

  /**
   * Returns the content of a file, which must hold exactly the values that its header promises.
   * Bytes behind the end of the gzip stream are not looked at; {@link Checksum} finds those.
   *
   * @param file a gzipped IDX file
   * @param dimensions the number of dimensions expected: 3 for images, 1 for labels
   * @return its sizes and values
   * @throws IOException if the file is missing, is not gzipped IDX of unsigned bytes with that many
   *     dimensions, or is shorter or longer than promised; the message is one line for the user
   */
  public static Idx read(Path file, int dimensions) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
      return read(in, dimensions, MOST_TIMES_SMALLER * Files.size(file));
    } catch (IOException e) {
      throw new IOException(file + " " + reason(e) + ". Get it again from your course.", e);
    }
  }

  private static Idx read(DataInputStream in, int dimensions, long most) throws IOException {
    int expected = UNSIGNED_BYTE << 8 | dimensions;
    int magic = in.readInt();
    if (magic != expected) {
      throw new IOException(
          String.format("starts with %08x where IDX must have %08x", magic, expected));
    }
    int[] sizes = new int[dimensions];
    long count = 1;
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = in.readInt();
      count *= sizes[i];
      if (sizes[i] < 1 || count > MAX_VALUES) {
        throw new IOException("has a header with an impossible size: " + sizes[i]);
      }
    }
    if (count > most) { // or a header could make it take memory for nothing
      throw new EOFException();
    }
    byte[] values = new byte[(int) count]; // one that grew would be copied again and again
    in.readFully(values);
    if (in.read() != -1) {
      throw new IOException("is longer than its header says");
    }
    return new Idx(sizes, values);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "is missing";
    }
    if (e instanceof EOFException) {
      return "ends too early";
    }
    if (e instanceof ZipException) {
      return "is not a sound gzip file (" + e.getMessage() + ")";
    }
    return e.getMessage();
  }
}
