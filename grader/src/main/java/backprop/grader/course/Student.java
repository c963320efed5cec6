package backprop.grader.course;

import backprop.grader.common.Text;
import java.util.Comparator;
import java.util.Locale;

/**
 * Who handed in.
 *
 * @param id unique in the class: the platform's number, a matriculation number, else the name of
 *     the folder or archive
 * @param name as people say it; may be anything that a student typed
 * @param moodlePrefix what Moodle's names of this student's files begin with, such as {@code Ada
 *     Lovelace_123}; empty where the class doesn't come from Moodle
 */
public record Student(String id, String name, String moodlePrefix) {

  /** By name, whatever its case; equal names by number. */
  public static final Comparator<Student> BY_NAME =
      Comparator.comparing((Student student) -> student.name().toLowerCase(Locale.ROOT))
          .thenComparing(Student::id);

  /** Returns the name on one line, or else the number. */
  public String label() {
    String line = Text.line(name);
    return line.isEmpty() ? Text.line(id) : line;
  }
}
