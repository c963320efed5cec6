package backprop.grader.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Goes through a zip held in memory. */
final class ZipReader {
  private static final int CENTRAL_HEADER = 0x504B0102;

  private ZipReader() {}

  static void read(String submission, byte[] zip, IntakeLimits limits, Inventory inventory)
      throws IOException, UnreadableSubmissionException {
    // Counted before the library builds an object for each of a million entries.
    if (countCentralHeaders(zip) > limits.rawEntries()) {
      throw Inventory.tooManyFiles(submission, limits.rawEntries());
    }
    try (ZipFile file =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(zip)).get()) {
      for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
        if (entry.isDirectory()) {
          continue;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          throw new UnreadableSubmissionException(
              submission + ": the zip has a password; hand in one without");
        }
        if (entry.isUnixSymlink()) {
          inventory.addLink(entry.getName());
        } else if (!file.canReadEntryData(entry)) {
          inventory.addUnreadable(entry.getName());
        } else {
          inventory.add(
              entry.getName(),
              entry.getSize(),
              entry.getCompressedSize(),
              () -> new CheckedContent(file.getInputStream(entry), entry));
        }
      }
    }
  }

  private static int countCentralHeaders(byte[] zip) {
    int count = 0;
    int window = 0;
    for (byte b : zip) {
      window = window << 8 | b & 0xFF;
      if (window == CENTRAL_HEADER) {
        count++;
      }
    }
    return count;
  }

  /** Fails at the end of an entry whose length or checksum isn't the announced one. */
  private static final class CheckedContent extends FilterInputStream {
    private final CRC32 crc = new CRC32();
    private final ZipArchiveEntry entry;

    CheckedContent(InputStream in, ZipArchiveEntry entry) {
      super(in);
      this.entry = entry;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count > 0) {
        crc.update(buffer, offset, count);
      } else if (count < 0 && crc.getValue() != entry.getCrc()) {
        throw new IOException("checksum");
      }
      return count;
    }
  }
}
