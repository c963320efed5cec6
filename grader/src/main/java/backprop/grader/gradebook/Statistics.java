package backprop.grader.gradebook;

import backprop.grader.batch.StoredResult;
import backprop.grader.course.Course;
import backprop.grader.gradebook.ClassStatistics.Bin;
import backprop.grader.gradebook.ClassStatistics.MisconceptionCount;
import backprop.grader.gradebook.ClassStatistics.TaskStatistics;
import backprop.grader.report.ResultJson;
import backprop.grader.report.ResultJson.MisconceptionJson;
import backprop.grader.report.ResultJson.TestJson;
import backprop.grader.scoring.Scoring;
import backprop.grader.scoring.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;

/** Counts a class. */
final class Statistics {

  private static final int BINS = 10;
  private static final double ROUNDING = 1e-9;

  private Statistics() {}

  static ClassStatistics of(Course course, List<Entry> entries, Map<String, StoredResult> results) {
    List<Entry> graded = with(entries, Standing.GRADED);
    double[] totals = graded.stream().mapToDouble(Entry::total).toArray();
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
        misconceptions(graded, results));
  }

  private static List<Entry> with(List<Entry> entries, Standing standing) {
    return entries.stream().filter(entry -> entry.standing() == standing).toList();
  }

  private static double mean(double[] values) {
    return values.length == 0 ? 0 : Scoring.round(Mean.of(values).getAsDouble());
  }

  private static List<Bin> bins(double maxTotal, double[] totals) {
    double width = maxTotal / BINS;
    int[] counts = new int[BINS];
    for (double total : totals) {
      // Totals are hundredths: less than that lies between them and the computer's last digit.
      int bin = (int) Math.floor(total / width + ROUNDING);
      counts[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(new Bin(Scoring.round(i * width), Scoring.round((i + 1) * width), counts[i]));
    }
    return bins;
  }

  private static TaskStatistics task(Task task, List<Entry> graded) {
    double[] scores =
        graded.stream()
            .flatMap(entry -> entry.tasks().stream())
            .filter(points -> points.id().equals(task.id()))
            .mapToDouble(TaskPoints::score)
            .toArray();
    double full = 0;
    double none = 0;
    for (double score : scores) {
      full += score >= task.maxScore() ? 1.0 / scores.length : 0;
      none += score == 0 ? 1.0 / scores.length : 0;
    }
    return new TaskStatistics(
        task.id(),
        task.title(),
        task.bonus(),
        task.maxScore(),
        mean(scores),
        Scoring.round(full),
        Scoring.round(none));
  }

  private static List<MisconceptionCount> misconceptions(
      List<Entry> graded, Map<String, StoredResult> results) {
    Map<String, MisconceptionCount> counts = new LinkedHashMap<>();
    for (Entry entry : graded) {
      Set<String> counted = new TreeSet<>();
      for (ResultJson.TaskJson task : results.get(entry.submission()).result().tasks()) {
        for (TestJson test : task.tests()) {
          MisconceptionJson cause = test.misconception();
          if (cause != null && counted.add(cause.id())) {
            MisconceptionCount before = counts.get(cause.id());
            counts.put(
                cause.id(),
                new MisconceptionCount(
                    cause.id(),
                    cause.sentence(),
                    before == null ? task.id() : before.task(),
                    before == null ? 1 : before.students() + 1));
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
