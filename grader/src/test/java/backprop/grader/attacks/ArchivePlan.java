package backprop.grader.attacks;

import java.util.List;

/**
 * How a hostile archive is packed. The reference's files come after the entries listed here, so
 * that whatever is wrong with those has to be got over first.
 *
 * @param format zip, tar, tar.gz, folder, or raw for a file with nothing but the entries' texts
 * @param solution whether the reference's files are in it
 * @param prefix the folder that the reference's files lie in; "" for none
 * @param encoding of the names
 * @param entries what else is in it
 * @param patches changes of the finished bytes
 * @param keep the share of the bytes that is left, from 0 to 1
 * @param gzips how many times the whole is packed once more
 */
record ArchivePlan(
    String format,
    Boolean solution,
    String prefix,
    String encoding,
    List<Entry> entries,
    List<Patch> patches,
    Double keep,
    Integer gzips) {

  /**
   * One entry, or many.
   *
   * @param name its name
   * @param text its content; with a count, {@code %d} is the number, here and in the name
   * @param latin1 whether the content's characters are bytes
   * @param repeat how many times the content comes
   * @param count how many entries like this one
   * @param symlink what it is a symbolic link to
   * @param hardlink what it is a hard link to
   * @param type another type of a tar entry, as its code
   * @param nested what it holds, as an archive of its own
   */
  record Entry(
      String name,
      String text,
      Boolean latin1,
      Integer repeat,
      Integer count,
      String symlink,
      String hardlink,
      String type,
      ArchivePlan nested) {

    Entry {
      text = text == null ? "" : text;
      latin1 = latin1 != null && latin1;
      repeat = repeat == null ? 1 : repeat;
      count = count == null ? 1 : count;
    }
  }

  /**
   * A change of the bytes, as if they were Latin-1 characters.
   *
   * @param find a regular expression, in which a dot stands for any byte
   * @param with its replacement
   */
  record Patch(String find, String with) {}

  ArchivePlan {
    solution = solution == null || solution;
    prefix = prefix == null ? "src/main/java/" : prefix;
    encoding = encoding == null ? "UTF-8" : encoding;
    entries = entries == null ? List.of() : entries;
    patches = patches == null ? List.of() : patches;
    keep = keep == null ? 1 : keep;
    gzips = gzips == null ? 0 : gzips;
  }
}
