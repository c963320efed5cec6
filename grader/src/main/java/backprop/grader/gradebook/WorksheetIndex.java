package backprop.grader.gradebook;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of a worksheet in every way that a student's is looked up. */
final class WorksheetIndex {

  /** What Moodle's file names begin with: a name and the number. */
  private static final Pattern PREFIX = Pattern.compile("(?s)(.*)_0*(\\d+)");

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

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
  List<WorksheetRow> byMoodlesNames(Student student, Consumer<String> remarks) {
    Matcher prefix = PREFIX.matcher(student.moodlePrefix());
    if (!prefix.matches()) {
      return List.of();
    }
    String name = prefix.group(1);
    List<WorksheetRow> numbered = only(byNumber.get(prefix.group(2)));
    if (numbered.stream().anyMatch(row -> agrees(row, name))) {
      return numbered;
    }
    List<WorksheetRow> team = byGroup.getOrDefault(letters(name), List.of());
    if (team.isEmpty() && !numbered.isEmpty()) {
      remarks.accept(
          "%s: the submission with this number is by %s, so it is not taken for theirs."
              .formatted(numbered.get(0).label(), SafeText.line(name)));
    }
    return team;
  }

  /** Older Moodles put a team's name and a hyphen before the person's; blind marking hides it. */
  private static boolean agrees(WorksheetRow row, String name) {
    String known = letters(row.name());
    return known.isEmpty()
        || letters(name).isEmpty()
        || IntStream.rangeClosed(0, name.length())
            .filter(i -> i == 0 || name.charAt(i - 1) == '-')
            .mapToObj(i -> letters(name.substring(i)))
            .anyMatch(
                person ->
                    person.equals(known)
                        || person.equals(letters(row.value(WorksheetColumn.FULL_NAME)))
                        || person.equals(letters(row.word())));
  }

  /** Returns the row with the student's number, address or name, if only one has it. */
  List<WorksheetRow> byWhatIsKnown(Student student) {
    List<WorksheetRow> found = only(byIdNumber.get(student.id()));
    if (found.isEmpty() && student.moodlePrefix().isEmpty()) {
      found = only(byNumber.get(student.id())).stream().filter(row -> mayBe(row, student)).toList();
    }
    if (found.isEmpty()) {
      found = only(byEmail.get(folded(student.id())));
    }
    if (found.isEmpty()) {
      found = only(byEmail.get(folded(student.name())));
    }
    return found.isEmpty() ? only(byName.get(letters(student.name()))) : found;
  }

  /** A matriculation number can be someone else's number in Moodle: the name must fit. */
  private static boolean mayBe(WorksheetRow row, Student student) {
    String known = letters(row.name());
    String name = letters(student.name());
    return known.isEmpty()
        || name.isEmpty()
        || name.equals(known)
        || name.equals(letters(row.value(WorksheetColumn.FULL_NAME)))
        || name.equals(letters(student.id()));
  }

  private static List<WorksheetRow> only(List<WorksheetRow> rows) {
    return rows != null && rows.size() == 1 ? rows : List.of();
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** Names of files lose signs that names of people have. */
  private static String letters(String name) {
    return SIGNS.matcher(folded(name)).replaceAll("");
  }
}
