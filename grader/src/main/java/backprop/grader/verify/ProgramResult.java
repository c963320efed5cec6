package backprop.grader.verify;

import backprop.grader.scoring.Misconception;
import backprop.grader.scoring.Scoring;
import backprop.grader.scoring.Scoring.ScoredTask;
import backprop.grader.scoring.Scoring.ScoredTest;
import backprop.grader.scoring.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one program of the catalogue was graded.
 *
 * @param id its name
 * @param tasks with points and tests
 */
public record ProgramResult(String id, List<ScoredTask> tasks) {

  private Stream<ScoredTest> tests() {
    return tasks.stream().flatMap(task -> task.tests().stream());
  }

  /** Returns how many tests there are. */
  long count() {
    return tests().count();
  }

  /** Returns how many tests came out like this. */
  long count(State state) {
    return tests().filter(test -> test.outcome().state() == state).count();
  }

  /** Returns the points, with or without those of bonus tasks. */
  double points(boolean bonus) {
    return Scoring.round(
        tasks.stream()
            .filter(task -> task.task().bonus() == bonus)
            .mapToDouble(ScoredTask::score)
            .sum());
  }

  /** Returns the points that were lost, by task. */
  SortedMap<String, Double> lost() {
    SortedMap<String, Double> lost = new TreeMap<>();
    for (ScoredTask task : tasks) {
      double points = Scoring.round(task.task().maxScore() - task.score());
      if (points > 0) {
        lost.put(task.task().id(), points);
      }
    }
    return lost;
  }

  /** Returns the names of the tests that didn't pass. */
  SortedSet<String> failed() {
    return tests()
        .filter(test -> !test.outcome().passed())
        .map(test -> test.test().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the names of the tests of a task that didn't pass. */
  SortedSet<String> failed(String task) {
    return tasks.stream()
        .filter(scored -> scored.task().id().equals(task))
        .flatMap(scored -> scored.tests().stream())
        .filter(test -> !test.outcome().passed())
        .map(test -> test.test().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the entries of the catalogue that failures were put down to, each with how many. */
  Map<String, Long> named() {
    return tests()
        .map(test -> test.outcome().misconception())
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(Misconception::id, TreeMap::new, Collectors.counting()));
  }
}
