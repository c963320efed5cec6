package backprop.grader.course;

import backprop.grader.course.ClassStatistics.Bin;
import backprop.grader.course.ClassStatistics.MisconceptionCount;
import backprop.grader.course.ClassStatistics.TaskStatistics;
import backprop.grader.result.Misconception;
import backprop.grader.result.Scoring;
import backprop.grader.result.Task;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;

/** Counts a class. */
final class Statistics {

  private static final int BINS = 10;
  private static final double ROUNDING = 1e-9;

  private Statistics() {}

  static ClassStatistics of(
      Course course, List<StudentResult> entries, Map<String, StoredResult> results) {
    List<StudentResult> graded = with(entries, Standing.GRADED);
    double[] totals = graded.stream().mapToDouble(StudentResult::total).toArray();
    double[] quartiles =
        totals.length == 0
            ? new double[3]
            : Quantile.withDefaults().evaluate(totals, 0.25, 0.5, 0.75);
    return new ClassStatistics(
        entries.size(),
        graded.size(),
        with(entries, Standing.UNGRADED).size(),
        with(entries, Standing.UNREADABLE).size(),
        with(entries, Standing.MISSING).size(),
        mean(totals),
        Scoring.round(quartiles[1]),
        Scoring.round(quartiles[0]),
        Scoring.round(quartiles[2]),
        bins(course.assignment().maxScore(false) + course.policy().paper(), totals),
        course.assignment().tasks().stream().map(task -> task(task, graded)).toList(),
        misconceptions(graded, results),
        TestStatistics.of(
            graded.stream()
                .map(StudentResult::submission)
                .distinct()
                .map(submission -> results.get(submission).result())
                .toList()));
  }

  private static List<StudentResult> with(List<StudentResult> entries, Standing standing) {
    return entries.stream().filter(entry -> entry.standing() == standing).toList();
  }

  private static double mean(double[] values) {
    return values.length == 0 ? 0 : Scoring.round(Mean.of(values).getAsDouble());
  }

  private static List<Bin> bins(double maxTotal, double[] totals) {
    double width = maxTotal / BINS;
    int[] counts = new int[BINS];
    for (double total : totals) {
      // Totals are hundredths; what differs by less is rounding.
      int bin = (int) Math.floor(total / width + ROUNDING);
      counts[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(new Bin(Scoring.round(i * width), Scoring.round((i + 1) * width), counts[i]));
    }
    return bins;
  }

  private static TaskStatistics task(Task task, List<StudentResult> graded) {
    double[] scores =
        graded.stream()
            .flatMap(student -> student.tasks().stream())
            .filter(points -> points.id().equals(task.id()))
            .mapToDouble(TaskPoints::score)
            .toArray();
    return new TaskStatistics(
        task.id(),
        task.title(),
        task.bonus(),
        task.maxScore(),
        mean(scores),
        mean(Arrays.stream(scores).map(score -> score >= task.maxScore() ? 1 : 0).toArray()),
        mean(Arrays.stream(scores).map(score -> score == 0 ? 1 : 0).toArray()));
  }

  private static List<MisconceptionCount> misconceptions(
      List<StudentResult> graded, Map<String, StoredResult> results) {
    Map<String, MisconceptionCount> counts = new LinkedHashMap<>();
    for (StudentResult student : graded) {
      Set<String> counted = new HashSet<>();
      for (TaskResult task : results.get(student.submission()).result().tasks()) {
        for (TestResult test : task.tests()) {
          Misconception cause = test.misconception();
          // What is seen has one name for all parts, and a sentence for each.
          boolean seen = cause != null && cause.id().startsWith("seen/");
          String key = cause == null ? "" : seen ? cause.id() + " " + test.part() : cause.id();
          if (cause != null && counted.add(key)) {
            counts.merge(
                key,
                new MisconceptionCount(cause.id(), cause.sentence(), task.id(), 1),
                (known, one) ->
                    new MisconceptionCount(
                        known.id(), cause.sentence(), known.task(), known.students() + 1));
          }
        }
      }
    }
    return counts.values().stream()
        .sorted(
            Comparator.comparingInt(MisconceptionCount::students)
                .reversed()
                .thenComparing(MisconceptionCount::id))
        .toList();
  }
}
