package backprop.grader.report;

import backprop.grader.course.ClassStatistics;
import backprop.grader.course.ClassStatistics.Bin;
import backprop.grader.course.ClassStatistics.MisconceptionCount;
import backprop.grader.course.ClassStatistics.TaskStatistics;
import backprop.grader.course.Standing;
import backprop.grader.course.StoredResult;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import backprop.grader.course.TestStatistics;
import backprop.grader.result.Misconception;
import backprop.grader.result.Scoring;
import backprop.grader.result.TestResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts a sample class. */
final class SampleStatistics {

  private final List<StudentResult> entries;
  private final List<StoredResult> results;

  SampleStatistics(List<StudentResult> entries, List<StoredResult> results) {
    this.entries = entries;
    this.results = results;
  }

  /** Returns all of it. */
  ClassStatistics statistics() {
    List<StudentResult> graded =
        entries.stream().filter(e -> e.standing() == Standing.GRADED).toList();
    double[] totals = graded.stream().mapToDouble(StudentResult::total).sorted().toArray();
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int from = 11 * i;
      boolean last = i == 9;
      long in = Arrays.stream(totals).filter(t -> t >= from && (last || t < from + 11)).count();
      bins.add(new Bin(from, from + 11, (int) in));
    }
    return new ClassStatistics(
        entries.size(),
        graded.size(),
        count(Standing.UNGRADED),
        count(Standing.UNREADABLE),
        count(Standing.MISSING),
        Scoring.round(Arrays.stream(totals).average().orElse(0)),
        quantile(totals, 0.5),
        quantile(totals, 0.25),
        quantile(totals, 0.75),
        bins,
        tasks(graded),
        misconceptions(),
        tests());
  }

  /** As many as a class may have; what they come to is tested elsewhere. */
  private List<TestStatistics> tests() {
    return results.stream()
        .filter(StoredResult::isGraded)
        .limit(1)
        .flatMap(stored -> stored.result().tests().stream())
        .map(t -> new TestStatistics(t.name(), t.part(), t.property(), 0.5, t.weight() / 10))
        .toList();
  }

  private int count(Standing standing) {
    return (int) entries.stream().filter(entry -> entry.standing() == standing).count();
  }

  private static double quantile(double[] sorted, double p) {
    return sorted.length == 0 ? 0 : sorted[(int) (p * (sorted.length - 1))];
  }

  private static List<TaskStatistics> tasks(List<StudentResult> graded) {
    List<TaskStatistics> tasks = new ArrayList<>();
    for (TaskPoints task : SampleResult.tasks()) {
      double[] scores =
          graded.stream()
              .flatMap(entry -> entry.tasks().stream())
              .filter(points -> points.id().equals(task.id()))
              .mapToDouble(TaskPoints::score)
              .toArray();
      double n = Math.max(1, scores.length);
      tasks.add(
          new TaskStatistics(
              task.id(),
              task.title(),
              task.bonus(),
              task.maxScore(),
              Scoring.round(Arrays.stream(scores).sum() / n),
              Arrays.stream(scores).filter(s -> s >= task.maxScore()).count() / n,
              Arrays.stream(scores).filter(s -> s == 0).count() / n));
    }
    return tasks;
  }

  private List<MisconceptionCount> misconceptions() {
    Map<Misconception, Long> counts = new HashMap<>();
    Map<String, String> first = new TreeMap<>();
    for (StoredResult stored : results) {
      if (stored.isGraded()) {
        stored.result().tasks().stream()
            .flatMap(task -> task.tests().stream())
            .filter(test -> test.misconception() != null)
            .peek(test -> first.putIfAbsent(test.misconception().id(), test.part().split("\\.")[0]))
            .map(TestResult::misconception)
            .distinct()
            .forEach(cause -> counts.merge(cause, 1L, Long::sum));
      }
    }
    return counts.entrySet().stream()
        .map(
            e ->
                new MisconceptionCount(
                    e.getKey().id(),
                    e.getKey().sentence(),
                    first.get(e.getKey().id()),
                    e.getValue().intValue()))
        .sorted(
            (a, b) ->
                a.students() != b.students()
                    ? b.students() - a.students()
                    : a.id().compareTo(b.id()))
        .toList();
  }
}
