package backprop.grader.explain;

import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.grading.Explanation;
import backprop.grader.grading.TestRun;
import backprop.grader.result.Misconception;
import backprop.grader.result.Outcome;
import backprop.grader.result.State;
import java.util.List;
import java.util.regex.Pattern;

/** An explanation as plain text: at most 80 columns, ASCII of its own. */
public final class ExplanationText {

  private static final int LINES = 20;
  private static final Pattern STACK = Pattern.compile("^ +(at |\\.\\.\\. \\d+ more)");
  private final StringBuilder out = new StringBuilder();
  private final Explanation explanation;
  private final boolean all;
  private final Texts t;

  private ExplanationText(Explanation explanation, boolean all, Texts t) {
    this.explanation = explanation;
    this.all = all;
    this.t = t;
  }

  /**
   * Returns the text.
   *
   * @param all whether to show every call and number
   * @param t the reader's language
   */
  public static String of(Explanation explanation, boolean all, Texts t) {
    ExplanationText text = new ExplanationText(explanation, all, t);
    text.head();
    text.said();
    text.out.append(CallsText.of(explanation, all, t));
    text.output();
    return Text.withoutCommands(text.out.toString());
  }

  private void head() {
    line(t.say("explain.staff"));
    line("");
    String name = Text.printable(explanation.submission());
    wrap("", t.say("explain.head", name, Long.toString(explanation.seed())));
    labelled("card.isolation", explanation.isolation().sentence());
    explanation.notes().forEach(note -> labelled("card.note", note));
    line("");
    Outcome outcome = explanation.outcome();
    line(explanation.test().name());
    wrap("  ", explanation.test().property());
    wrap(
        "  ",
        t.say("losses.part", explanation.test().part())
            + ", "
            + outcome.state().words(t)
            + reason(outcome));
    if (!outcome.replaced().isEmpty()) {
      wrap("  ", t.say("explain.replaced", String.join(t.say("and"), outcome.replaced())));
    }
    Misconception cause = outcome.misconception();
    if (cause != null) {
      wrap("  ", t.say("explain.misconception", cause.id(), cause.sentence()));
    }
    State alone = explanation.run().outcome().state();
    if (alone != outcome.state()) {
      wrap("  ", t.say("explain.alone", alone.words(t)));
    }
    TestRun reference = explanation.reference();
    if (!reference.outcome().passed()) {
      wrap("  ", t.say("explain.reference"));
      detail(reference.outcome().detail());
    }
  }

  private static String reason(Outcome outcome) {
    return outcome.reason().isEmpty() ? "" : ": " + outcome.reason();
  }

  private void said() {
    String detail = explanation.outcome().detail();
    if (!detail.isEmpty() && !detail.equals(explanation.outcome().reason())) {
      line("");
      line(t.say("explain.says"));
      detail(detail);
    }
  }

  private void output() {
    String output = explanation.run().output();
    if (!output.isBlank()) {
      line("");
      line(t.say("explain.printed"));
      detail(output);
    }
  }

  private void detail(String text) {
    ValueText values = new ValueText(all, t);
    List<String> lines = text.replace("\t", "    ").lines().filter(this::isTelling).toList();
    int shown = all ? lines.size() : Math.min(LINES, lines.size());
    lines.subList(0, shown).forEach(l -> wrap("  | ", values.text(stack(l) ? l.strip() : l, 76)));
    if (shown < lines.size()) {
      line("  " + t.say("explain.more-lines", lines.size() - shown));
    }
  }

  // Of a stack only the lines of the hidden test tell something.
  private boolean isTelling(String line) {
    return !line.isBlank() && (all || !stack(line) || line.contains("hidden."));
  }

  private static boolean stack(String line) {
    return STACK.matcher(line).find();
  }

  private void labelled(String key, String text) {
    wrap("%-11s".formatted(t.say(key)), text);
  }

  private void wrap(String indent, String text) {
    out.append(Text.wrapped(indent, text, 80));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
