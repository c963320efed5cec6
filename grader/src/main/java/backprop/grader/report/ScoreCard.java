package backprop.grader.report;

import backprop.grader.grading.GradingResult;
import backprop.grader.grading.Installation;
import backprop.grader.scoring.Scoring.ScoredTask;
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
      card.replaced();
      card.out.append(new Losses(feedback).of(result.tasks()));
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

  private void replaced() {
    Map<String, List<String>> tasksByClasses = new LinkedHashMap<>();
    for (ScoredTask task : result.tasks()) {
      task.tests().stream()
          .flatMap(test -> test.outcome().replaced().stream())
          .distinct()
          .sorted()
          .reduce((a, b) -> a + " and " + b)
          .ifPresent(
              classes ->
                  tasksByClasses
                      .computeIfAbsent(classes, c -> new ArrayList<>())
                      .add(task.task().id()));
    }
    tasksByClasses.forEach(
        (classes, tasks) -> {
          line("");
          wrap(
              "",
              (tasks.size() == 1 ? "Task " : "Tasks ")
                  + String.join(", ", tasks)
                  + ": what failed was tried again with the reference's "
                  + classes
                  + " instead of yours, so that one mistake does not cost points twice.");
        });
  }

  private void wrap(String indent, String text) {
    out.append(Printable.wrapped(indent, text, 80));
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  static String points(double points) {
    return points == Math.rint(points)
        ? Long.toString((long) points)
        : String.format(Locale.ROOT, "%.2f", points);
  }
}
