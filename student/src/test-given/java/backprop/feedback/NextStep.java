package backprop.feedback;

import backprop.feedback.TestOutcome.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Says what to do next: one step, the file, where to read, and the command that runs its tests. */
final class NextStep {
  private NextStep() {}

  /**
   * The step for the first failing part, else for the first stub; "" if everything passes.
   *
   * @param tests in the order of the handout
   */
  static String render(List<TestOutcome> tests, StubLines stubs) {
    Optional<TestOutcome> failing =
        tests.stream().filter(test -> test.state() == State.FAILED).findFirst();
    if (failing.isPresent()) {
      return repair(failing.get(), tests);
    }
    return tests.stream()
        .filter(test -> test.state() == State.TO_DO)
        .map(TestOutcome::waitsFor)
        .min(Comparator.comparingInt(Exercises::order))
        .flatMap(Exercises::item)
        .map(item -> write(item, stubs))
        .orElse("");
  }

  private static String repair(TestOutcome test, List<TestOutcome> tests) {
    String next = line("Next", "Task " + test.exercise() + ": " + advice(test.failure()));
    return Exercises.item(test.exercise())
        .map(item -> next + line("Look", item.file()) + run(item) + also(item.taskId(), tests))
        .orElse(next);
  }

  /** A run of one task doesn't show whether the tasks that it calls are right. */
  private static String also(String taskId, List<TestOutcome> tests) {
    List<String> unknown =
        Exercises.buildsOn(taskId).stream()
            .filter(id -> tests.stream().noneMatch(test -> test.taskId().equals(id)))
            .toList();
    if (unknown.isEmpty()) {
      return "";
    }
    String which = String.join(", ", unknown);
    boolean one = unknown.size() == 1;
    String calls =
        one ? " calls task " + which + ": is it" : " calls tasks " + which + ": are they";
    return line("Also", "task " + taskId + calls + " right? mvn test tells");
  }

  private static String advice(String failure) {
    if (failure.contains("  row sums  ")) {
      return "compare the row sums above";
    }
    if (failure.contains("  first wrong  ") || failure.contains("  result  ")) {
      return "compare 'expected' and 'was' above";
    }
    if (failure.contains("  refusal  ")) {
      return "refuse what the method can't use";
    }
    if (failure.contains("  shape  ") || failure.contains("  length  ")) {
      return "compare the shapes above";
    }
    if (failure.contains("  stopped  ")) {
      return "find the loop that never ends";
    }
    return failure.contains("  threw  ") ? "find out why it threw" : "read its block above";
  }

  private static String write(Exercises.Item item, StubLines stubs) {
    OptionalInt line = stubs.line(item.file(), item.id());
    String place = line.isPresent() ? ":" + line.getAsInt() : "";
    return line("Next", "Task " + item.id() + "  " + item.signature())
        + line("Write", item.file() + place)
        + line("Read", "README.md, \"Task " + item.taskId() + "\": formula, worked numbers, hints")
        + run(item);
  }

  private static String run(Exercises.Item item) {
    return line("Run", "mvn test -Dgroups=task-" + item.taskId());
  }

  private static String line(String label, String text) {
    return label + " ".repeat(7 - label.length()) + text + "\n";
  }
}
