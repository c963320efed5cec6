package backprop.grader.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** Tells archives apart by their first bytes, since names often lie. */
enum ArchiveFormat {
  ZIP(0, 'P', 'K', 3, 4),
  EMPTY_ZIP(0, 'P', 'K', 5, 6),
  GZIP(0, 0x1F, 0x8B),
  TAR(257, 'u', 's', 't', 'a', 'r') {
    /** The oldest tars have no mark, but every header has a checksum. */
    @Override
    boolean matches(byte[] bytes) {
      return super.matches(bytes)
          || bytes.length >= TarConstants.DEFAULT_RCDSIZE && hasChecksum(bytes);
    }

    private boolean hasChecksum(byte[] bytes) {
      try {
        return TarUtils.verifyCheckSum(Arrays.copyOf(bytes, TarConstants.DEFAULT_RCDSIZE));
      } catch (IllegalArgumentException e) {
        return false; // Where the sum should be are no digits.
      }
    }
  },
  RAR(0, 'R', 'a', 'r', '!', 0x1A, 0x07),
  SEVEN_ZIP(0, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
  XZ(0, 0xFD, '7', 'z', 'X', 'Z', 0),
  BZIP2(0, 'B', 'Z', 'h'),
  UNKNOWN(0);

  private final int offset;
  private final int[] magic;

  ArchiveFormat(int offset, int... magic) {
    this.offset = offset;
    this.magic = magic;
  }

  static ArchiveFormat of(byte[] bytes) {
    for (ArchiveFormat format : values()) {
      if (format.matches(bytes)) {
        return format;
      }
    }
    return UNKNOWN;
  }

  boolean matches(byte[] bytes) {
    for (int i = 0; i < magic.length; i++) {
      if (offset + i >= bytes.length || (bytes[offset + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Says that the input is no archive we read; for a web page it says that, too. */
  static String describe(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 200), US_ASCII).stripLeading();
    if (start.regionMatches(true, 0, "<!doctype html", 0, 14)
        || start.regionMatches(true, 0, "<html", 0, 5)) {
      return "a web page, not an archive; download the submission again";
    }
    return "not a zip or tar.gz archive; hand in target/submission.zip";
  }
}
