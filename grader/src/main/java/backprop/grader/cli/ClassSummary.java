package backprop.grader.cli;

import backprop.grader.gradebook.ClassJson;
import backprop.grader.gradebook.ClassStatistics;
import backprop.grader.gradebook.ClassStatistics.MisconceptionCount;
import backprop.grader.gradebook.ClassStatistics.TaskStatistics;
import backprop.grader.gradebook.Entry;
import backprop.grader.gradebook.Standing;
import backprop.grader.report.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a class's grading prints in the end: at most 80 columns, what needs attention last. */
final class ClassSummary {

  private static final int WIDTH = 80;
  private static final int MOST_LINES = 20;

  private final StringBuilder out = new StringBuilder();

  private ClassSummary() {}

  /**
   * Returns the summary.
   *
   * @param ungraded by submission, why the grader failed
   * @param remarks a sentence each
   */
  static String of(ClassJson book, Map<String, String> ungraded, List<String> remarks) {
    ClassSummary summary = new ClassSummary();
    summary.table(book);
    summary.attention(book, ungraded, remarks);
    return summary.out.toString();
  }

  private void table(ClassJson book) {
    ClassStatistics all = book.statistics();
    line(" %-21s %11s  %5s %5s  %s", "task", "mean", "full", "none", "most frequent cause");
    for (TaskStatistics task : all.tasks()) {
      String cause =
          all.misconceptions().stream()
              .filter(misconception -> misconception.task().equals(task.id()))
              .findFirst()
              .map(ClassSummary::cause)
              .orElse("");
      line(
          " %-2s %-18s %5.1f / %3s  %4.0f%% %4.0f%%  %s",
          task.id(),
          Printable.of(task.title()),
          task.mean(),
          points(task.maxScore()),
          100 * task.full(),
          100 * task.none(),
          cause);
    }
    line(
        " total   median %s of %s, quartiles %s and %s",
        points(all.median()),
        points(book.maxTotal()),
        points(all.lowerQuartile()),
        points(all.upperQuartile()));
  }

  // The entry's short name says enough here; the sentence stands in the reports.
  private static String cause(MisconceptionCount misconception) {
    return misconception.students() + "x " + misconception.id();
  }

  private void attention(ClassJson book, Map<String, String> ungraded, List<String> remarks) {
    List<Entry> unreadable =
        book.students().stream().filter(e -> e.standing() == Standing.UNREADABLE).toList();
    if (ungraded.isEmpty() && unreadable.isEmpty() && remarks.isEmpty()) {
      return;
    }
    line("");
    line("For you");
    if (!ungraded.isEmpty()) {
      line(
          "  %d ungraded: the grader failed twice, nobody lost points; run it again",
          ungraded.size());
      ungraded.entrySet().stream()
          .limit(MOST_LINES)
          .forEach(entry -> item(entry.getKey() + ": " + entry.getValue()));
      more(ungraded.size());
    }
    if (!unreadable.isEmpty()) {
      line("  %d unreadable: no points given or taken; ask for them again", unreadable.size());
      unreadable.stream()
          .limit(MOST_LINES)
          .forEach(e -> item(e.student().name() + ": " + e.remark()));
      more(unreadable.size());
    }
    remarks.stream().limit(MOST_LINES).forEach(r -> out.append(Printable.wrapped("  ", r, WIDTH)));
    more(remarks.size());
  }

  private void item(String text) {
    out.append(Printable.wrapped("    ", text, WIDTH));
  }

  private void more(int all) {
    if (all > MOST_LINES) {
      line("    and %d more, in index.html", all - MOST_LINES);
    }
  }

  private void line(String format, Object... values) {
    String text = String.format(Locale.ROOT, format, values).stripTrailing();
    out.append(text.length() > WIDTH ? text.substring(0, WIDTH) : text).append('\n');
  }

  private static String points(double points) {
    return points == Math.rint(points)
        ? Long.toString((long) points)
        : String.format(Locale.ROOT, "%.1f", points);
  }
}
