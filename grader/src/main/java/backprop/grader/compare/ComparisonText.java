package backprop.grader.compare;

import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.compare.Change.Kind;
import backprop.grader.course.StoredResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** A comparison as plain text: the summary first, at most 80 columns, ASCII of its own. */
public final class ComparisonText {

  private static final int MOST_TESTS = 10;

  private final StringBuilder out = new StringBuilder();
  private final ResultComparison comparison;
  private final Texts t;

  private ComparisonText(ResultComparison comparison) {
    this.comparison = comparison;
    t = comparison.after().language();
  }

  /** Returns the text. */
  public static String of(ResultComparison comparison) {
    ComparisonText text = new ComparisonText(comparison);
    text.place("compare.old", comparison.before());
    text.place("compare.new", comparison.after());
    text.summary();
    text.parts();
    text.reasons();
    text.tests();
    text.totals();
    comparison.of(Kind.POINTS).forEach(text::change);
    comparison.of(Kind.TESTS).forEach(text::change);
    text.lone(Kind.ONLY_NEW);
    text.lone(Kind.ONLY_OLD);
    return Text.withoutCommands(text.out.toString());
  }

  private void place(String label, Grading results) {
    String unread = results.unread() == 0 ? "" : t.say("compare.unread", results.unread());
    wrap(t.say(label) + "  ", results.place() + unread);
  }

  private void summary() {
    List<String> counts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int count = comparison.of(kind).size();
      if (count > 0) {
        counts.add(count + " " + kind.words(t));
      }
    }
    int all = comparison.changes().size();
    int totals = comparison.totals().size();
    boolean nothing = comparison.of(Kind.SAME).size() == all && totals == 0;
    if (totals > 0) {
      counts.add(t.say("compare.other-totals", totals));
    }
    line("");
    wrap(
        "",
        t.say("count.submissions", all)
            + ": "
            + (nothing ? t.say("compare.nothing") : String.join(", ", counts)));
  }

  private void parts() {
    Map<String, Integer> old = comparison.before().parts();
    Map<String, Integer> now = comparison.after().parts();
    Set<String> all = new LinkedHashSet<>(now.keySet());
    all.addAll(old.keySet());
    List<String> steps =
        all.stream()
            .filter(part -> !Objects.equals(old.get(part), now.get(part)))
            .map(part -> part + " " + most(old, part) + " -> " + most(now, part))
            .toList();
    if (!old.isEmpty() && !now.isEmpty() && !steps.isEmpty()) {
      wrap(t.say("compare.parts") + ": ", String.join(", ", steps));
    }
  }

  private static String most(Map<String, Integer> parts, String part) {
    return parts.containsKey(part) ? parts.get(part).toString() : TestChange.ABSENT;
  }

  private void reasons() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Change change : comparison.changes()) {
      for (String reason : change.reasons()) {
        // The seed follows from the submission: each has another one.
        String seed = t.say("compare.seed");
        counts.merge(reason.startsWith(seed + " ") ? seed : reason, 1, Integer::sum);
      }
    }
    if (!counts.isEmpty()) {
      wrap(
          t.say("compare.differs") + ": ",
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
      line(t.say("compare.often"));
      often.forEach(entry -> wrap("%5d  ".formatted(entry.getValue()), entry.getKey()));
    }
  }

  private void totals() {
    if (!comparison.totals().isEmpty()) {
      line("");
      line(t.say("compare.totals"));
    }
    for (TotalChange total : comparison.totals()) {
      wrap(
          "  ",
          "%s   %s   %s"
              .formatted(
                  total.after().student().name(), step(total), String.join(", ", total.reasons())));
    }
  }

  private void change(Change change) {
    line("");
    wrap("", change.submission() + "   " + points(change));
    for (TaskChange task : change.tasks()) {
      wrap("  %-8s ".formatted(t.say("losses.part", task.id())), step(task.before(), task.after()));
      task.tests().stream()
          .collect(Collectors.groupingBy(TestChange::states, LinkedHashMap::new, names()))
          .forEach((states, names) -> wrap("    " + states + "  ", names));
    }
    change.decided().forEach(decision -> wrap("    ", decision));
    if (!change.reasons().isEmpty()) {
      wrap("  " + t.say("compare.differs") + "  ", String.join(", ", change.reasons()));
    } else if (change.decided().isEmpty()
        && change.before().isGraded()
        && change.after().isGraded()) {
      line("  " + t.say("compare.all-same"));
    }
  }

  private static Collector<TestChange, ?, String> names() {
    return Collectors.mapping(TestChange::name, Collectors.joining(", "));
  }

  private String points(Change change) {
    StoredResult before = change.before();
    StoredResult after = change.after();
    if (!before.isGraded() || !after.isGraded()) {
      return standing(before) + " -> " + standing(after);
    }
    double old = before.result().bonus();
    double now = after.result().bonus();
    return step(before.result().score(), after.result().score())
        + (old == now ? "" : "   " + t.say("compare.bonus", step(old, now)));
  }

  private String standing(StoredResult stored) {
    return stored.isGraded()
        ? t.points(stored.result().score()) + bonus(stored.result().bonus())
        : t.say("standing.UNREADABLE") + " (" + stored.unreadable() + ")";
  }

  private String bonus(double points) {
    return points == 0 ? "" : " + " + t.points(points);
  }

  private void lone(Kind kind) {
    List<Change> changes = comparison.of(kind);
    if (!changes.isEmpty()) {
      line("");
      wrap(
          kind.words(t) + ": ",
          changes.stream()
              .map(change -> change.submission() + " " + standing(change.only()))
              .collect(Collectors.joining(", ")));
    }
  }

  private String step(TotalChange change) {
    Double old = TotalChange.total(change.before());
    Double now = TotalChange.total(change.after());
    return old == null || now == null
        ? total(old) + " -> " + total(now)
        : step(old.doubleValue(), now.doubleValue());
  }

  private String total(Double known) {
    return known == null ? t.say("compare.no-total") : t.points(known);
  }

  /** Returns both numbers and their difference. */
  private String step(double before, double after) {
    return before == after
        ? t.say("compare.as-before", t.points(after))
        : "%s -> %s (%s%s)"
            .formatted(
                t.points(before),
                t.points(after),
                after > before ? "+" : "-",
                t.points(Math.abs(after - before)));
  }

  private void wrap(String indent, String text) {
    // A name on one line, whatever line breaks it holds.
    out.append(Text.wrapped(indent, Text.printable(text), 80));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
