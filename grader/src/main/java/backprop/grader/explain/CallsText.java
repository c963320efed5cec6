package backprop.grader.explain;

import backprop.grader.common.Text;
import backprop.grader.common.Texts;
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
  private final Texts t;

  private CallsText(Explanation explanation, boolean all, Texts t) {
    this.explanation = explanation;
    this.all = all;
    this.t = t;
    callText = new CallText(all, t);
    calls =
        new SideBySide(explanation.reference().calls().calls(), explanation.run().calls().calls());
    first = calls.firstDifference();
  }

  /** Returns the text. */
  static String of(Explanation explanation, boolean all, Texts t) {
    CallsText text = new CallsText(explanation, all, t);
    text.firstDifference();
    text.ending();
    text.calls();
    return text.out.toString();
  }

  private void firstDifference() {
    line("");
    if (first.isPresent()) {
      Pair pair = first.get();
      line(t.say("calls.first", pair.number(), name(pair.actual())));
      line("  " + t.say("calls.this", callText.words(pair)));
      out.append(callText.of(pair));
      if (explanation.outcome().passed()) {
        line("  " + t.say("calls.passes"));
      }
    } else if (calls.pairs().isEmpty()) {
      line(t.say("calls.none"));
    } else {
      wrap("", t.say("calls.all-same", calls.pairs().size()));
      if (explanation.run().outcome().state() == State.FAILED) {
        wrap("", t.say("calls.other-reason"));
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
      wrap("", t.say("calls.another-way", common + 1, name(actual.get(0)), name(expected.get(0))));
    } else if (!actual.isEmpty()) {
      wrap("", t.say("calls.fewer", count(common)));
    } else if (NO_ANSWER.contains(state)) {
      wrap(
          "",
          t.say(
              "calls.never",
              common + 1,
              name(expected.get(0)),
              state.words(t),
              count(common + expected.size())));
      out.append(callText.of(expected.get(0), false));
    } else {
      wrap("", t.say("calls.early", count(common), common + expected.size()));
    }
  }

  private void calls() {
    if (!calls.pairs().isEmpty()) {
      line("");
      line(t.say("calls.list"));
    }
    int listed = 0;
    for (Pair pair : calls.pairs()) {
      if (!all && listed == CALLS) {
        break;
      }
      line("");
      boolean above = first.isPresent() && first.get().number() == pair.number();
      line(
          t.say("calls.call", pair.number(), name(pair.actual()))
              + "   "
              + callText.words(pair)
              + (above ? t.say("calls.above") : ""));
      out.append(above && !all ? "" : callText.of(pair));
      listed++;
    }
    more(calls.pairs().size() - listed, "");
    only(calls.actualOnly(), t.say("calls.only-submission"), CALLS - listed);
    only(calls.expectedOnly(), t.say("calls.only-reference"), 0);
    int leftOut =
        Math.max(explanation.run().calls().leftOut(), explanation.reference().calls().leftOut());
    if (leftOut > 0) {
      wrap("", t.say("calls.too-many", count(leftOut)));
    }
  }

  /** Lists calls that only one of the two made. */
  private void only(List<RecordedCall> some, String where, int most) {
    int shown = all ? some.size() : Math.max(0, Math.min(most, some.size()));
    for (int i = 0; i < shown; i++) {
      line("");
      int number = calls.pairs().size() + i + 1;
      line(t.say("calls.call", number, name(some.get(i))) + "   " + where);
      out.append(callText.of(some.get(i), true));
    }
    more(some.size() - shown, " " + where);
  }

  private void more(int calls, String where) {
    if (calls > 0) {
      line("");
      line(t.say("calls.more", count(calls), where));
    }
  }

  private static String name(RecordedCall call) {
    return Text.printable(call.name());
  }

  private String count(int calls) {
    return t.say("count.calls", calls);
  }

  private void wrap(String indent, String text) {
    out.append(Text.wrapped(indent, text, 80));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
