package backprop.grader.batch;

import backprop.grader.common.Text;
import backprop.grader.course.ClassResult;
import backprop.grader.course.ClassStatistics;
import backprop.grader.course.ClassStatistics.MisconceptionCount;
import backprop.grader.course.ClassStatistics.TaskStatistics;
import backprop.grader.course.Standing;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints.Correction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a class's grading prints in the end: at most 80 columns, what needs attention last. */
final class ClassSummary {

  private static final int WIDTH = 80;
  private static final int MOST_LINES = 20;

  /** A method, such as Softmax.backward. */
  private static final Pattern METHOD = Pattern.compile("\\b[A-Z]\\w+\\.\\w+\\b");

  private final StringBuilder out = new StringBuilder();
  private final int most;

  private ClassSummary(int most) {
    this.most = most;
  }

  /**
   * Returns the summary.
   *
   * @param ungraded by submission, why the grader failed
   * @param remarks a sentence each
   */
  static String of(ClassResult book, Map<String, String> ungraded, List<String> remarks) {
    return of(book, ungraded, remarks, MOST_LINES);
  }

  /** Returns the summary with all that the one on the terminal leaves out. */
  static String whole(ClassResult book, Map<String, String> ungraded, List<String> remarks) {
    return of(book, ungraded, remarks, Integer.MAX_VALUE);
  }

  private static String of(
      ClassResult book, Map<String, String> ungraded, List<String> remarks, int most) {
    ClassSummary summary = new ClassSummary(most);
    summary.table(book);
    summary.attention(book, ungraded, remarks);
    return summary.out.toString();
  }

  private void table(ClassResult book) {
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
          Text.printable(task.title()),
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

  // The reports have the sentence; here the short name is enough, or the method of what has none.
  private static String cause(MisconceptionCount misconception) {
    Matcher method = METHOD.matcher(misconception.sentence());
    String id = misconception.id();
    boolean named = !id.contains("generated/") && !id.contains("seen/");
    return "%dx %s"
        .formatted(misconception.students(), named || !method.find() ? id : "in " + method.group());
  }

  private void attention(ClassResult book, Map<String, String> ungraded, List<String> remarks) {
    List<String> failed =
        ungraded.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
    List<String> unreadable = remarked(book, Standing.UNREADABLE);
    List<String> given = given(book);
    List<String> byHand = remarked(book, Standing.GRADED);
    if (Stream.of(failed, unreadable, given, byHand, remarks).allMatch(List::isEmpty)) {
      return;
    }
    line("");
    line("For you");
    section("ungraded: the grader failed twice, nobody lost points; run it again", failed);
    if (!failed.isEmpty()) {
      out.append("    (see grader/docs/troubleshooting.md#ungraded)\n");
    }
    section("unreadable: no points given or taken; ask for them again", unreadable);
    section("unreadable, graded by hand: all tasks but these have 0 points", given);
    section("to look at by hand: graded as far as that went", byHand);
    items("  ", remarks);
  }

  private static List<String> remarked(ClassResult book, Standing standing) {
    return book.students().stream()
        .filter(s -> s.standing() == standing && !s.remark().isEmpty() && !s.gradedByHand())
        .map(s -> s.student().name() + ": " + s.remark())
        .toList();
  }

  private static List<String> given(ClassResult book) {
    return book.students().stream()
        .filter(StudentResult::gradedByHand)
        .filter(s -> s.tasks().stream().anyMatch(task -> task.corrections().isEmpty()))
        .map(
            s ->
                s.student().name()
                    + ": "
                    + s.tasks().stream()
                        .flatMap(task -> task.corrections().stream())
                        .map(Correction::item)
                        .collect(Collectors.joining(", ")))
        .toList();
  }

  private void section(String heading, List<String> items) {
    if (!items.isEmpty()) {
      line("  %d %s", items.size(), heading);
      items("    ", items);
    }
  }

  private void items(String indent, List<String> items) {
    items.stream().limit(most).forEach(i -> out.append(Text.wrapped(indent, i, WIDTH)));
    if (items.size() > most) {
      line("    and %d more, in summary.txt", items.size() - most);
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
