package backprop.grader.report;

import backprop.grader.grading.Isolation;
import backprop.grader.report.ResultJson.IsolationJson;
import backprop.grader.report.ResultJson.TaskJson;
import backprop.grader.scoring.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What card and page say of a result as a whole, in the same words. */
public final class Summary {

  private Summary() {}

  /** Tells whether a result was cut down to the scores. */
  public static boolean scoresOnly(ResultJson result) {
    return result.tasks().stream().allMatch(task -> task.tests().isEmpty());
  }

  /** Returns what a submission ran in. */
  public static String isolation(ResultJson result) {
    IsolationJson isolation = result.isolation();
    return new Isolation(isolation.backend(), isolation.selfTest(), isolation.gaps()).sentence();
  }

  /** Returns what became of all tests of a task, if it's the same for all; else nothing. */
  public static String commonState(TaskJson task) {
    List<State> states =
        task.tests().stream().map(test -> State.valueOf(test.state())).distinct().toList();
    return states.size() == 1 && states.get(0) != State.PASSED ? states.get(0).words() : "";
  }

  /** Returns which tasks were tried again with the reference's classes, a sentence each. */
  public static List<String> replaced(ResultJson result) {
    Map<String, List<String>> tasksByClasses = new LinkedHashMap<>();
    for (TaskJson task : result.tasks()) {
      task.tests().stream()
          .flatMap(test -> test.replaced().stream())
          .distinct()
          .sorted()
          .reduce((a, b) -> a + " and " + b)
          .ifPresent(
              classes ->
                  tasksByClasses.computeIfAbsent(classes, c -> new ArrayList<>()).add(task.id()));
    }
    List<String> sentences = new ArrayList<>();
    tasksByClasses.forEach(
        (classes, tasks) ->
            sentences.add(
                (tasks.size() == 1 ? "Task " : "Tasks ")
                    + String.join(", ", tasks)
                    + ": what failed was tried again with the reference's "
                    + classes
                    + " instead of yours, so that one mistake does not cost points twice."));
    return sentences;
  }

  /** Returns points with two places, or none if they are whole. */
  public static String points(double points) {
    return points == Math.rint(points)
        ? Long.toString((long) points)
        : String.format(Locale.ROOT, "%.2f", points);
  }

  /** Returns a number of things in words. */
  public static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
