package backprop.grader.grading;

import backprop.grader.remote.IsolatedClasses;
import backprop.grader.scoring.Assignment;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.State;
import backprop.grader.scoring.Task;
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
        if (tests.stream().anyMatch(test -> earlier.has(test) && !passed(session, test))) {
          earlier.files().forEach(file -> classes.add(className(file)));
        }
      }
      List<HiddenTest> again =
          tests.stream()
              .filter(test -> task.has(test) && mayBeMended(session, test, task))
              .toList();
      if (!classes.isEmpty() && !again.isEmpty()) {
        session.runWith(reference.find(classes), again);
      }
    }
    session.runWith(Set.of(), List.of());
  }

  private static boolean passed(TestSession session, HiddenTest test) {
    Outcome outcome = session.outcomes().get(test);
    return outcome != null && outcome.passed();
  }

  // What the student hasn't written in this very task, nobody can write for them.
  private static boolean mayBeMended(TestSession session, HiddenTest test, Task task) {
    Outcome outcome = session.outcomes().getOrDefault(test, Outcome.NOT_RUN);
    boolean ownStub =
        outcome.state() == State.NOT_IMPLEMENTED
            && task.parts().keySet().stream()
                .anyMatch(part -> outcome.reason().startsWith("Task " + part + ":"));
    return !outcome.passed() && !ownStub;
  }

  private static String className(String file) {
    return file.substring(0, file.length() - ".java".length()).replace('/', '.');
  }
}
