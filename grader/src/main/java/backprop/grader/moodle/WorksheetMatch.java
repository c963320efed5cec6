package backprop.grader.moodle;

import backprop.grader.common.Text;
import backprop.grader.course.Student;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which student has which row of a worksheet. In doubt a row is nobody's: a missing grade is
 * noticed, a wrong one may not be.
 */
public final class WorksheetMatch {

  private final Worksheet sheet;
  private final WorksheetIndex index;
  private final List<Student> students;
  private final List<Student> unmatched;
  private final Map<WorksheetRow, List<Student>> claims = new LinkedHashMap<>();
  private final Map<WorksheetRow, List<Student>> owners = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  /** Finds the rows of all students of a class, from what is sure to what is less so. */
  public WorksheetMatch(Worksheet sheet, Collection<Student> all) {
    this.sheet = sheet;
    this.index = new WorksheetIndex(sheet.rows());
    this.students = all.stream().sorted(Student.BY_NAME).toList();
    this.unmatched = new ArrayList<>(students);
    assign(student -> isAlone(student) ? byFileNames(student) : List.of());
    assign(index::byIdentity);
    assign(student -> isAlone(student) ? List.of() : byFileNames(student));
    claims.forEach(
        (row, claimants) -> {
          if (claimants.size() == 1 || areOneTeam(claimants)) {
            owners.put(row, claimants);
          } else {
            remarks.add(
                row.label() + ": could be any of " + ids(claimants) + ", so it is left as it is.");
          }
        });
    owners.values().stream().distinct().forEach(this::checkRowsOfTeam);
  }

  Worksheet sheet() {
    return sheet;
  }

  /** Returns the students by row; several where the worksheet doesn't tell a team's apart. */
  Map<WorksheetRow, List<Student>> owners() {
    return owners;
  }

  /** Returns the students without a row. */
  List<Student> unmatched() {
    return unmatched;
  }

  /** Returns the participants of whom no submission is there. */
  public List<Student> missing() {
    return withoutSubmission().map(WorksheetMatch::student).toList();
  }

  /** Tells of everybody of whom Moodle says that they handed in something. */
  public void forEachSubmitted(Consumer<Student> student) {
    owners.forEach((row, of) -> of.stream().filter(s -> row.isSubmitted()).forEach(student));
    withoutSubmission()
        .filter(WorksheetRow::isSubmitted)
        .map(WorksheetMatch::student)
        .forEach(student);
  }

  private Stream<WorksheetRow> withoutSubmission() {
    return sheet.rows().stream().filter(row -> !claims.containsKey(row) && !row.number().isEmpty());
  }

  private static Student student(WorksheetRow row) {
    return new Student(row.number(), Text.line(whose(row)), "");
  }

  private static String whose(WorksheetRow row) {
    return row.name().isEmpty() ? row.value(WorksheetColumn.IDENTIFIER) : row.name();
  }

  /** Returns what is in doubt, a sentence each. */
  public List<String> remarks() {
    return remarks;
  }

  /** Tells every student's full name in Moodle, which leaves characters out of files' names. */
  public void forEachName(BiConsumer<Student, String> name) {
    owners.forEach((row, of) -> of.forEach(student -> name.accept(student, row.name())));
  }

  private List<WorksheetRow> byFileNames(Student student) {
    return index.byFileNames(student, remarks::add);
  }

  /** Gives each unmatched student the rows that are found and nobody's yet. */
  private void assign(Function<Student, List<WorksheetRow>> search) {
    Set<WorksheetRow> taken = Set.copyOf(claims.keySet());
    for (Student student : List.copyOf(unmatched)) {
      List<WorksheetRow> found =
          search.apply(student).stream().filter(row -> !taken.contains(row)).toList();
      found.forEach(row -> claims.computeIfAbsent(row, r -> new ArrayList<>()).add(student));
      if (!found.isEmpty()) {
        unmatched.remove(student);
      }
    }
  }

  /** Tells whether nobody else handed in under the same name in Moodle. */
  private boolean isAlone(Student student) {
    String prefix = student.moodlePrefix();
    return !prefix.isEmpty()
        && students.stream().filter(s -> s.moodlePrefix().equals(prefix)).count() == 1;
  }

  private void checkRowsOfTeam(List<Student> team) {
    List<WorksheetRow> rows =
        owners.keySet().stream().filter(row -> owners.get(row).equals(team)).toList();
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
        .map(student -> Text.line(student.id()))
        .collect(Collectors.joining(", "));
  }
}
