package backprop.grader.course;

import static backprop.grader.common.Numbers.decimal;
import static backprop.grader.common.Text.cell;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** The class as a table, {@code gradebook.csv}: one line a student, one column a task. */
public final class GradebookCsv {

  /** Without it, Excel takes UTF-8 for the system's old encoding and garbles every umlaut. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private GradebookCsv() {}

  /** Returns the text of the file, to be written in UTF-8. */
  public static String of(ClassResult results) {
    Map<String, Function<StudentResult, String>> columns = columns(results);
    Stream<Stream<String>> lines =
        results.students().stream()
            .map(student -> columns.values().stream().map(column -> column.apply(student)));
    return Stream.concat(Stream.of(columns.keySet().stream()), lines)
        .map(line -> CSVFormat.RFC4180.format(line.toArray()))
        .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
  }

  private static Map<String, Function<StudentResult, String>> columns(ClassResult results) {
    Map<String, Function<StudentResult, String>> columns = new LinkedHashMap<>();
    columns.put("student", s -> cell(s.student().id()));
    columns.put("name", s -> cell(s.student().name()));
    columns.put("standing", s -> s.standing().name().toLowerCase(Locale.ROOT));
    columns.put("submission", s -> cell(s.submission()));
    columns.put("handed in", s -> cell(handedIn(s)));
    columns.put("attempts", s -> String.valueOf(s.attempts().size()));
    columns.put("days late", s -> ifKnown(s, s.lateness() == null ? 0 : s.lateness().days()));
    for (ClassStatistics.TaskStatistics task : results.statistics().tasks()) {
      columns.put(cell("task " + task.id() + " " + task.title()), s -> points(s, task.id()));
    }
    columns.put("score", s -> ifKnown(s, s.score()));
    columns.put("bonus", s -> ifKnown(s, s.bonus()));
    columns.put("paper", s -> s.paper() == null ? "" : decimal(s.paper()));
    columns.put("penalty", s -> ifKnown(s, s.lateness() == null ? 0 : s.lateness().penalty()));
    columns.put("total", s -> ifKnown(s, s.total()));
    columns.put("grade", s -> cell(s.grade()));
    columns.put("remark", s -> cell(remark(s)));
    return columns;
  }

  private static String ifKnown(StudentResult student, double number) {
    return student.hasTotal() ? decimal(number) : "";
  }

  private static String handedIn(StudentResult student) {
    return student.attempts().stream()
        .filter(Attempt::counts)
        .map(Attempt::handedIn)
        .collect(Collectors.joining());
  }

  private static String points(StudentResult student, String task) {
    return student.tasks().stream()
        .filter(points -> points.id().equals(task))
        .map(points -> decimal(points.score()))
        .collect(Collectors.joining());
  }

  private static String remark(StudentResult student) {
    Stream<String> corrections =
        student.tasks().stream()
            .filter(task -> task.correction() != null)
            .map(
                task ->
                    "Task %s: %s instead of %s, %s (%s)"
                        .formatted(
                            task.id(),
                            decimal(task.score()),
                            decimal(task.correction().graded()),
                            task.correction().reason(),
                            task.correction().by()));
    return Stream.concat(Stream.of(student.remark()), corrections)
        .filter(sentence -> !sentence.isBlank())
        .collect(Collectors.joining("; "));
  }
}
