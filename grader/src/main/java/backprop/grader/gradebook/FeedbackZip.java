package backprop.grader.gradebook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The students' pages for Moodle's "Upload multiple feedback files in a zip". Moodle finds the
 * student by the number in the folder's name. The same pages give the same bytes.
 */
public final class FeedbackZip {

  /** Moodle before 4.1 needs the underscore at the end; newer ones take it, too. */
  private static final String FOLDER = "_assignsubmission_file_/";

  private static final String FILE = "feedback.html";

  /** Without a time zone, so that the archive is the same everywhere. */
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private FeedbackZip() {}

  /**
   * Writes the archive, one page after the other; the stream stays open.
   *
   * @param entries of the class; those that Moodle doesn't know, or not by a number, are left out
   * @param page of an entry, as HTML
   * @return remarks on who was left out, a sentence each
   */
  public static List<String> write(
      List<Entry> entries, Function<Entry, String> page, OutputStream out) throws IOException {
    List<String> remarks = new ArrayList<>();
    Map<String, Entry> folders = new TreeMap<>();
    for (Entry entry : entries) {
      String folder = folder(entry.student().moodlePrefix());
      if (folder.isEmpty()) {
        remarks.add(who(entry) + ": no page for Moodle, since it isn't known by which number.");
      } else if (folders.putIfAbsent(folder, entry) != null) {
        remarks.add(who(entry) + ": no page for Moodle, since " + folder + " is there already.");
      }
    }
    write(folders, page, out);
    return remarks;
  }

  /**
   * Writes the archive for the students in Moodle's worksheet: each member of a team gets the page,
   * which Moodle can't find by the team's number.
   *
   * @param entries of the class; those without a row are left out
   * @param page of an entry, as HTML
   * @return remarks on who was left out, a sentence each
   */
  public static List<String> write(
      List<Entry> entries, Worksheet sheet, Function<Entry, String> page, OutputStream out)
      throws IOException {
    WorksheetMatch match =
        WorksheetMatch.of(sheet.rows(), entries.stream().map(Entry::student).toList());
    List<String> remarks = new ArrayList<>(match.remarks());
    Map<Student, Entry> byStudent = new HashMap<>();
    entries.forEach(entry -> byStudent.put(entry.student(), entry));
    Map<String, Entry> folders = new TreeMap<>();
    match
        .students()
        .forEach(
            (row, owners) -> {
              String name = row.name().isEmpty() ? row.word() : row.name();
              String folder = folder(name + "_" + row.number());
              if (owners.size() > 1) {
                remarks.add(
                    row.label() + ": no page for Moodle, since it isn't known whose row it is.");
              } else if (!folder.isEmpty()) {
                folders.put(folder, byStudent.get(owners.get(0)));
              }
            });
    match
        .unmatched()
        .forEach(
            student ->
                remarks.add(
                    who(byStudent.get(student))
                        + ": no page for Moodle, since they have no row in the worksheet."));
    write(folders, page, out);
    return remarks;
  }

  private static void write(
      Map<String, Entry> folders, Function<Entry, String> page, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (var folder : folders.entrySet()) {
      ZipEntry file = new ZipEntry(folder.getKey() + FOLDER + FILE);
      file.setTimeLocal(TIME);
      zip.putNextEntry(file);
      zip.write(page.apply(folder.getValue()).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    zip.finish();
  }

  /** Returns what every system takes as a folder's name; empty if the number is missing. */
  private static String folder(String prefix) {
    int at = prefix.lastIndexOf('_');
    String number = prefix.substring(at + 1);
    if (at < 0 || !number.matches("\\d+")) {
      return "";
    }
    // Moodle splits at underscores.
    String name =
        SafeText.line(prefix.substring(0, at).replace('_', ' '))
            .replaceAll("[<>:\"/\\\\|?*\\p{Cf}]", "")
            .strip();
    int end = name.offsetByCodePoints(0, Math.min(name.codePointCount(0, name.length()), 60));
    return name.substring(0, end) + "_" + number;
  }

  private static String who(Entry entry) {
    String name = SafeText.line(entry.student().name());
    return name.isEmpty() ? SafeText.line(entry.student().id()) : name;
  }
}
