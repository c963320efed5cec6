package backprop.grader.intake;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Goes through a 7z archive held in memory; its files may be packed as one. */
final class SevenZipReader {

  /**
   * What decoders and the lists of entries may take: the dictionary of a huge archive is larger.
   */
  private static final int MOST_KILOBYTES = 1 << 16;

  /** Bytes of the list of entries, unpacked. */
  private static final long LONGEST_LIST = 16 << 20;

  private static final Set<SevenZMethod> PACKERS =
      EnumSet.of(
          SevenZMethod.COPY,
          SevenZMethod.LZMA,
          SevenZMethod.LZMA2,
          SevenZMethod.DEFLATE,
          SevenZMethod.BZIP2);

  // Places and marks of the format, see 7zFormat.txt.
  private static final int OFFSET_OF_LIST = 12;
  private static final int LENGTH_OF_LIST = 20;
  private static final int LIST = 32;
  private static final int PACKED_LIST = 0x17;
  private static final int PACK_INFO = 0x06;
  private static final int SIZE = 0x09;
  private static final int END = 0x00;
  private static final int UNPACK_INFO = 0x07;
  private static final int FOLDER = 0x0B;
  private static final int UNPACK_SIZE = 0x0C;
  private static final int WITH_SETTINGS = 0x20;
  private static final byte[] AES = {0x06, (byte) 0xF1, 0x07, 0x01};

  private static final int LINK = 0xA000;
  private static final int KINDS = 0xF000;

  private static final String PASSWORD = ": the 7z has a password; hand in one without";
  private static final String UNUSUAL = ": a 7z of an unusual kind; hand in a zip";

  private SevenZipReader() {}

  static void read(String submission, byte[] archive, IntakeLimits limits, Inventory inventory)
      throws IOException {
    checkPackedList(submission, ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN));
    try (SevenZFile file =
        SevenZFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
            .setMaxMemoryLimitKiB(MOST_KILOBYTES)
            .setUseDefaultNameForUnnamedEntries(true)
            .get()) {
      checkSizes(submission, file.getEntries(), archive.length, limits);
      SevenZArchiveEntry entry;
      while ((entry = next(submission, file)) != null) {
        if (!isOneStep(entry)) {
          throw Fault.unreadable(submission + UNUSUAL);
        }
        boolean isLink =
            entry.getHasWindowsAttributes()
                && (entry.getWindowsAttributes() >>> 16 & KINDS) == LINK;
        if (isLink) {
          inventory.addLink(entry.getName());
        } else if (!entry.isDirectory() && !entry.isAntiItem()) {
          SevenZArchiveEntry current = entry;
          inventory.add(entry.getName(), entry.getSize(), -1, () -> file.getInputStream(current));
        }
      }
    } catch (PasswordRequiredException e) {
      throw Fault.unreadable(submission + PASSWORD);
    } catch (MemoryLimitException e) {
      throw Fault.unreadable(submission + UNUSUAL);
    }
  }

  private static SevenZArchiveEntry next(String submission, SevenZFile file) throws IOException {
    try {
      return file.getNextEntry();
    } catch (IOException e) {
      // Nothing else tells a method that the library doesn't know from damage.
      if (String.valueOf(e.getMessage()).startsWith("Unsupported compression method")) {
        throw Fault.unreadable(submission + UNUSUAL);
      }
      throw e;
    }
  }

  // Files that are packed as one can only be unpacked from the first to the last.
  private static void checkSizes(
      String submission, Iterable<SevenZArchiveEntry> entries, int packed, IntakeLimits limits) {
    long left = Math.min(limits.unpackedBytes(), Math.max(1 << 20, (long) limits.ratio() * packed));
    int count = 0;
    for (SevenZArchiveEntry entry : entries) {
      if (++count > limits.rawEntries()) {
        throw Inventory.tooManyFiles(submission, limits.rawEntries());
      }
      left -= entry.getSize();
      if (left < 0) {
        throw Fault.unreadable(
            submission + ": unpacks to far too much; hand in only target/submission.zip");
      }
    }
  }

  /** Tells whether little that is packed can't be a lot between two packings. */
  private static boolean isOneStep(SevenZArchiveEntry entry) {
    List<SevenZMethod> steps = new ArrayList<>();
    if (entry.getContentMethods() != null) {
      entry.getContentMethods().forEach(step -> steps.add(step.getMethod()));
    }
    return steps.size() <= 2 && steps.stream().filter(PACKERS::contains).count() <= 1;
  }

  /**
   * Refuses a list of entries that is long, or packed in another way than all programs do: the
   * library would unpack it whole, whatever its size.
   */
  private static void checkPackedList(String submission, ByteBuffer archive) {
    long start = LIST + archive.getLong(OFFSET_OF_LIST);
    long length = archive.getLong(LENGTH_OF_LIST);
    if (length > LONGEST_LIST) {
      throw Fault.unreadable(submission + UNUSUAL);
    }
    if (length == 0 || archive.position(Math.toIntExact(start)).get() != PACKED_LIST) {
      return;
    }
    boolean isUsual = archive.get() == PACK_INFO;
    number(archive);
    isUsual &= number(archive) == 1 && archive.get() == SIZE;
    number(archive);
    isUsual &= archive.get() == END && archive.get() == UNPACK_INFO && archive.get() == FOLDER;
    isUsual &= number(archive) == 1 && archive.get() == 0;
    long steps = number(archive);
    int step = archive.get();
    byte[] method = new byte[step & 0xF];
    archive.get(method);
    if (Arrays.equals(method, AES)) {
      throw Fault.unreadable(submission + PASSWORD);
    }
    isUsual &= steps == 1 && (step & 0xF0) == WITH_SETTINGS;
    archive.position(Math.addExact(archive.position() + 1, archive.get(archive.position())));
    isUsual &= archive.get() == UNPACK_SIZE && number(archive) <= LONGEST_LIST;
    if (!isUsual) {
      throw Fault.unreadable(submission + UNUSUAL);
    }
  }

  /** Reads a number: the ones at the front of its first byte tell how many bytes follow. */
  private static long number(ByteBuffer bytes) {
    int first = bytes.get() & 0xFF;
    int following = Integer.numberOfLeadingZeros(~(first << 24));
    long value = 0;
    for (int i = 0; i < following; i++) {
      value |= (bytes.get() & 0xFFL) << 8 * i;
    }
    return following >= 7 ? value : value | (long) (first & 0x7F >> following) << 8 * following;
  }
}
