package backprop.grader.explain;

import backprop.grader.common.Text;
import backprop.grader.diagnosis.RecordedCall;
import backprop.grader.diagnosis.SideBySide;
import backprop.grader.diagnosis.SideBySide.Pair;
import backprop.grader.grading.Explanation;
import backprop.grader.result.State;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All calls of a test as text: the first that differs, why the test ended, and the list. */
final class CallsText {

  private static final int CALLS = 30;
  private static final Set<State> NO_ANSWER =
      EnumSet.of(State.TIMED_OUT, State.OUT_OF_MEMORY, State.CRASHED, State.PROTOCOL_VIOLATION);

  private final StringBuilder out = new StringBuilder();
  private final Explanation explanation;
  private final SideBySide calls;
  private final Optional<Pair> first;
  private final boolean all;
  private final CallText callText;

  private CallsText(Explanation explanation, boolean all) {
    this.explanation = explanation;
    this.all = all;
    callText = new CallText(all);
    calls =
        new SideBySide(explanation.reference().calls().calls(), explanation.run().calls().calls());
    first = calls.firstDifference();
  }

  /** Returns the text. */
  static String of(Explanation explanation, boolean all) {
    CallsText text = new CallsText(explanation, all);
    text.firstDifference();
    text.ending();
    text.calls();
    return text.out.toString();
  }

  private void firstDifference() {
    line("");
    if (first.isPresent()) {
      Pair pair = first.get();
      line("First difference: call " + pair.number() + ", " + name(pair.actual()));
      line("  this call " + CallText.words(pair));
      out.append(callText.of(pair));
      if (explanation.outcome().passed()) {
        line("  The test passes all the same: it allows this, or looks elsewhere.");
      }
    } else if (calls.pairs().isEmpty()) {
      line("There is no call to compare.");
    } else {
      String these = calls.pairs().size() == 1 ? "The call" : "All " + calls.pairs().size();
      String answers = calls.pairs().size() == 1 ? " answers" : " calls answer";
      wrap("", these + answers + " as on the reference, to the last bit.");
      if (explanation.run().outcome().state() == State.FAILED) {
        wrap("", "The test fails for another reason, such as an array that two answers share.");
      }
    }
  }

  // Why the two lists of calls aren't equally long.
  private void ending() {
    List<RecordedCall> expected = calls.expectedOnly();
    List<RecordedCall> actual = calls.actualOnly();
    int common = calls.pairs().size();
    State state = explanation.run().outcome().state();
    if (expected.isEmpty() && actual.isEmpty()) {
      return;
    }
    line("");
    if (!actual.isEmpty() && !expected.isEmpty()) {
      wrap(
          "",
          ("From call %d on the test takes another way than on the reference: %s instead of %s."
                  + " What follows can't be compared.")
              .formatted(common + 1, name(actual.get(0)), name(expected.get(0))));
    } else if (!actual.isEmpty()) {
      wrap("", "On the reference the test makes only %s.".formatted(count(common)));
    } else if (NO_ANSWER.contains(state)) {
      wrap(
          "",
          ("Call %d, %s, never came back: the submission %s. On the reference the test makes %s;"
                  + " this one was asked:")
              .formatted(
                  common + 1,
                  name(expected.get(0)),
                  state.words(),
                  count(common + expected.size())));
      out.append(callText.of(expected.get(0), false));
    } else {
      wrap(
          "",
          "The test stopped early, after %s; on the reference it makes %d."
              .formatted(count(common), common + expected.size()));
    }
  }

  private void calls() {
    if (!calls.pairs().isEmpty()) {
      line("");
      line("All calls");
    }
    int listed = 0;
    for (Pair pair : calls.pairs()) {
      if (!all && listed == CALLS) {
        break;
      }
      line("");
      boolean above = first.isPresent() && first.get().number() == pair.number();
      line(
          "call "
              + pair.number()
              + "  "
              + name(pair.actual())
              + "   "
              + CallText.words(pair)
              + (above ? ", see above" : ""));
      out.append(above && !all ? "" : callText.of(pair));
      listed++;
    }
    more(calls.pairs().size() - listed, "");
    only(calls.actualOnly(), "only on the submission", CALLS - listed);
    only(calls.expectedOnly(), "only on the reference", 0);
    int leftOut =
        Math.max(explanation.run().calls().leftOut(), explanation.reference().calls().leftOut());
    if (leftOut > 0) {
      wrap("", "The test makes %s more, too many to be kept.".formatted(count(leftOut)));
    }
  }

  /** Lists calls that only one of the two made. */
  private void only(List<RecordedCall> some, String where, int most) {
    int shown = all ? some.size() : Math.max(0, Math.min(most, some.size()));
    for (int i = 0; i < shown; i++) {
      line("");
      line("call %d  %s   %s".formatted(calls.pairs().size() + i + 1, name(some.get(i)), where));
      out.append(callText.of(some.get(i), true));
    }
    more(some.size() - shown, " " + where);
  }

  private void more(int calls, String where) {
    if (calls > 0) {
      line("");
      line("... and " + count(calls) + where + ": see them with --all");
    }
  }

  private static String name(RecordedCall call) {
    return Text.printable(call.name());
  }

  private static String count(int calls) {
    return calls + (calls == 1 ? " call" : " calls");
  }

  private void wrap(String indent, String text) {
    out.append(Text.wrapped(indent, text, 80));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
