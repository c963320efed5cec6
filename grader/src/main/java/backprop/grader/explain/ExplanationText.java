package backprop.grader.explain;

import backprop.grader.common.Text;
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

  private ExplanationText(Explanation explanation, boolean all) {
    this.explanation = explanation;
    this.all = all;
  }

  /**
   * Returns the text.
   *
   * @param all whether to show every call and number
   */
  public static String of(Explanation explanation, boolean all) {
    ExplanationText text = new ExplanationText(explanation, all);
    text.head();
    text.said();
    text.out.append(CallsText.of(explanation, all));
    text.output();
    return Text.withoutCommands(text.out.toString());
  }

  private void head() {
    line("STAFF ONLY: this shows hidden inputs and answers. Not for students.");
    line("");
    String name = Text.printable(explanation.submission());
    wrap("", name + "   seed " + explanation.seed());
    wrap("isolation  ", explanation.isolation().sentence());
    explanation.notes().forEach(note -> wrap("note       ", note));
    line("");
    Outcome outcome = explanation.outcome();
    line(explanation.test().name());
    wrap("  ", explanation.test().property());
    wrap(
        "  ",
        "Task " + explanation.test().part() + ", " + outcome.state().words() + reason(outcome));
    if (!outcome.replaced().isEmpty()) {
      wrap(
          "  ",
          "Tried with the reference's "
              + String.join(" and ", outcome.replaced())
              + " instead of the submission's.");
    }
    Misconception cause = outcome.misconception();
    if (cause != null) {
      wrap("  ", "Misconception " + cause.id() + ": " + cause.sentence());
    }
    State alone = explanation.run().outcome().state();
    if (alone != outcome.state()) {
      wrap("  ", "Run once more, alone, the test came out otherwise: " + alone.words() + ".");
    }
    TestRun reference = explanation.reference();
    if (!reference.outcome().passed()) {
      wrap("  ", "THE REFERENCE FAILS THIS TEST, TOO: with this seed the test is at fault.");
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
      line("What the test says");
      detail(detail);
    }
  }

  private void output() {
    String output = explanation.run().output();
    if (!output.isBlank()) {
      line("");
      line("What the submission printed");
      detail(output);
    }
  }

  private void detail(String text) {
    ValueText values = new ValueText(all);
    List<String> lines = text.replace("\t", "    ").lines().filter(this::isTelling).toList();
    int shown = all ? lines.size() : Math.min(LINES, lines.size());
    lines.subList(0, shown).forEach(l -> wrap("  | ", values.text(stack(l) ? l.strip() : l, 76)));
    if (shown < lines.size()) {
      line("  ... and " + (lines.size() - shown) + " more lines: see them with --all");
    }
  }

  // Of a stack only the lines of the hidden test tell something.
  private boolean isTelling(String line) {
    return !line.isBlank() && (all || !stack(line) || line.contains("hidden."));
  }

  private static boolean stack(String line) {
    return STACK.matcher(line).find();
  }

  private void wrap(String indent, String text) {
    out.append(Text.wrapped(indent, text, 80));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
