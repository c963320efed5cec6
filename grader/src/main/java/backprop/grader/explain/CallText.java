package backprop.grader.explain;

import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.diagnosis.Difference;
import backprop.grader.diagnosis.Leaf;
import backprop.grader.diagnosis.RecordedCall;
import backprop.grader.diagnosis.SideBySide.Pair;
import backprop.grader.diagnosis.Snapshot;
import java.util.Optional;

/** Calls as text: arguments, what the reference answers, what the submission answers. */
final class CallText {

  private final ValueText values;
  private final Texts t;

  CallText(boolean all, Texts t) {
    values = new ValueText(all, t);
    this.t = t;
  }

  /** Returns how much the two calls differ, in words. */
  String words(Pair pair) {
    return t.say(pair.isSame() ? "calls.same" : "calls.likeness." + pair.likeness());
  }

  /** Returns a call's values. */
  String of(Pair pair) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pair.expected().arguments().size(); i++) {
      String place = Difference.argument(i);
      Snapshot expected = pair.expected().arguments().get(i);
      Snapshot actual = pair.actual().arguments().get(i);
      out.append(place(argument(i), argument(i) + ", ", expected, actual, pair.at(place)));
    }
    Snapshot expected = pair.expected().answer();
    Snapshot actual = pair.actual().answer();
    out.append(place(t.say("value.answer"), "", expected, actual, pair.at(Difference.ANSWER)));
    return out.append(message(pair.actual())).toString();
  }

  /** Returns the values of a call that only one of the two made. */
  String of(RecordedCall call, boolean withAnswer) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < call.arguments().size(); i++) {
      out.append(values.of(argument(i), call.arguments().get(i), null, -1));
    }
    if (withAnswer) {
      out.append(values.of(t.say("value.answer"), call.answer(), null, -1)).append(message(call));
    }
    return out.toString();
  }

  private String place(
      String label,
      String prefix,
      Snapshot expected,
      Snapshot actual,
      Optional<Difference> difference) {
    if (difference.isEmpty()) {
      return values.of(label, actual, null, -1);
    }
    Difference found = difference.get();
    int index = found.index();
    return values.of(prefix + t.say("value.expected"), expected, path(found.expected()), index)
        + values.of(prefix + t.say("value.actual"), actual, path(found.actual()), index)
        + first(found);
  }

  private static String path(Leaf leaf) {
    return leaf == null ? null : leaf.path();
  }

  private String argument(int index) {
    return t.say("value.argument", index + 1);
  }

  private String first(Difference found) {
    Leaf expected = found.expected();
    Leaf actual = found.actual();
    int index = found.index();
    if (index >= 0) {
      String where = expected.path() + expected.index(index);
      return line(where, ValueText.number(expected, index), ValueText.number(actual, index));
    }
    String kind = expected == null ? t.say("value.nothing") : kind(expected);
    String other = actual == null ? t.say("value.nothing") : kind(actual);
    return kind.equals(other) ? "" : line(expected == null ? "" : expected.path(), kind, other);
  }

  private String line(String where, String expected, String actual) {
    String place = where.isEmpty() ? "" : where + ": ";
    String label = "  %-14s ".formatted(t.say("value.first"));
    return Text.wrapped(label, place + t.say("value.both", expected, actual), 80);
  }

  // The text of a string has been shown already; here it would be too long.
  private static String kind(Leaf leaf) {
    String text = leaf.isNumeric() || leaf.type().equals("String") ? leaf.type() : leaf.text();
    return Text.printable(text);
  }

  private String message(RecordedCall call) {
    return call.message().isEmpty()
        ? ""
        : Text.wrapped(
            "  %-14s ".formatted(t.say("value.message")), values.text(call.message(), 60), 80);
  }
}
