package backprop.feedback;

import backprop.feedback.TestOutcome.State;
import java.util.Comparator;
import java.util.List;

/** The tests of one task, counted, and how far the task has come. */
record TaskState(Exercises.Task task, List<TestOutcome> tests) {
  /** The last column has room for so many characters. */
  private static final int WIDTH = 31;

  static TaskState of(Exercises.Task task, List<TestOutcome> all) {
    return new TaskState(
        task, all.stream().filter(t -> !t.own() && t.taskId().equals(task.id())).toList());
  }

  int count(State state) {
    return (int) tests.stream().filter(test -> test.state() == state).count();
  }

  boolean untouched() {
    return count(State.TO_DO) == tests.size();
  }

  /** The parts with a failing test, in the order of the handout. */
  List<String> failing() {
    return tests.stream()
        .filter(test -> test.state() == State.FAILED)
        .map(TestOutcome::exercise)
        .distinct()
        .sorted(Comparator.comparingInt(Exercises::order))
        .toList();
  }

  /** What the last column says; {@code all} are the states of all tasks of this run. */
  String words(List<TaskState> all) {
    if (!failing().isEmpty()) {
      return failingWords(before(all));
    }
    if (count(State.TO_DO) == 0) {
      return "done";
    }
    String other = waitsFor(all);
    if (!other.isEmpty()) {
      return "waits for " + other;
    }
    return untouched() ? "not started" : "begun";
  }

  private String failingWords(String first) {
    String text = "failing: " + String.join(", ", failing());
    String end = first.isEmpty() ? "" : "; first " + first;
    int width = WIDTH - end.length();
    if (text.length() > width) {
      text = text.substring(0, text.lastIndexOf(", ", width - ", ...".length())) + ", ...";
    }
    return text + end;
  }

  /** The first failing part of a task that this one builds on, or "". */
  private String before(List<TaskState> all) {
    return all.stream()
        .filter(other -> task.buildsOn().contains(other.task().id()))
        .flatMap(other -> other.failing().stream())
        .findFirst()
        .orElse("");
  }

  /**
   * The part of another task that holds this one up: the stub that all its remaining tests reach,
   * or, before it is begun, a failing part of a task that it builds on. "" if it can go on.
   */
  private String waitsFor(List<TaskState> all) {
    List<String> stubs =
        tests.stream()
            .filter(test -> test.state() == State.TO_DO)
            .map(TestOutcome::waitsFor)
            .sorted(Comparator.comparingInt(Exercises::order))
            .toList();
    if (stubs.stream().noneMatch(id -> id.startsWith(task.id() + "."))) {
      return stubs.get(0);
    }
    return untouched() ? before(all) : "";
  }
}
