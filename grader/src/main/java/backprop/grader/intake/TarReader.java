package backprop.grader.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import backprop.grader.common.Fault;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.CloseShieldInputStream;

/** Goes through a tar held in memory, which may be packed with gzip. */
final class TarReader {
  private static final int RECORD_BYTES = 512;

  private TarReader() {}

  static void read(
      String submission, byte[] archive, boolean gzip, IntakeLimits limits, Inventory inventory)
      throws IOException {
    InputStream packed = new ByteArrayInputStream(archive);
    long most = Math.min(limits.unpackedBytes(), Math.max(1 << 20, limit(archive, limits)));
    BufferedInputStream unpacked =
        new BufferedInputStream(gzip ? new GZIPInputStream(packed, 1 << 16) : packed, 1 << 16);
    checkIsTar(unpacked);
    BoundedStream bounded = new BoundedStream(unpacked, most);
    try (TarArchiveInputStream tar = new CheckedTar(bounded)) {
      int count = 0;
      TarArchiveEntry entry;
      while ((entry = next(tar, bounded, limits)) != null) {
        if (++count > limits.rawEntries()) {
          throw Inventory.tooManyFiles(submission, limits.rawEntries());
        }
        if (entry.isSparse()) {
          // A few bytes of it stand for any number of zeros.
          throw Fault.unreadable(
              submission + ": holds a sparse file; hand in target/submission.zip");
        }
        if (entry.isSymbolicLink() || entry.isLink()) {
          inventory.addLink(entry.getName());
        } else if (entry.isFile() && tar.canReadEntryData(entry)) {
          inventory.add(
              entry.getName(), entry.getSize(), -1, () -> CloseShieldInputStream.wrap(tar));
        }
        tar.transferTo(OutputStream.nullOutputStream());
      }
    } catch (TooMuchException e) {
      throw Fault.unreadable(
          submission + ": unpacks to far too much; hand in only target/submission.zip");
    }
  }

  /** The library takes any short text for an empty archive. */
  private static void checkIsTar(BufferedInputStream unpacked) throws IOException {
    unpacked.mark(RECORD_BYTES);
    byte[] head = unpacked.readNBytes(RECORD_BYTES);
    unpacked.reset();
    boolean isEmptyTar = Arrays.equals(head, new byte[RECORD_BYTES]);
    if (!isEmptyTar && ArchiveFormat.of(head) != ArchiveFormat.TAR) {
      throw new IOException("no tar");
    }
  }

  private static long limit(byte[] archive, IntakeLimits limits) {
    return (long) limits.ratio() * archive.length;
  }

  /** The library holds long names and attributes in memory, so their length has its own cap. */
  private static TarArchiveEntry next(
      TarArchiveInputStream tar, BoundedStream bounded, IntakeLimits limits) throws IOException {
    long before = bounded.remaining;
    long headers = Math.min(before, limits.headerBytes());
    bounded.remaining = headers;
    TarArchiveEntry entry = tar.getNextEntry();
    bounded.remaining = before - (headers - bounded.remaining);
    return entry;
  }

  /**
   * Refuses attributes for all entries beyond a short comment, such as git writes: the library
   * collects them, and applies them to each entry.
   */
  private static final class CheckedTar extends TarArchiveInputStream {
    private static final int SIZE = 124;
    private static final int KIND = 156;
    private static final Pattern SMALL = Pattern.compile("0*[0-7]{1,3}[ \\x00]");
    private boolean hadGlobalHeader;

    CheckedTar(InputStream in) {
      super(in);
    }

    @Override
    protected byte[] readRecord() throws IOException {
      byte[] record = super.readRecord();
      if (record != null && record.length > KIND && record[KIND] == 'g') {
        String size = new String(record, SIZE, 12, US_ASCII);
        if (hadGlobalHeader || !SMALL.matcher(size).lookingAt()) {
          throw new TooMuchException();
        }
        hadGlobalHeader = true;
      }
      return record;
    }
  }

  /** More bytes than allowed. */
  private static final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Fails once more bytes are asked for than remain. */
  private static final class BoundedStream extends FilterInputStream {
    private long remaining;

    BoundedStream(InputStream in, long remaining) {
      super(in);
      this.remaining = remaining;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (remaining <= 0) {
        throw new TooMuchException();
      }
      int count = super.read(buffer, offset, (int) Math.min(length, remaining));
      remaining -= Math.max(0, count);
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      return readNBytes((int) Math.min(count, 1 << 14)).length;
    }
  }
}
