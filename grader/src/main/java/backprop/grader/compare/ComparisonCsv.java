package backprop.grader.compare;

import backprop.grader.common.Numbers;
import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.compare.Change.Kind;
import backprop.grader.course.StoredResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** What has changed as a table: one line for each task of a submission that changed. */
public final class ComparisonCsv {

  /** Without it, Excel takes UTF-8 for the system's old encoding and garbles every umlaut. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final StringBuilder out = new StringBuilder(BYTE_ORDER_MARK);

  private ComparisonCsv() {}

  /** Returns the text of the file, to be written in UTF-8. */
  public static String of(ResultComparison comparison) {
    ComparisonCsv csv = new ComparisonCsv();
    csv.line(
        List.of("submission", "change", "task", "old", "new", "difference", "tests", "differs"));
    comparison.changes().stream().filter(change -> change.kind() != Kind.SAME).forEach(csv::change);
    return csv.out.toString();
  }

  private void change(Change change) {
    if (change.tasks().isEmpty()) {
      line(
          List.of(
              Text.cell(change.submission()),
              change.kind().words(Texts.EN),
              "",
              points(change.before()),
              points(change.after()),
              "",
              "",
              ""));
    }
    for (TaskChange task : change.tasks()) {
      line(
          List.of(
              Text.cell(change.submission()),
              change.kind().words(Texts.EN),
              Text.cell(task.id()),
              Numbers.points(task.before()),
              Numbers.points(task.after()),
              Numbers.points(task.after() - task.before()),
              Text.cell(
                  task.tests().stream()
                      .map(test -> test.name() + ": " + test.states())
                      .collect(Collectors.joining("; "))),
              Text.cell(
                  Stream.concat(change.reasons().stream(), change.decided().stream())
                      .collect(Collectors.joining("; ")))));
    }
  }

  private static String points(StoredResult stored) {
    if (stored == null) {
      return "";
    }
    return stored.isGraded() ? Numbers.points(Change.points(stored)) : "can't be read";
  }

  private void line(List<String> cells) {
    out.append(CSVFormat.RFC4180.format(cells.toArray()))
        .append(CSVFormat.RFC4180.getRecordSeparator());
  }
}
