package backprop.grader.report;

import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.report.LostPart.Cause;
import backprop.grader.report.LostPart.Failure;
import backprop.grader.result.Result;
import backprop.grader.result.TaskResult;
import java.util.Locale;

/** The score card as plain text: at most 80 columns, ASCII of its own, nothing by colour. */
public final class ScoreCard {

  private final StringBuilder out = new StringBuilder();
  private final Result result;
  private final Texts t;

  private ScoreCard(Result result, Texts t) {
    this.result = result;
    this.t = t;
  }

  /**
   * Returns the card.
   *
   * @param graded cut to what the reader may see
   * @param t the reader's language
   */
  public static String of(Result graded, Texts t) {
    Result result = graded.shown();
    ScoreCard card = new ScoreCard(result, t);
    card.head();
    if (Summary.scoresOnly(result)) {
      card.total();
    } else {
      card.table();
      card.replaced();
      Losses.of(result, t).forEach(card::part);
    }
    return Text.withoutCommands(card.out.toString());
  }

  private void head() {
    line(
        "%s",
        t.say(
            "card.head",
            Text.printable(result.submission().name()),
            result.graderVersion(),
            result.assignmentVersion(),
            Long.toString(result.seed())));
    labelled("card.isolation", result.isolation().sentence());
    if (!result.submission().ignored().isEmpty()) {
      labelled("card.ignored", String.join(", ", result.submission().ignored()));
    }
    Summary.notes(result).forEach(note -> labelled("card.note", note));
    result
        .submission()
        .trainings()
        .forEach(run -> labelled("card.training", run.name() + ": " + Summary.training(run)));
    if (result.partial()) {
      labelled("card.partial", t.say("card.partial.about"));
    }
    line("");
  }

  private void table() {
    line(" %-25s %-9s %s", t.say("card.task"), t.say("card.points"), t.say("card.tests"));
    result.tasks().stream().filter(task -> !task.bonus()).forEach(this::row);
    total();
    result.tasks().stream().filter(TaskResult::bonus).forEach(this::row);
  }

  // Beside the row, the state says more than a list of every test would.
  private void row(TaskResult task) {
    String state = Summary.commonState(task, t);
    line(
        " %-2s %-18s %6s / %3d    %s",
        task.id(),
        task.title(),
        t.points(task.score()),
        task.maxScore(),
        Summary.passed(task, t) + (state.isEmpty() ? "" : "   " + state));
  }

  private void total() {
    line("    %-18s %6s / %3d", t.say("card.total"), t.points(result.score()), result.maxScore());
  }

  private void replaced() {
    for (String sentence : Summary.replaced(result, t)) {
      line("");
      wrap("", sentence);
    }
  }

  private void part(LostPart part) {
    line("");
    line("%s   %s", t.say("losses.part", part.part()), part.points(t));
    part.causes().forEach(this::cause);
  }

  private void cause(Cause cause) {
    wrap("  - ", cause.sentence() + (cause.share().isEmpty() ? "" : " (" + cause.share() + ")"));
    if (!cause.hint().isEmpty()) {
      wrap("    " + t.say("losses.hint") + ": ", cause.hint());
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

  private void labelled(String key, String text) {
    wrap("%-11s".formatted(t.say(key)), text);
  }

  private void wrap(String indent, String text) {
    out.append(Text.wrapped(indent, text, 80));
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
