package backprop.grader.report;

import backprop.grader.report.LostPart.Cause;
import backprop.grader.report.LostPart.Failure;
import backprop.grader.report.ResultJson.MisconceptionJson;
import backprop.grader.report.ResultJson.TaskJson;
import backprop.grader.report.ResultJson.TestJson;
import backprop.grader.scoring.Scoring;
import backprop.grader.scoring.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where points were lost, part by part, and why: failures with one cause are told once. */
public final class Losses {

  private static final int LINES_OF_DETAIL = 20;

  private final List<LostPart> parts = new ArrayList<>();

  /** The part in which a misconception was told first, by its id. */
  private final Map<String, String> told = new HashMap<>();

  private Losses() {}

  /** Returns the parts in which points were lost, as far as the result's level tells. */
  public static List<LostPart> of(ResultJson result) {
    Losses losses = new Losses();
    result.tasks().forEach(losses::task);
    return losses.parts;
  }

  private void task(TaskJson task) {
    // The table has said it in one line.
    if (task.tests().stream().allMatch(test -> state(test) == State.NOT_IMPLEMENTED)) {
      return;
    }
    task.parts()
        .forEach(
            (part, max) -> {
              List<TestJson> tests =
                  task.tests().stream().filter(test -> test.part().equals(part)).toList();
              if (tests.stream().anyMatch(test -> state(test) != State.PASSED)) {
                parts.add(new LostPart(part, earned(max, tests), max, causes(part, tests)));
              }
            });
  }

  // From shares of the part, as the score is: a sum of rounded points may be off by some.
  private static double earned(int max, List<TestJson> tests) {
    double all = tests.stream().mapToDouble(TestJson::maxScore).sum();
    return all == 0
        ? 0
        : Scoring.round(max * tests.stream().mapToDouble(TestJson::score).sum() / all);
  }

  private List<Cause> causes(String part, List<TestJson> tests) {
    Map<MisconceptionJson, List<TestJson>> explained = new LinkedHashMap<>();
    Map<String, List<TestJson>> byProperty = new LinkedHashMap<>();
    Map<String, List<TestJson>> byState = new LinkedHashMap<>();
    for (TestJson test : tests) {
      State state = state(test);
      if (test.misconception() != null) {
        explained.computeIfAbsent(test.misconception(), m -> new ArrayList<>()).add(test);
      } else if (state == State.FAILED) {
        byProperty.computeIfAbsent(failure(test), property -> new ArrayList<>()).add(test);
      } else if (state != State.PASSED) {
        byState.computeIfAbsent(cause(test), cause -> new ArrayList<>()).add(test);
      }
    }
    List<Cause> causes = new ArrayList<>();
    explained.forEach((known, same) -> causes.add(known(part, known, same, tests)));
    byProperty.forEach(
        (property, same) ->
            causes.add(plain(property, same.size() == 1 ? "" : share(same, tests), same)));
    byState.forEach((cause, same) -> causes.add(plain(cause, share(same, tests), same)));
    return causes;
  }

  private Cause known(
      String part, MisconceptionJson known, List<TestJson> same, List<TestJson> all) {
    String first = told.putIfAbsent(known.id(), part);
    boolean isNew = first == null || first.equals(part);
    List<Failure> failures = failures(same);
    return new Cause(
        isNew ? known.sentence() : "the same cause as in Task " + first,
        isNew ? known.hint() : "",
        isNew ? "" : first,
        share(same, all),
        failures.isEmpty() ? "" : known.id(),
        failures);
  }

  private static Cause plain(String sentence, String share, List<TestJson> same) {
    return new Cause(sentence, "", "", share, "", failures(same));
  }

  private static String failure(TestJson test) {
    return test.property() + (test.message().isEmpty() ? "" : " [" + test.message() + "]");
  }

  private static String cause(TestJson test) {
    State state = state(test);
    return switch (state) {
      case NOT_COMPILED -> test.message();
      case NOT_IMPLEMENTED ->
          test.message().startsWith("Task " + test.part() + ":")
              ? state.words()
              : "needs " + test.message() + ", which is not written yet";
      default -> test.message().isEmpty() ? state.words() : test.message();
    };
  }

  // Only staff's level has details.
  private static List<Failure> failures(List<TestJson> tests) {
    return tests.stream()
        .filter(test -> test.detail() != null)
        .map(
            test ->
                new Failure(
                    test.name(),
                    test.detail().lines().limit(LINES_OF_DETAIL).map(Printable::of).toList()))
        .toList();
  }

  private static String share(List<TestJson> some, List<TestJson> all) {
    return some.size() + " of " + Summary.count(all.size(), "test");
  }

  private static State state(TestJson test) {
    return State.valueOf(test.state());
  }
}
