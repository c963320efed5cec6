package backprop.grader.compare;

import backprop.grader.course.StoredResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Two gradings side by side.
 *
 * @param changes every submission of either, those with the largest differences first
 * @param totals the students whose totals or grades differ
 */
public record ResultComparison(
    Grading before, Grading after, List<Change> changes, List<TotalChange> totals) {

  /** Compares two gradings, submission by submission; two single results whatever their names. */
  public static ResultComparison of(Grading before, Grading after) {
    List<Change> changes = new ArrayList<>();
    if (before.single() && after.single()) {
      StoredResult old = before.submissions().get(before.submissions().firstKey());
      StoredResult now = after.submissions().get(after.submissions().firstKey());
      changes.add(Change.of(now.submission(), old, now, after.language()));
    } else {
      TreeSet<String> names = new TreeSet<>(before.submissions().keySet());
      names.addAll(after.submissions().keySet());
      for (String name : names) {
        changes.add(Change.of(name, before, after));
      }
    }
    changes.sort(
        Comparator.comparing(Change::kind)
            .thenComparing(change -> -Math.abs(change.difference()))
            .thenComparing(Change::submission));
    return new ResultComparison(
        before,
        after,
        List.copyOf(changes),
        TotalChange.between(before.students(), after.students(), after.language()));
  }

  /** Returns those of one kind, the largest differences first. */
  public List<Change> of(Change.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }
}
