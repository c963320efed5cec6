package backprop.grader.grading;

import backprop.grader.protocol.IsolatedClasses;
import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Outcome;
import backprop.grader.result.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Gives back what a mistake in one task costs in those that build on it: their failed tests run
 * once more, with the reference answering in place of the classes of the earlier task. It answers
 * in the grader; its code is never where a submission runs.
 */
final class FollowThrough {

  private final Assignment assignment;
  private final IsolatedClasses reference;

  /**
   * Prepares for any number of submissions.
   *
   * @param reference the given classes and the reference's, by name
   */
  FollowThrough(Assignment assignment, Map<String, byte[]> reference) {
    this.assignment = assignment;
    this.reference = new IsolatedClasses(reference);
  }

  /** Tries failed tests again, task by task: one that is mended so isn't replaced in turn. */
  void run(TestSession session, List<HiddenTest> tests) {
    for (Task task : assignment.tasks()) {
      SortedSet<String> classes = new TreeSet<>();
      for (String id : task.buildsOn()) {
        Task earlier = assignment.task(id);
        if (tests.stream().anyMatch(test -> earlier.has(test) && !session.outcome(test).passed())) {
          earlier.files().forEach(file -> classes.add(className(file)));
        }
      }
      List<HiddenTest> again =
          tests.stream()
              .filter(test -> task.has(test) && mayPassWithOthers(session.outcome(test), task))
              .toList();
      if (!classes.isEmpty() && !again.isEmpty()) {
        session.runWith(reference.find(classes), again);
      }
    }
    session.runWith(Set.of(), List.of());
  }

  // Where a stub of the task itself was reached, other classes than the student's change nothing.
  private static boolean mayPassWithOthers(Outcome outcome, Task task) {
    return !outcome.passed() && !task.parts().containsKey(outcome.unwrittenPart());
  }

  private static String className(String file) {
    return file.substring(0, file.length() - ".java".length()).replace('/', '.');
  }
}
