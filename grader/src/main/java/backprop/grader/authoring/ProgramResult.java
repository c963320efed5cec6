package backprop.grader.authoring;

import backprop.grader.result.Misconception;
import backprop.grader.result.Scoring;
import backprop.grader.result.State;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
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
 * @param tasks with points and tests
 * @param untrue the tests that failed although what their sentence claims holds of the program
 */
public record ProgramResult(List<TaskResult> tasks, List<String> untrue) {

  /** Makes one whose sentences haven't been looked at. */
  ProgramResult(List<TaskResult> tasks) {
    this(tasks, List.of());
  }

  private Stream<TestResult> tests() {
    return tasks.stream().flatMap(task -> task.tests().stream());
  }

  /** Returns how many tests there are. */
  long count() {
    return tests().count();
  }

  /** Returns how many tests came out like this. */
  long count(State state) {
    return tests().filter(test -> test.state() == state).count();
  }

  /** Returns the points, with or without those of bonus tasks. */
  double points(boolean bonus) {
    return TaskResult.sum(tasks, bonus);
  }

  /** Returns the points that were lost, by task. */
  SortedMap<String, Double> lost() {
    SortedMap<String, Double> lost = new TreeMap<>();
    for (TaskResult task : tasks) {
      double points = Scoring.round(task.maxScore() - task.score());
      if (points > 0) {
        lost.put(task.id(), points);
      }
    }
    return lost;
  }

  /** Returns which share of a part's points was lost, from 0 to 1. */
  double lostOf(String part) {
    double all = 0;
    double earned = 0;
    for (TestResult test : tests().filter(test -> test.part().equals(part)).toList()) {
      all += test.maxScore();
      earned += test.score();
    }
    return all == 0 ? 0 : 1 - earned / all;
  }

  /** Returns the names of the tests that didn't pass. */
  SortedSet<String> failed() {
    return tests()
        .filter(test -> !test.passed())
        .map(test -> test.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the names of the tests of a task that didn't pass. */
  SortedSet<String> failed(String task) {
    return tasks.stream()
        .filter(scored -> scored.id().equals(task))
        .flatMap(scored -> scored.tests().stream())
        .filter(test -> !test.passed())
        .map(test -> test.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the entries of the catalogue that failures were put down to, each with how many. */
  Map<String, Long> named() {
    return tests()
        .map(test -> test.misconception())
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(Misconception::id, TreeMap::new, Collectors.counting()));
  }
}
