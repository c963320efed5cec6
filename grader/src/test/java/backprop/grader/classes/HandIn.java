package backprop.grader.classes;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All that one student or one group handed in.
 *
 * @param students one, or up to four
 * @param attempts in the order of time, at least one; in a class from Moodle only one
 * @param onlineText a remark beside the file, in a class from Moodle; mostly empty
 * @param onDisk where it lies, below {@link GeneratedClass#path()}, or in that zip
 */
public record HandIn(
    List<Student> students, List<Attempt> attempts, String onlineText, List<String> onDisk) {

  /** Copies the lists. */
  public HandIn {
    students = List.copyOf(students);
    attempts = List.copyOf(attempts);
    onDisk = List.copyOf(onDisk);
  }

  /** Returns the only student, or the first of the group. */
  public Student student() {
    return students.get(0);
  }

  /** Returns the last attempt. */
  public Attempt last() {
    return attempts.get(attempts.size() - 1);
  }

  HandIn at(List<String> places) {
    return new HandIn(students, attempts, onlineText, places);
  }

  /** Returns a line about it. */
  public String line() {
    String names = students.stream().map(Student::name).collect(Collectors.joining(" & "));
    String tries =
        attempts.stream()
            .map(
                attempt ->
                    "%s, %s, %s%s%s"
                        .formatted(
                            attempt.expected(),
                            attempt.kind(),
                            attempt.what(),
                            attempt.hasOwnTests() ? ", own tests" : "",
                            attempt.isLate() ? ", late" : ""))
            .collect(Collectors.joining(" | "));
    return names + ": " + tries + "  " + onDisk;
  }
}
