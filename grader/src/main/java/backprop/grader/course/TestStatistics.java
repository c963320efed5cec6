package backprop.grader.course;

import backprop.grader.result.Result;
import backprop.grader.result.TestResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * What a class tells about one hidden test.
 *
 * @param reached share of submissions that pass it, and so of its points, 0 to 1
 * @param discrimination how passing it goes with all other points, -1 to 1 (point-biserial
 *     correlation); null where it means nothing: all passed, all failed, or few handed in
 */
public record TestStatistics(
    String name, String part, String property, double reached, Double discrimination) {

  private static final int FEWEST = 10;

  /** What a submission has, and has besides the test. */
  private record Answer(TestResult test, double rest) {}

  /** Returns those of the results that count, the hardest tests first. */
  static List<TestStatistics> of(List<Result> results) {
    Map<String, List<Answer>> answers = new LinkedHashMap<>();
    for (Result result : results) {
      for (TestResult test : result.tests()) {
        answers
            .computeIfAbsent(test.name(), name -> new ArrayList<>())
            .add(new Answer(test, result.score() + result.bonus() - test.score()));
      }
    }
    return answers.values().stream()
        .map(TestStatistics::ofOne)
        .sorted(
            Comparator.comparingDouble(TestStatistics::reached)
                .thenComparing(TestStatistics::part)
                .thenComparing(TestStatistics::name))
        .toList();
  }

  private static TestStatistics ofOne(List<Answer> answers) {
    TestResult test = answers.get(0).test();
    double[] passed = rest(answers, true);
    double reached = (double) passed.length / answers.size();
    double[] all = answers.stream().mapToDouble(Answer::rest).toArray();
    double spread = StandardDeviation.of(all).setBiased(true).getAsDouble();
    boolean tells = answers.size() >= FEWEST && reached > 0 && reached < 1 && spread > 0;
    return new TestStatistics(
        test.name(),
        test.part(),
        test.property(),
        reached,
        tells
            ? (Mean.of(passed).getAsDouble() - Mean.of(rest(answers, false)).getAsDouble())
                / spread
                * Math.sqrt(reached * (1 - reached))
            : null);
  }

  private static double[] rest(List<Answer> answers, boolean passed) {
    return answers.stream()
        .filter(answer -> answer.test().passed() == passed)
        .mapToDouble(Answer::rest)
        .toArray();
  }
}
