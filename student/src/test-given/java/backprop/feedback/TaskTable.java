package backprop.feedback;

import backprop.feedback.TestOutcome.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Renders the end of a run: failing tests, the table of the tasks, and what to do next. */
public final class TaskTable {
  private static final String FURTHER =
      "The hidden tests go further: extremes, other shapes, repeated calls.\n"
          + "Read \"At stake\" in README.md once more.\n";

  private static final String HEADER = " task                  tests  pass  fail  to do  state\n";

  /** As in the handout; within a part as in the source, where the simplest test comes first. */
  private static final Comparator<TestOutcome> HANDOUT =
      Comparator.<TestOutcome>comparingInt(test -> Exercises.order(test.exercise()))
          .thenComparingInt(TestOutcome::line);

  private TaskTable() {}

  /** The whole text, ASCII, at most 80 columns; "" if no test of the assignment ran. */
  public static String render(List<TestOutcome> outcomes, StubLines stubs) {
    List<TestOutcome> own = outcomes.stream().filter(TestOutcome::own).toList();
    List<TestOutcome> given =
        outcomes.stream().filter(test -> !test.own()).sorted(HANDOUT).toList();
    if (outcomes.isEmpty()) {
      return "";
    }
    if (given.isEmpty()) {
      return "\n" + table(List.of(), own) + OwnTests.failing(own);
    }
    List<TaskState> tasks =
        Exercises.TASKS.stream()
            .map(task -> TaskState.of(task, given))
            .filter(task -> !task.tests().isEmpty())
            .toList();
    String failures =
        FailureReport.render(given.stream().filter(t -> t.state() == State.FAILED).toList());
    return "\n" + failures + table(tasks, own) + verdict(tasks, given, own, stubs);
  }

  /** What to do after a run in which a test failed. */
  static String red(List<TestOutcome> outcomes, StubLines stubs) {
    List<TestOutcome> own = outcomes.stream().filter(TestOutcome::own).toList();
    List<TestOutcome> failed =
        outcomes.stream()
            .filter(test -> !test.own() && test.state() == State.FAILED)
            .sorted(HANDOUT)
            .toList();
    String text = failed.isEmpty() ? OwnTests.failing(own) : NextStep.render(failed, stubs);
    return text.isEmpty() ? "A test failed: see above.\n" : text;
  }

  private static String table(List<TaskState> tasks, List<TestOutcome> own) {
    StringBuilder text = new StringBuilder();
    text.append(HEADER);
    boolean fresh = !tasks.isEmpty() && tasks.stream().allMatch(TaskState::untouched);
    for (TaskState task : tasks) {
      String start = fresh && task == tasks.get(0) ? "   <- start here" : "";
      text.append(
          row(
              task.task().id(),
              task.task().title(),
              String.valueOf(task.tests().size()),
              String.valueOf(task.count(State.PASSED)),
              String.valueOf(task.count(State.FAILED)),
              String.valueOf(task.count(State.TO_DO)),
              task.words(tasks) + start));
    }
    if (!own.isEmpty()) {
      text.append(
          row(
              "",
              "your own tests",
              String.valueOf(own.size()),
              String.valueOf(count(own, State.PASSED)),
              String.valueOf(count(own, State.FAILED)),
              String.valueOf(count(own, State.TO_DO)),
              count(own, State.FAILED) > 0 ? "failing: src/test/java/mine" : ""));
    }
    return text.append('\n').toString();
  }

  private static String row(String id, String title, String... cells) {
    String left = String.format(" %-3s%-18s", id, title);
    String numbers = String.format("%6s%6s%6s%7s", cells[0], cells[1], cells[2], cells[3]);
    return (left + numbers + "  " + cells[4]).stripTrailing() + "\n";
  }

  private static String verdict(
      List<TaskState> tasks, List<TestOutcome> given, List<TestOutcome> own, StubLines stubs) {
    String next = NextStep.render(given, stubs);
    if (count(given, State.FAILED) > 0) {
      return next;
    }
    int passed = count(given, State.PASSED);
    String failing = OwnTests.failing(own);
    if (passed == 0) {
      return "Nothing is wrong; nothing has been written yet.\n" + failing + next;
    }
    if (passed < given.size()) {
      boolean onlyBonus = onlyBonusIsOpen(tasks);
      String bonus = onlyBonus ? " What is left is bonus." : "";
      String count = passed + " of " + given.size() + " tests pass.";
      String fine = failing.isEmpty() ? "Nothing is wrong: " : "No public test fails: ";
      String now = onlyBonus && tasks.size() == Exercises.TASKS.size() ? Reward.TRAINING : "";
      return fine + count + bonus + "\n" + failing + now + next;
    }
    boolean all = tasks.size() == Exercises.TASKS.size();
    String done = all ? "All " + passed + " public tests pass.\n" : partDone(tasks, passed);
    String open = all ? stillOpen(own) : "Run    mvn test, for all tasks\n";
    String reward = all ? Reward.TRAINING : Reward.of(tasks);
    return done + failing + FURTHER + reward + open;
  }

  private static boolean onlyBonusIsOpen(List<TaskState> tasks) {
    return tasks.stream()
        .filter(task -> task.count(State.TO_DO) > 0)
        .allMatch(task -> task.task().id().startsWith("B"));
  }

  private static String partDone(List<TaskState> tasks, int passed) {
    Optional<String> single =
        tasks.size() == 1 ? Optional.of(tasks.get(0).task().id()) : Optional.empty();
    String which = single.map(id -> " of task " + id).orElse(" of these tasks");
    String tests = passed == 1 ? "One public test" : "All " + passed + " public tests";
    String pass = passed == 1 ? " ran and passes." : " pass.";
    return tests + which + pass + "\n";
  }

  private static String stillOpen(List<TestOutcome> own) {
    return "Still open\n"
        + "  your own tests   "
        + own.size()
        + " so far: src/test/java/mine\n"
        + "  on paper         the questions in pages/on-paper.md\n"
        + "Hand in   target/submission.zip (mvn package writes it)\n";
  }

  private static int count(List<TestOutcome> tests, State state) {
    return (int) tests.stream().filter(test -> test.state() == state).count();
  }
}
