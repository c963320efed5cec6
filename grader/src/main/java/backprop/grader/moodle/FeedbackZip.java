package backprop.grader.moodle;

import backprop.grader.common.Text;
import backprop.grader.course.Student;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The students' pages for Moodle's "Upload multiple feedback files in a zip". Moodle finds the
 * student by the number in the folder's name. The same pages give the same bytes.
 */
public final class FeedbackZip {

  /** Moodle before 4.1 needs the underscore at the end; newer ones take it, too. */
  private static final String FILE = "_assignsubmission_file_/feedback.html";

  /** Without a time zone, so that the archive is the same everywhere. */
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private final Map<Student, String> pages;
  private final SortedMap<String, String> folders = new TreeMap<>();
  private final List<String> remarks = new ArrayList<>();

  private FeedbackZip(Map<Student, String> pages) {
    this.pages = pages;
  }

  /**
   * Returns the archive for those whom Moodle's names of their files tell.
   *
   * @param pages as HTML, by student
   */
  public static FeedbackZip byFileNames(Map<Student, String> pages) {
    FeedbackZip zip = new FeedbackZip(pages);
    pages.keySet().stream().sorted(Student.BY_NAME).forEach(zip::add);
    return zip;
  }

  /**
   * Returns the archive for the students in Moodle's worksheet: each member of a team gets the
   * page, which Moodle can't find by the team's number.
   *
   * @param pages as HTML, by student
   */
  public static FeedbackZip byRows(WorksheetMatch match, Map<Student, String> pages) {
    FeedbackZip zip = new FeedbackZip(pages);
    match.owners().forEach(zip::add);
    match.unmatched().forEach(s -> zip.leaveOut(s.label(), "they have no row in the worksheet"));
    return zip;
  }

  /** Returns who was left out and why, a sentence each. */
  public List<String> remarks() {
    return remarks;
  }

  /** Returns the archive's bytes. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> folder : folders.entrySet()) {
        ZipEntry file = new ZipEntry(folder.getKey() + FILE);
        file.setTimeLocal(TIME);
        zip.putNextEntry(file);
        zip.write(folder.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void add(Student student) {
    String folder = folder(student.moodlePrefix());
    if (folder.isEmpty()) {
      leaveOut(student.label(), "it isn't known by which number");
    } else if (folders.putIfAbsent(folder, pages.get(student)) != null) {
      leaveOut(student.label(), folder + " is there already");
    }
  }

  private void add(WorksheetRow row, List<Student> owners) {
    String folder = folder((row.name().isEmpty() ? row.word() : row.name()) + "_" + row.number());
    if (owners.size() > 1) {
      leaveOut(row.label(), "it isn't known whose row it is");
    } else if (!folder.isEmpty()) {
      folders.put(folder, pages.get(owners.get(0)));
    }
  }

  private void leaveOut(String who, String why) {
    remarks.add(who + ": no page for Moodle, since " + why + ".");
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
        Text.line(prefix.substring(0, at).replace('_', ' '))
            .replaceAll("[<>:\"/\\\\|?*\\p{Cf}]", "")
            .strip();
    int end = name.offsetByCodePoints(0, Math.min(name.codePointCount(0, name.length()), 60));
    return name.substring(0, end) + "_" + number;
  }
}
