package backprop.grader.report;

import backprop.grader.scoring.Misconception;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.Scoring;
import backprop.grader.scoring.Scoring.ScoredTask;
import backprop.grader.scoring.Scoring.ScoredTest;
import backprop.grader.scoring.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where points were lost, part by part, and why: failures with one cause are told once. */
final class Losses {

  private final StringBuilder out = new StringBuilder();
  private final Feedback feedback;

  /** The part in which a misconception was told first, by its id. */
  private final Map<String, String> told = new HashMap<>();

  Losses(Feedback feedback) {
    this.feedback = feedback;
  }

  /** Returns the text for all tasks; to be called once. */
  String of(List<ScoredTask> tasks) {
    tasks.forEach(this::task);
    return out.toString();
  }

  private void task(ScoredTask task) {
    // The table has said it in one line.
    if (task.tests().stream().allMatch(test -> test.outcome().state() == State.NOT_IMPLEMENTED)) {
      return;
    }
    for (Map.Entry<String, Integer> part : task.task().parts().entrySet()) {
      List<ScoredTest> tests =
          task.tests().stream().filter(test -> test.test().part().equals(part.getKey())).toList();
      if (tests.stream().anyMatch(test -> !test.outcome().passed())) {
        part(part.getKey(), part.getValue(), tests);
      }
    }
  }

  private void part(String part, int max, List<ScoredTest> tests) {
    double earned = tests.stream().mapToDouble(ScoredTest::score).sum();
    line("");
    line("Task %s   %s of %s", part, ScoreCard.points(Scoring.round(earned)), count(max, "point"));
    Map<Misconception, List<ScoredTest>> explained = new LinkedHashMap<>();
    Map<String, List<ScoredTest>> byState = new LinkedHashMap<>();
    Map<String, List<ScoredTest>> byProperty = new LinkedHashMap<>();
    for (ScoredTest test : tests) {
      Outcome outcome = test.outcome();
      if (outcome.misconception() != null) {
        explained.computeIfAbsent(outcome.misconception(), m -> new ArrayList<>()).add(test);
      } else if (outcome.state() == State.FAILED) {
        byProperty.computeIfAbsent(failure(test), property -> new ArrayList<>()).add(test);
      } else if (!outcome.passed()) {
        byState.computeIfAbsent(cause(test), cause -> new ArrayList<>()).add(test);
      }
    }
    explained.forEach((misconception, same) -> misconception(part, misconception, same, tests));
    byProperty.forEach(
        (property, same) -> {
          wrap("  - ", property + (same.size() == 1 ? "" : share(same, tests)));
          same.forEach(this::details);
        });
    byState.forEach(
        (cause, same) -> {
          wrap("  - ", cause + share(same, tests));
          same.forEach(this::details);
        });
  }

  private void misconception(
      String part, Misconception misconception, List<ScoredTest> same, List<ScoredTest> all) {
    String first = told.putIfAbsent(misconception.id(), part);
    if (first == null || first.equals(part)) {
      wrap("  - ", misconception.sentence() + share(same, all));
      wrap("    Hint: ", misconception.hint());
    } else {
      wrap("  - ", "the same cause as in Task " + first + share(same, all));
    }
    if (feedback == Feedback.STAFF) {
      line("      %s", misconception.id());
    }
    same.forEach(this::details);
  }

  private static String failure(ScoredTest test) {
    String reason = test.outcome().reason();
    return test.test().property() + (reason.isEmpty() ? "" : " [" + reason + "]");
  }

  private static String cause(ScoredTest test) {
    Outcome outcome = test.outcome();
    return switch (outcome.state()) {
      case NOT_COMPILED -> outcome.reason();
      case NOT_IMPLEMENTED ->
          outcome.reason().startsWith("Task " + test.test().part() + ":")
              ? outcome.state().words()
              : "needs " + outcome.reason() + ", which is not written yet";
      default -> outcome.reason().isEmpty() ? outcome.state().words() : outcome.reason();
    };
  }

  private void details(ScoredTest test) {
    if (feedback == Feedback.STAFF) {
      line("      %s", test.test().name());
      test.outcome().detail().lines().limit(20).forEach(l -> line("      | %s", Printable.of(l)));
    }
  }

  private static String share(List<ScoredTest> some, List<ScoredTest> all) {
    return " (" + some.size() + " of " + count(all.size(), "test") + ")";
  }

  private void wrap(String indent, String text) {
    out.append(Printable.wrapped(indent, text, 80));
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
