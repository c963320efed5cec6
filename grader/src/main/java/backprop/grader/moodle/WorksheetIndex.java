package backprop.grader.moodle;

import static backprop.grader.course.Names.folded;
import static backprop.grader.course.Names.letters;

import backprop.grader.common.Text;
import backprop.grader.course.Student;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of a worksheet in every way that a student's is looked up. */
final class WorksheetIndex {

  /** What Moodle's file names begin with: a name and the number. */
  private static final Pattern PREFIX = Pattern.compile("(?s)(.*)_0*(\\d+)");

  private final Map<String, List<WorksheetRow>> byNumber;
  private final Map<String, List<WorksheetRow>> byGroup;
  private final Map<String, List<WorksheetRow>> byIdNumber;
  private final Map<String, List<WorksheetRow>> byEmail;
  private final Map<String, List<WorksheetRow>> byName;

  WorksheetIndex(List<WorksheetRow> rows) {
    byNumber = by(rows, WorksheetRow::number);
    byGroup = by(rows, row -> letters(row.value(WorksheetColumn.GROUP)));
    byIdNumber = by(rows, row -> row.value(WorksheetColumn.ID_NUMBER));
    byEmail = by(rows, row -> folded(row.value(WorksheetColumn.EMAIL)));
    byName = by(rows, row -> letters(row.name()));
  }

  private static Map<String, List<WorksheetRow>> by(
      List<WorksheetRow> rows, Function<WorksheetRow, String> key) {
    Map<String, List<WorksheetRow>> index =
        new HashMap<>(rows.stream().collect(Collectors.groupingBy(key)));
    index.remove("");
    return index;
  }

  /**
   * Returns the row with the number in the names of the student's files, or the rows of the team
   * with the name in them: newer Moodles give teams their own numbers there.
   *
   * @param remarks gets a sentence if the number is somebody else's
   */
  List<WorksheetRow> byFileNames(Student student, Consumer<String> remarks) {
    Matcher prefix = PREFIX.matcher(student.moodlePrefix());
    if (!prefix.matches()) {
      return List.of();
    }
    String name = prefix.group(1);
    List<WorksheetRow> numbered = only(byNumber.get(prefix.group(2)));
    if (numbered.stream().anyMatch(row -> mayBe(row, name) || mayBeMember(row, name))) {
      return numbered;
    }
    List<WorksheetRow> team = byGroup.getOrDefault(letters(name), List.of());
    if (team.isEmpty() && !numbered.isEmpty()) {
      remarks.accept(
          "%s: the submission with this number is by %s, so it is not taken for theirs."
              .formatted(numbered.get(0).label(), Text.line(name)));
    }
    return team;
  }

  /** Returns the row with the student's number, address or name, if only one has it. */
  List<WorksheetRow> byIdentity(Student student) {
    // A matriculation number can be someone else's number in Moodle: the name must fit.
    boolean isNumber = letters(student.name()).equals(letters(student.id()));
    List<WorksheetRow> numbered =
        only(byNumber.get(student.id())).stream()
            .filter(row -> student.moodlePrefix().isEmpty())
            .filter(row -> isNumber || mayBe(row, student.name()))
            .toList();
    return Stream.of(
            byIdNumber.get(student.id()),
            numbered,
            byEmail.get(folded(student.id())),
            byEmail.get(folded(student.name())),
            byName.get(letters(student.name())))
        .map(WorksheetIndex::only)
        .filter(rows -> !rows.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Older Moodles put a team's name and a hyphen before the person's. */
  private static boolean mayBeMember(WorksheetRow row, String name) {
    return IntStream.range(0, name.length())
        .filter(i -> name.charAt(i) == '-')
        .mapToObj(i -> name.substring(i + 1))
        .anyMatch(person -> !letters(person).isEmpty() && mayBe(row, person));
  }

  /** Tells whether a person of this name can have the row; blind marking hides names. */
  private static boolean mayBe(WorksheetRow row, String name) {
    return letters(name).isEmpty()
        || letters(row.name()).isEmpty()
        || Stream.of(row.name(), row.value(WorksheetColumn.FULL_NAME), row.word())
            .anyMatch(known -> letters(known).equals(letters(name)));
  }

  private static List<WorksheetRow> only(List<WorksheetRow> rows) {
    return rows != null && rows.size() == 1 ? rows : List.of();
  }
}
