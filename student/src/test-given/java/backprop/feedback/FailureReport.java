package backprop.feedback;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Shows failing tests: a few in full, at least one for each part if there is room. */
final class FailureReport {
  private static final int IN_FULL = 4;
  private static final int BY_NAME = 10;

  private FailureReport() {}

  /**
   * The text, with a blank line after it; empty if nothing fails.
   *
   * @param failed the failing tests in the order of the handout
   */
  static String render(List<TestOutcome> failed) {
    StringBuilder text = new StringBuilder();
    Set<TestOutcome> full = chosen(failed);
    List<TestOutcome> others = new ArrayList<>();
    for (TestOutcome test : failed) {
      if (full.contains(test)) {
        text.append(block(test, first(test, failed))).append('\n');
      } else {
        others.add(test);
      }
    }
    if (!others.isEmpty()) {
      text.append("Failing too\n");
      for (TestOutcome test : others.subList(0, Math.min(BY_NAME, others.size()))) {
        text.append(String.format("  %-5s%s%n", test.exercise(), test.name()));
      }
      if (others.size() > BY_NAME) {
        text.append("  ... and ").append(others.size() - BY_NAME).append(" more\n");
      }
      text.append('\n');
    }
    return text.toString().replace("\r", "");
  }

  private static Set<TestOutcome> chosen(List<TestOutcome> failed) {
    Set<String> parts = new LinkedHashSet<>();
    Set<TestOutcome> chosen = new LinkedHashSet<>();
    for (TestOutcome test : failed) {
      if (chosen.size() < IN_FULL && parts.add(test.exercise())) {
        chosen.add(test);
      }
    }
    for (TestOutcome test : failed) {
      if (chosen.size() < IN_FULL) {
        chosen.add(test);
      }
    }
    return chosen;
  }

  /** The first failing part that this one calls, or "". */
  private static String first(TestOutcome test, List<TestOutcome> failed) {
    return Exercises.calls(test.exercise()).stream()
        .filter(part -> failed.stream().anyMatch(other -> other.exercise().equals(part)))
        .findFirst()
        .orElse("");
  }

  private static String block(TestOutcome test, String first) {
    StringBuilder text = new StringBuilder();
    String signature = Exercises.item(test.exercise()).map(Exercises.Item::signature).orElse("");
    String left = "Task " + test.exercise() + "  " + signature;
    int gap = Display.WIDTH - left.length() - test.name().length();
    if (gap >= 2) {
      text.append(left).append(" ".repeat(gap)).append(test.name()).append('\n');
    } else {
      int indent = Math.max(2, Display.WIDTH - test.name().length());
      text.append(left).append('\n').append(" ".repeat(indent)).append(test.name()).append('\n');
    }
    String sentence = Display.ascii(test.sentence());
    for (String line : Display.wrap(sentence, Display.WIDTH - 2)) {
      text.append("  ").append(line).append('\n');
    }
    if (!test.failure().isEmpty()) {
      text.append(test.failure()).append('\n');
    }
    if (!first.isEmpty()) {
      text.append("  First: ").append(first).append(", which fails too: ");
      text.append(test.exercise()).append(" may call it\n");
    }
    return text.append("  Hints: README.md, \"Task ")
        .append(test.exercise())
        .append("\"\n")
        .toString();
  }
}
