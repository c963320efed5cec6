package backprop.grader.explain;

import backprop.grader.common.Text;
import backprop.grader.diagnosis.Difference;
import backprop.grader.diagnosis.Leaf;
import backprop.grader.diagnosis.Likeness;
import backprop.grader.diagnosis.RecordedCall;
import backprop.grader.diagnosis.SideBySide.Pair;
import backprop.grader.diagnosis.Snapshot;
import java.util.Optional;

/** Calls as text: arguments, what the reference answers, what the submission answers. */
final class CallText {

  private final ValueText values;

  CallText(boolean all) {
    values = new ValueText(all);
  }

  /** Returns how much the two calls differ, in words. */
  static String words(Pair pair) {
    if (pair.isSame()) {
      return "same";
    } else if (pair.likeness() == Likeness.DIFFERENT) {
      return "DIFFERS";
    }
    return pair.likeness() == Likeness.SIMILAR
        ? "differs in small digits"
        : "differs in the last digits";
  }

  /** Returns a call's values. */
  String of(Pair pair) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pair.expected().arguments().size(); i++) {
      String place = Difference.argument(i);
      Snapshot expected = pair.expected().arguments().get(i);
      Snapshot actual = pair.actual().arguments().get(i);
      out.append(place(place, place + ", ", expected, actual, pair.at(place)));
    }
    Snapshot expected = pair.expected().answer();
    Snapshot actual = pair.actual().answer();
    out.append(place("answer", "", expected, actual, pair.at(Difference.ANSWER)));
    return out.append(message("message", pair.actual())).toString();
  }

  /** Returns the values of a call that only one of the two made. */
  String of(RecordedCall call, boolean withAnswer) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < call.arguments().size(); i++) {
      out.append(values.of(Difference.argument(i), call.arguments().get(i), null, -1));
    }
    if (withAnswer) {
      out.append(values.of("answer", call.answer(), null, -1)).append(message("message", call));
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
    return values.of(prefix + "expected", expected, path(found.expected()), index)
        + values.of(prefix + "actual", actual, path(found.actual()), index)
        + first(found);
  }

  private static String path(Leaf leaf) {
    return leaf == null ? null : leaf.path();
  }

  private static String first(Difference found) {
    Leaf expected = found.expected();
    Leaf actual = found.actual();
    int index = found.index();
    if (index >= 0) {
      String where = expected.path() + expected.index(index);
      String numbers =
          ValueText.number(expected, index) + ", actual " + ValueText.number(actual, index);
      return line(where, numbers);
    }
    String kind = expected == null ? "nothing more" : kind(expected);
    String other = actual == null ? "nothing more" : kind(actual);
    return kind.equals(other)
        ? ""
        : line(expected == null ? "" : expected.path(), kind + ", actual " + other);
  }

  private static String line(String where, String both) {
    String place = where.isEmpty() ? "" : where + ": ";
    return Text.wrapped("  first at       ", place + "expected " + both, 80);
  }

  // The text of a string has been shown already; here it would be too long.
  private static String kind(Leaf leaf) {
    String text = leaf.isNumeric() || leaf.type().equals("String") ? leaf.type() : leaf.text();
    return Text.printable(text);
  }

  private String message(String label, RecordedCall call) {
    return call.message().isEmpty()
        ? ""
        : Text.wrapped("  %-14s ".formatted(label), values.text(call.message(), 60), 80);
  }
}
