package backprop.grader.course;

import static backprop.grader.common.Text.cell;

import backprop.grader.common.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class as a table, {@code gradebook.csv}: one line a student, one column a task. */
public final class GradebookCsv {

  private final ClassResult results;
  private final CsvDialect dialect;

  private GradebookCsv(ClassResult results, CsvDialect dialect) {
    this.results = results;
    this.dialect = dialect;
  }

  /** Returns the file. */
  public static byte[] of(ClassResult results, CsvDialect dialect) {
    Map<String, Function<StudentResult, String>> columns =
        new GradebookCsv(results, dialect).columns();
    List<List<String>> lines = new ArrayList<>(List.of(List.copyOf(columns.keySet())));
    for (StudentResult student : results.students()) {
      lines.add(columns.values().stream().map(column -> column.apply(student)).toList());
    }
    return dialect.bytes(lines);
  }

  private Map<String, Function<StudentResult, String>> columns() {
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
    columns.put("paper", s -> s.paper() == null ? "" : dialect.number(s.paper()));
    columns.put("penalty", s -> ifKnown(s, s.lateness() == null ? 0 : s.lateness().penalty()));
    columns.put("total", this::total);
    columns.put("grade", s -> cell(dialect.comma() ? Texts.DE.number(s.grade()) : s.grade()));
    columns.put("remark", s -> cell(remark(s)));
    return columns;
  }

  private String total(StudentResult student) {
    return student.handedInNothing()
        ? dialect.number(student.total())
        : ifKnown(student, student.total());
  }

  private String ifKnown(StudentResult student, double number) {
    return student.hasTotal() ? dialect.number(number) : "";
  }

  private static String handedIn(StudentResult student) {
    return student.attempts().stream()
        .filter(Attempt::counts)
        .map(Attempt::handedIn)
        .collect(Collectors.joining());
  }

  private String points(StudentResult student, String task) {
    return student.tasks().stream()
        .filter(points -> points.id().equals(task))
        .map(points -> dialect.number(points.score()))
        .collect(Collectors.joining());
  }

  private String remark(StudentResult student) {
    Texts texts = results.language();
    Stream<String> corrections =
        student.tasks().stream()
            .flatMap(task -> task.corrections().stream())
            .map(
                one ->
                    texts.say(
                        one.changes() ? "gradebook.corrected" : "gradebook.stays",
                        one.item(),
                        texts.decimal(one.points()),
                        texts.decimal(one.graded()),
                        one.reason(),
                        one.by()));
    return Stream.concat(Stream.of(student.remark()), corrections)
        .filter(sentence -> !sentence.isBlank())
        .collect(Collectors.joining("; "));
  }
}
