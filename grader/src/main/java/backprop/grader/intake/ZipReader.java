package backprop.grader.intake;

import backprop.grader.common.Fault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Goes through a zip held in memory. */
final class ZipReader {
  private static final int CENTRAL_HEADER = 0x504B0102;

  /** Where a central header says how long its attributes are, from the end of its mark. */
  private static final int LENGTH_OF_EXTRAS = 27;

  /** Bytes; the library compares each attribute of an entry with each other one. */
  private static final int MOST_EXTRAS = 1 << 10;

  /** What every program writes; for some others the library would need more libraries. */
  private static final Set<Integer> METHODS = Set.of(ZipEntry.STORED, ZipEntry.DEFLATED);

  private ZipReader() {}

  static void read(String submission, byte[] zip, IntakeLimits limits, Inventory inventory)
      throws IOException {
    checkDirectory(submission, zip, limits.rawEntries());
    try (ZipFile file =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
            // All entries may share one local header; the library would merge its attributes with
            // each.
            .setIgnoreLocalFileHeader(true)
            .get()) {
      PackedBudget budget = new PackedBudget(zip.length);
      for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
        if (entry.isDirectory()) {
          continue;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          throw Fault.unreadable(submission + ": the zip has a password; hand in one without");
        }
        if (entry.isUnixSymlink()) {
          inventory.addLink(entry.getName());
        } else if (!METHODS.contains(entry.getMethod()) || !file.canReadEntryData(entry)) {
          inventory.addUnreadable(entry.getName(), false);
        } else {
          inventory.add(
              entry.getName(),
              entry.getSize(),
              entry.getCompressedSize(),
              () -> {
                budget.spend(entry.getCompressedSize());
                return new CheckedContent(file.getInputStream(entry), entry);
              });
        }
      }
    }
  }

  /** Before the library builds an object for each of a million entries and their attributes. */
  private static void checkDirectory(String submission, byte[] zip, int mostEntries)
      throws IOException {
    int count = 0;
    int window = 0;
    for (int i = 0; i < zip.length; i++) {
      window = window << 8 | zip[i] & 0xFF;
      if (window == CENTRAL_HEADER) {
        count++;
        int length = i + LENGTH_OF_EXTRAS;
        if (length + 1 < zip.length && (zip[length + 1] & 0xFF) << 8 > MOST_EXTRAS) {
          throw new IOException("attributes");
        }
      }
    }
    if (count > mostEntries) {
      throw Inventory.tooManyFiles(submission, mostEntries);
    }
  }

  /** Entries that overlap could have the same bytes unpacked again and again. */
  private static final class PackedBudget {
    private long left;

    PackedBudget(long bytes) {
      left = bytes;
    }

    void spend(long bytes) throws IOException {
      left -= bytes;
      if (bytes < 0 || left < 0) {
        throw new IOException("entries overlap");
      }
    }
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
