package backprop.grader.compare;

import backprop.grader.common.Numbers;
import backprop.grader.common.Text;
import backprop.grader.compare.Change.Kind;
import backprop.grader.course.StoredResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** A comparison as plain text: the summary first, at most 80 columns, ASCII of its own. */
public final class ComparisonText {

  private static final int MOST_TESTS = 10;

  private final StringBuilder out = new StringBuilder();
  private final ResultComparison comparison;

  private ComparisonText(ResultComparison comparison) {
    this.comparison = comparison;
  }

  /** Returns the text. */
  public static String of(ResultComparison comparison) {
    ComparisonText text = new ComparisonText(comparison);
    text.place("OLD  ", comparison.before());
    text.place("NEW  ", comparison.after());
    text.summary();
    text.reasons();
    text.tests();
    text.totals();
    comparison.of(Kind.POINTS).forEach(text::change);
    comparison.of(Kind.TESTS).forEach(text::change);
    text.lone("only in NEW: ", comparison.of(Kind.ONLY_NEW));
    text.lone("only in OLD: ", comparison.of(Kind.ONLY_OLD));
    return Text.withoutCommands(text.out.toString());
  }

  private void place(String label, Grading results) {
    String unread = results.unread() == 0 ? "" : " (%d files hold no result)";
    wrap(label, results.place() + unread.formatted(results.unread()));
  }

  private void summary() {
    List<String> counts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int count = comparison.of(kind).size();
      if (count > 0) {
        counts.add(count + " " + kind.words());
      }
    }
    int all = comparison.changes().size();
    int totals = comparison.totals().size();
    boolean nothing = comparison.of(Kind.SAME).size() == all && totals == 0;
    if (totals > 0) {
      counts.add(Numbers.count(totals, "student") + " with another total or grade");
    }
    line("");
    wrap(
        "",
        all
            + (all == 1 ? " submission: " : " submissions: ")
            + (nothing ? "nothing has changed" : String.join(", ", counts)));
  }

  private void reasons() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Change change : comparison.changes()) {
      for (String reason : change.reasons()) {
        // The seed follows from the submission: each has another one.
        counts.merge(reason.replaceAll("^seed .*", "seed"), 1, Integer::sum);
      }
    }
    if (!counts.isEmpty()) {
      wrap(
          "differs: ",
          counts.entrySet().stream()
              .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
              .collect(Collectors.joining(", ")));
    }
  }

  // Where many changed, a test that changed for most of them is the first thing to look at.
  private void tests() {
    Map<String, Integer> counts = new TreeMap<>();
    comparison.changes().stream()
        .flatMap(change -> change.tasks().stream())
        .flatMap(task -> task.tests().stream())
        .forEach(test -> counts.merge(test.name() + "  " + test.states(), 1, Integer::sum));
    List<Map.Entry<String, Integer>> often =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() > 1)
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_TESTS)
            .toList();
    if (!often.isEmpty()) {
      line("");
      line("Tests that came out otherwise most often");
      often.forEach(entry -> wrap("%5d  ".formatted(entry.getValue()), entry.getKey()));
    }
  }

  private void totals() {
    if (!comparison.totals().isEmpty()) {
      line("");
      line("Totals");
    }
    for (TotalChange total : comparison.totals()) {
      wrap(
          "  ",
          "%s   %s   %s"
              .formatted(
                  total.after().student().name(),
                  step(total.before().total(), total.after().total()),
                  String.join(", ", total.reasons())));
    }
  }

  private void change(Change change) {
    line("");
    wrap("", change.submission() + "   " + points(change));
    for (TaskChange task : change.tasks()) {
      wrap("  Task %-3s ".formatted(task.id()), step(task.before(), task.after()));
      task.tests().stream()
          .collect(Collectors.groupingBy(TestChange::states, LinkedHashMap::new, names()))
          .forEach((states, names) -> wrap("    " + states + "  ", names));
    }
    if (!change.reasons().isEmpty()) {
      wrap("  differs  ", String.join(", ", change.reasons()));
    } else if (change.before().isGraded() && change.after().isGraded()) {
      line("  the same files, seed and grader");
    }
  }

  private static Collector<TestChange, ?, String> names() {
    return Collectors.mapping(TestChange::name, Collectors.joining(", "));
  }

  private static String points(Change change) {
    StoredResult before = change.before();
    StoredResult after = change.after();
    if (!before.isGraded() || !after.isGraded()) {
      return standing(before) + " -> " + standing(after);
    }
    double old = before.result().bonus();
    double now = after.result().bonus();
    return step(before.result().score(), after.result().score())
        + (old == now ? "" : "   bonus " + step(old, now));
  }

  private static String standing(StoredResult stored) {
    return stored.isGraded()
        ? Numbers.points(stored.result().score()) + bonus(stored.result().bonus())
        : "can't be read (" + stored.unreadable() + ")";
  }

  private static String bonus(double points) {
    return points == 0 ? "" : " + " + Numbers.points(points);
  }

  private void lone(String label, List<Change> changes) {
    if (!changes.isEmpty()) {
      line("");
      wrap(
          label,
          changes.stream()
              .map(change -> change.submission() + " " + standing(change.only()))
              .collect(Collectors.joining(", ")));
    }
  }

  /** Returns both numbers and their difference. */
  private static String step(double before, double after) {
    return before == after
        ? Numbers.points(after) + ", as before"
        : "%s -> %s (%s%s)"
            .formatted(
                Numbers.points(before),
                Numbers.points(after),
                after > before ? "+" : "-",
                Numbers.points(Math.abs(after - before)));
  }

  private void wrap(String indent, String text) {
    // A name on one line, whatever line breaks it holds.
    out.append(Text.wrapped(indent, Text.printable(text), 80));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
