package backprop.grader.report;

import backprop.grader.common.Numbers;
import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.report.LostPart.Cause;
import backprop.grader.report.LostPart.Failure;
import backprop.grader.result.Result;
import backprop.grader.result.TaskResult;
import java.util.Locale;

/** The score card as plain text: at most 80 columns, ASCII of its own, nothing by colour. */
public final class ScoreCard {

  /** Terminals are spoken to in English. */
  private static final Texts TEXTS = Texts.EN;

  private final StringBuilder out = new StringBuilder();
  private final Result result;

  private ScoreCard(Result result) {
    this.result = result;
  }

  /**
   * Returns the card.
   *
   * @param graded cut to what the reader may see
   */
  public static String of(Result graded) {
    Result result = graded.shown();
    ScoreCard card = new ScoreCard(result);
    card.head();
    if (Summary.scoresOnly(result)) {
      card.total();
    } else {
      card.table();
      card.replaced();
      Losses.of(result, TEXTS).forEach(card::part);
    }
    return Text.withoutCommands(card.out.toString());
  }

  private void head() {
    line(
        "%s   grader %s   handout %s   seed %d",
        Text.printable(result.submission().name()),
        result.graderVersion(),
        result.assignmentVersion(),
        result.seed());
    wrap("isolation  ", result.isolation().sentence());
    if (!result.submission().ignored().isEmpty()) {
      wrap("ignored    ", String.join(", ", result.submission().ignored()));
    }
    Summary.notes(result).forEach(note -> wrap("note       ", note));
    result
        .submission()
        .trainings()
        .forEach(run -> wrap("training   ", run.name() + ": " + Summary.training(run)));
    if (result.partial()) {
      line("PARTIAL    only the tests asked for have run: this is no score");
    }
    line("");
  }

  private void table() {
    line(" task                      points    hidden tests");
    result.tasks().stream().filter(task -> !task.bonus()).forEach(this::row);
    total();
    result.tasks().stream().filter(TaskResult::bonus).forEach(this::row);
  }

  // Beside the row, the state says more than a list of every test would.
  private void row(TaskResult task) {
    String state = Summary.commonState(task, TEXTS);
    line(
        " %-2s %-18s %6s / %3d    %s",
        task.id(),
        task.title(),
        Numbers.points(task.score()),
        task.maxScore(),
        state.isEmpty()
            ? Summary.passed(task)
            : String.format(Locale.ROOT, "%2d of %2d   %s", task.passed(), task.count(), state));
  }

  private void total() {
    line("    %-18s %6s / %3d", "total", Numbers.points(result.score()), result.maxScore());
  }

  private void replaced() {
    for (String sentence : Summary.replaced(result, TEXTS)) {
      line("");
      wrap("", sentence);
    }
  }

  private void part(LostPart part) {
    line("");
    line("Task %s   %s", part.part(), part.points(TEXTS));
    part.causes().forEach(this::cause);
  }

  private void cause(Cause cause) {
    wrap("  - ", cause.sentence() + (cause.share().isEmpty() ? "" : " (" + cause.share() + ")"));
    if (!cause.hint().isEmpty()) {
      wrap("    Hint: ", cause.hint());
    }
    if (!cause.misconception().isEmpty()) {
      line("      %s", cause.misconception());
    }
    cause.failures().forEach(this::failure);
  }

  private void failure(Failure failure) {
    line("      %s", failure.test());
    failure.detail().forEach(text -> line("      | %s", text));
  }

  private void wrap(String indent, String text) {
    out.append(Text.wrapped(indent, text, 80));
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
