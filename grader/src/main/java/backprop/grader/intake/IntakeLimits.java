package backprop.grader.intake;

/**
 * What a submission may cost to read. An honest one stays far below each of these.
 *
 * @param entries files looked at, without hidden folders, {@code data/} and {@code target/}
 * @param rawEntries entries of an archive, of any kind
 * @param archiveBytes size of an archive
 * @param sourceBytes size of one source file
 * @param totalBytes size of all source files together
 * @param ratio unpacked size divided by packed size
 * @param unpackedBytes unpacked size of a tar.gz, which can only be read from end to end
 * @param headerBytes what a tar may spend on one entry's names and attributes
 * @param pathLength characters of an entry's name
 * @param depth folders an entry lies in
 * @param furtherSources accepted source files that the assignment doesn't name
 * @param ownTests accepted test files
 */
public record IntakeLimits(
    int entries,
    int rawEntries,
    int archiveBytes,
    int sourceBytes,
    int totalBytes,
    int ratio,
    long unpackedBytes,
    int headerBytes,
    int pathLength,
    int depth,
    int furtherSources,
    int ownTests) {

  private static final int MEGABYTE = 1 << 20;

  /** The limits in use. */
  public static final IntakeLimits DEFAULT =
      new IntakeLimits(
          10_000,
          50_000,
          50 * MEGABYTE,
          MEGABYTE,
          20 * MEGABYTE,
          100,
          512L * MEGABYTE,
          MEGABYTE / 4,
          1_000,
          40,
          100,
          200);

  /** Below this size a high ratio is harmless, and common in small or repetitive files. */
  static final int RATIO_MATTERS_ABOVE = MEGABYTE / 8;

  boolean isBomb(long unpacked, long packed) {
    return unpacked > RATIO_MATTERS_ABOVE && unpacked > ratio * Math.max(1, packed);
  }
}
