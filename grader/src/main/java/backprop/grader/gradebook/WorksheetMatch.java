package backprop.grader.gradebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whose row is whose. In doubt a row is nobody's: a missing grade is noticed, a wrong one may not
 * be.
 *
 * @param students by row; several where the worksheet doesn't tell the members of a team apart
 * @param unmatched students without a row
 * @param remarks on what is in doubt, a sentence each
 */
record WorksheetMatch(
    Map<WorksheetRow, List<Student>> students, List<Student> unmatched, List<String> remarks) {

  /** Finds the rows of the students. */
  static WorksheetMatch of(List<WorksheetRow> rows, List<Student> students) {
    return new Search(rows, students).match();
  }

  /** One search for all students, from what is sure to what is less so. */
  private static final class Search {
    private final WorksheetIndex index;
    private final List<Student> students;
    private final Map<WorksheetRow, List<Student>> claims = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    Search(List<WorksheetRow> rows, List<Student> students) {
      this.index = new WorksheetIndex(rows);
      this.students = students;
    }

    WorksheetMatch match() {
      List<Student> left = new ArrayList<>(students);
      assign(left, student -> isAlone(student) ? moodles(student) : List.of());
      assign(left, index::byWhatIsKnown);
      assign(left, student -> isAlone(student) ? List.of() : moodles(student));
      Map<WorksheetRow, List<Student>> sure = new LinkedHashMap<>();
      claims.forEach(
          (row, claimants) -> {
            if (claimants.size() == 1 || areOneTeam(claimants)) {
              sure.put(row, claimants);
            } else {
              remarks.add(
                  row.label()
                      + ": could be any of "
                      + ids(claimants)
                      + ", so it is left as it is.");
            }
          });
      sure.values().stream().distinct().forEach(team -> sayWhoIsLeftOut(sure, team));
      return new WorksheetMatch(sure, left, remarks);
    }

    private List<WorksheetRow> moodles(Student student) {
      return index.byMoodlesNames(student, remarks::add);
    }

    /** Gives each student the rows that are found and nobody's yet; keeps the rest in the list. */
    private void assign(List<Student> left, Function<Student, List<WorksheetRow>> search) {
      Set<WorksheetRow> taken = Set.copyOf(claims.keySet());
      for (Student student : List.copyOf(left)) {
        List<WorksheetRow> found =
            search.apply(student).stream().filter(row -> !taken.contains(row)).toList();
        found.forEach(row -> claims.computeIfAbsent(row, r -> new ArrayList<>()).add(student));
        if (!found.isEmpty()) {
          left.remove(student);
        }
      }
    }

    /** Tells whether nobody else handed in under the same name in Moodle. */
    private boolean isAlone(Student student) {
      return !student.moodlePrefix().isEmpty()
          && students.stream()
                  .filter(other -> other.moodlePrefix().equals(student.moodlePrefix()))
                  .count()
              == 1;
    }

    private void sayWhoIsLeftOut(Map<WorksheetRow, List<Student>> sure, List<Student> team) {
      List<WorksheetRow> rows =
          sure.keySet().stream().filter(row -> sure.get(row).equals(team)).toList();
      if (rows.size() < team.size()) {
        remarks.add(
            rows.get(0).label()
                + ": handed in for "
                + ids(team)
                + ", whose other rows can't be told from the worksheet.");
      }
    }

    private static boolean areOneTeam(List<Student> students) {
      String prefix = students.get(0).moodlePrefix();
      return !prefix.isEmpty() && students.stream().allMatch(s -> s.moodlePrefix().equals(prefix));
    }

    private static String ids(List<Student> students) {
      return students.stream()
          .map(student -> SafeText.line(student.id()))
          .collect(Collectors.joining(", "));
    }
  }
}
