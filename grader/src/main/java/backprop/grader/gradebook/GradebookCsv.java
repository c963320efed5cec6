package backprop.grader.gradebook;

import backprop.grader.gradebook.ClassStatistics.TaskStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** The class as a table, {@code gradebook.csv}: one line a student, one column a task. */
public final class GradebookCsv {

  /** Without it, Excel takes UTF-8 for the system's old encoding and garbles every umlaut. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private GradebookCsv() {}

  /** Returns the text of the file, to be written in UTF-8. */
  public static String of(ClassJson results) {
    StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    text.append(record(headers(results)));
    results.students().forEach(entry -> text.append(record(line(entry, results))));
    return text.toString();
  }

  private static String record(List<String> cells) {
    return CSVFormat.RFC4180.format(cells.toArray()) + CSVFormat.RFC4180.getRecordSeparator();
  }

  private static List<String> headers(ClassJson results) {
    List<String> headers =
        new ArrayList<>(
            List.of(
                "student", "name", "standing", "submission", "handed in", "attempts", "days late"));
    results
        .statistics()
        .tasks()
        .forEach(task -> headers.add(SafeText.cell("task " + task.id() + " " + task.title())));
    headers.addAll(List.of("score", "bonus", "paper", "penalty", "total", "grade", "remark"));
    return headers;
  }

  private static List<String> line(Entry entry, ClassJson results) {
    List<String> line = new ArrayList<>();
    Stream.of(
            entry.student().id(),
            entry.student().name(),
            entry.standing().name().toLowerCase(Locale.ROOT),
            entry.submission(),
            handedIn(entry))
        .map(SafeText::cell)
        .forEach(line::add);
    line.add(String.valueOf(entry.attempts().size()));
    boolean graded = entry.hasTotal();
    line.add(graded ? String.valueOf(daysLate(entry)) : "");
    results.statistics().tasks().forEach(task -> line.add(points(entry, task)));
    line.add(graded ? Decimal.of(entry.score()) : "");
    line.add(graded ? Decimal.of(entry.bonus()) : "");
    line.add(entry.paper() == null ? "" : Decimal.of(entry.paper()));
    line.add(graded ? Decimal.of(entry.lateness() == null ? 0 : entry.lateness().penalty()) : "");
    line.add(graded ? Decimal.of(entry.total()) : "");
    line.add(SafeText.cell(entry.grade()));
    line.add(SafeText.cell(remark(entry)));
    return line;
  }

  private static String handedIn(Entry entry) {
    return entry.attempts().stream()
        .filter(Attempt::counts)
        .map(Attempt::handedIn)
        .findFirst()
        .orElse("");
  }

  private static int daysLate(Entry entry) {
    return entry.lateness() == null ? 0 : entry.lateness().days();
  }

  private static String points(Entry entry, TaskStatistics task) {
    return entry.tasks().stream()
        .filter(points -> points.id().equals(task.id()))
        .map(points -> Decimal.of(points.score()))
        .findFirst()
        .orElse("");
  }

  private static String remark(Entry entry) {
    Stream<String> corrections =
        entry.tasks().stream()
            .filter(task -> task.correction() != null)
            .map(
                task ->
                    "Task %s: %s instead of %s, %s (%s)"
                        .formatted(
                            task.id(),
                            Decimal.of(task.score()),
                            Decimal.of(task.correction().graded()),
                            task.correction().reason(),
                            task.correction().by()));
    return Stream.concat(Stream.of(Objects.toString(entry.remark(), "")), corrections)
        .filter(sentence -> !sentence.isBlank())
        .collect(Collectors.joining("; "));
  }
}
