package backprop.grader.report;

import backprop.grader.common.Texts;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Result;
import backprop.grader.result.State;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import backprop.grader.result.TrainingRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What card and page say of a result as a whole, in the same words. */
public final class Summary {

  private Summary() {}

  /** Tells whether a result was cut down to the scores. */
  public static boolean scoresOnly(Result result) {
    return result.tasks().stream().allMatch(task -> task.tests().isEmpty());
  }

  /** Returns what is to be said of a submission beside its points, what matters most first. */
  public static List<String> notes(Result result) {
    List<String> notes = new ArrayList<>(result.submission().notes());
    if (result.submission().lookAt() != null) {
      notes.add(0, result.submission().lookAt());
    }
    return notes;
  }

  /** Returns what is said of a training, in a line: it has no points here. */
  public static String training(TrainingRun run) {
    return (run.epochs() + " " + run.check()).strip();
  }

  /** Returns what became of all tests of a task, if it's the same for all; else nothing. */
  public static String commonState(TaskResult task, Texts t) {
    List<State> states = task.tests().stream().map(TestResult::state).distinct().toList();
    boolean missed = states.equals(List.of(State.FAILED)) && ofWrongPrograms(task.tests());
    return states.size() == 1 && states.get(0) != State.PASSED && !missed
        ? states.get(0).words(t)
        : "";
  }

  /** Tells whether these tests stand for wrong programs that a student's own tests are to catch. */
  static boolean ofWrongPrograms(List<TestResult> tests) {
    return tests.stream().allMatch(test -> test.name().startsWith(HiddenTest.OWN_TESTS));
  }

  /** Returns how many tests of a task passed, of how many. */
  static String passed(TaskResult task, Texts t) {
    boolean programs = !task.tests().isEmpty() && ofWrongPrograms(task.tests());
    return t.say("of", "%2d".formatted(task.passed()), "%2d".formatted(task.count()))
        + (programs && commonState(task, t).isEmpty() ? " " + t.say("card.caught") : "");
  }

  /** Returns which tasks were tried again with the reference's classes, a sentence each. */
  public static List<String> replaced(Result result, Texts t) {
    Map<String, List<String>> tasksByClasses = new LinkedHashMap<>();
    for (TaskResult task : result.tasks()) {
      task.tests().stream()
          .flatMap(test -> test.replaced().stream())
          .distinct()
          .sorted()
          .reduce((a, b) -> a + t.say("and") + b)
          .ifPresent(
              classes ->
                  tasksByClasses.computeIfAbsent(classes, c -> new ArrayList<>()).add(task.id()));
    }
    List<String> sentences = new ArrayList<>();
    tasksByClasses.forEach(
        (classes, tasks) ->
            sentences.add(t.say("replaced", tasks.size(), String.join(", ", tasks), classes)));
    return sentences;
  }
}
