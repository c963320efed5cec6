package backprop.grader.report;

import backprop.grader.grading.GradingResult;
import backprop.grader.grading.Installation;
import backprop.grader.scoring.Scoring;
import backprop.grader.scoring.Scoring.ScoredTask;
import backprop.grader.scoring.Scoring.ScoredTest;
import backprop.grader.scoring.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The score card as plain text: at most 80 columns, ASCII of its own, nothing by colour. */
public final class ScoreCard {

  private final StringBuilder out = new StringBuilder();
  private final GradingResult result;
  private final Feedback feedback;

  private ScoreCard(GradingResult result, Feedback feedback) {
    this.result = result;
    this.feedback = feedback;
  }

  /** Returns the card. */
  public static String of(GradingResult result, Feedback feedback) {
    ScoreCard card = new ScoreCard(result, feedback);
    card.head();
    if (feedback == Feedback.NONE) {
      card.total();
    } else {
      card.table();
      result.tasks().forEach(card::losses);
    }
    return Printable.withoutCommands(card.out.toString());
  }

  private void head() {
    line(
        "%s   grader %s   handout %s   seed %d",
        Printable.of(result.submission().name()),
        Installation.version(),
        result.assignment().version(),
        result.seed());
    wrap("isolation  ", result.isolation().sentence());
    if (!result.submission().ignored().isEmpty()) {
      wrap("ignored    ", String.join(", ", result.submission().ignored()));
    }
    result.notes().forEach(note -> wrap("note       ", note));
    if (result.partial()) {
      line("PARTIAL    only the tests asked for have run: this is no score");
    }
    line("");
  }

  private void table() {
    line(" task                      points    hidden tests");
    for (ScoredTask task : result.tasks()) {
      if (!task.task().bonus()) {
        row(task);
      }
    }
    total();
    result.tasks().stream().filter(task -> task.task().bonus()).forEach(this::row);
  }

  private void row(ScoredTask task) {
    line(
        " %-2s %-18s %6s / %3d    %2d of %2d%s",
        task.task().id(),
        task.task().title(),
        points(task.score()),
        task.task().maxScore(),
        task.passed(),
        task.tests().size(),
        commonState(task));
  }

  private void total() {
    line(
        "    %-18s %6s / %3d",
        "total", points(result.score()), result.assignment().maxScore(false));
  }

  // Beside the row it says more than a list of every test would.
  private static String commonState(ScoredTask task) {
    State first = task.tests().get(0).outcome().state();
    boolean common =
        first != State.PASSED
            && task.tests().stream().allMatch(test -> test.outcome().state() == first);
    return common ? "   " + first.words() : "";
  }

  private void losses(ScoredTask task) {
    if (commonState(task).contains(State.NOT_IMPLEMENTED.words())) {
      return;
    }
    Map<String, List<ScoredTest>> byPart = new LinkedHashMap<>();
    for (ScoredTest test : task.tests()) {
      byPart.computeIfAbsent(test.test().part(), part -> new ArrayList<>()).add(test);
    }
    byPart.forEach(
        (part, tests) -> {
          List<ScoredTest> lost = tests.stream().filter(t -> !t.outcome().passed()).toList();
          if (!lost.isEmpty()) {
            part(part, task.task().parts().get(part), tests, lost);
          }
        });
  }

  private void part(String part, int max, List<ScoredTest> tests, List<ScoredTest> lost) {
    double earned = tests.stream().mapToDouble(ScoredTest::score).sum();
    line("");
    line("Task %s   %s of %s", part, points(Scoring.round(earned)), count(max, "point"));
    Map<String, List<ScoredTest>> byCause = new LinkedHashMap<>();
    for (ScoredTest test : lost) {
      if (test.outcome().state() == State.FAILED) {
        String reason = test.outcome().reason();
        wrap("  - ", test.test().property() + (reason.isEmpty() ? "" : " [" + reason + "]"));
        details(test);
      } else {
        byCause.computeIfAbsent(cause(test), cause -> new ArrayList<>()).add(test);
      }
    }
    byCause.forEach(
        (cause, same) -> {
          wrap("  - ", cause + " (" + same.size() + " of " + count(tests.size(), "test") + ")");
          same.forEach(this::details);
        });
  }

  private static String cause(ScoredTest test) {
    var outcome = test.outcome();
    return switch (outcome.state()) {
      case NOT_COMPILED -> outcome.reason();
      case NOT_IMPLEMENTED ->
          outcome.reason().startsWith("Task " + test.test().part() + ":")
              ? outcome.state().words()
              : "needs " + outcome.reason() + ", which is not written yet";
      default -> outcome.reason().isEmpty() ? outcome.state().words() : outcome.reason();
    };
  }

  private void details(ScoredTest test) {
    if (feedback == Feedback.STAFF) {
      line("      %s", test.test().name());
      test.outcome().detail().lines().limit(20).forEach(l -> line("      | %s", Printable.of(l)));
    }
  }

  private void wrap(String indent, String text) {
    out.append(Printable.wrapped(indent, text, 80));
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private static String points(double points) {
    return points == Math.rint(points)
        ? Long.toString((long) points)
        : String.format(Locale.ROOT, "%.2f", points);
  }
}
