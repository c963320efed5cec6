package backprop.grader.compare;

import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What changed in one task.
 *
 * @param id such as 3
 * @param before the points that counted; 0 if there was no such task
 * @param after those that count now; 0 if there is no such task any more
 * @param tests those that came out otherwise
 */
public record TaskChange(String id, double before, double after, List<TestChange> tests) {

  /** Returns the tasks that changed, in order. */
  static List<TaskChange> of(List<TaskResult> before, List<TaskResult> after) {
    Map<String, TaskResult> old = new LinkedHashMap<>();
    Map<String, TaskResult> now = new LinkedHashMap<>();
    before.forEach(task -> old.put(task.id(), task));
    after.forEach(task -> now.put(task.id(), task));
    List<TaskChange> changes = new ArrayList<>();
    for (String id : union(now.keySet(), old.keySet())) {
      TaskResult one = old.get(id);
      TaskResult other = now.get(id);
      double points = one == null ? 0 : one.score();
      double newPoints = other == null ? 0 : other.score();
      List<TestChange> tests =
          one == null || other == null ? List.of() : tests(one.tests(), other.tests());
      if (points != newPoints || !tests.isEmpty()) {
        changes.add(new TaskChange(id, points, newPoints, tests));
      }
    }
    return changes;
  }

  // A result that was written without its tests has nothing to say about them.
  private static List<TestChange> tests(List<TestResult> before, List<TestResult> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return List.of();
    }
    Map<String, String> old = new LinkedHashMap<>();
    Map<String, String> now = new LinkedHashMap<>();
    before.forEach(test -> old.put(test.name(), String.valueOf(test.state())));
    after.forEach(test -> now.put(test.name(), String.valueOf(test.state())));
    return union(now.keySet(), old.keySet()).stream()
        .map(
            name ->
                new TestChange(
                    name,
                    old.getOrDefault(name, TestChange.ABSENT),
                    now.getOrDefault(name, TestChange.ABSENT)))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }
}
