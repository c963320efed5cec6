package backprop.grader.report;

import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.report.LostPart.Cause;
import backprop.grader.report.LostPart.Failure;
import backprop.grader.result.ByHand;
import backprop.grader.result.Misconception;
import backprop.grader.result.Result;
import backprop.grader.result.Scoring;
import backprop.grader.result.State;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where points were lost, part by part, and why: failures with one cause are told once. */
public final class Losses {

  private static final int LINES_OF_DETAIL = 20;

  private final List<LostPart> parts = new ArrayList<>();

  /** The part in which a misconception was told first, by its sentence. */
  private final Map<String, String> told = new HashMap<>();

  /** The points of the part that is being told. */
  private int max;

  /** The language of the reader. */
  private final Texts t;

  private Losses(Texts t) {
    this.t = t;
  }

  /** Returns the parts in which points were lost, as far as the result's level tells. */
  public static List<LostPart> of(Result result, Texts t) {
    Losses losses = new Losses(t);
    result.tasks().forEach(losses::task);
    return losses.parts;
  }

  private void task(TaskResult task) {
    // The table says already that nothing is written.
    if (task.tests().stream().allMatch(test -> test.state() == State.NOT_IMPLEMENTED)) {
      return;
    }
    task.parts()
        .forEach(
            (part, max) -> {
              List<TestResult> tests =
                  task.tests().stream().filter(test -> test.part().equals(part)).toList();
              if (tests.stream().anyMatch(test -> test.state() != State.PASSED)) {
                parts.add(new LostPart(part, task.score(part), max, causes(part, max, tests)));
              }
            });
  }

  private List<Cause> causes(String part, int worth, List<TestResult> tests) {
    max = worth;
    Map<Misconception, List<TestResult>> explained = new LinkedHashMap<>();
    Map<String, List<TestResult>> byProperty = new LinkedHashMap<>();
    Map<String, List<TestResult>> byState = new LinkedHashMap<>();
    for (TestResult test : tests) {
      if (test.misconception() != null) {
        explained.computeIfAbsent(test.misconception(), m -> new ArrayList<>()).add(test);
      } else if (test.state() == State.FAILED) {
        byProperty.computeIfAbsent(failure(test), property -> new ArrayList<>()).add(test);
      } else if (!test.passed()) {
        byState.computeIfAbsent(cause(test), cause -> new ArrayList<>()).add(test);
      }
    }
    List<Cause> causes = new ArrayList<>();
    explained.forEach((known, same) -> causes.add(known(part, known, same, tests)));
    byProperty.forEach(
        (property, same) ->
            causes.add(
                plain(
                    property,
                    Summary.ofWrongPrograms(same)
                        ? caught(same, tests)
                        : same.size() == 1 ? points(same, tests) : share(same, tests),
                    same)));
    // A single sentence says where to look.
    if (explained.isEmpty() && byProperty.size() > 1) {
      causes.add(causes.remove(causes.size() - 1).withHint(ByHand.hint(part)));
    }
    byState.forEach((cause, same) -> causes.add(plain(cause, share(same, tests), same)));
    return causes;
  }

  private Cause known(
      String part, Misconception known, List<TestResult> same, List<TestResult> all) {
    // Not its id: two mistakes may look alike, such as zeros in two methods.
    String first = told.putIfAbsent(known.sentence(), part);
    boolean isNew = first == null || first.equals(part);
    List<Failure> failures = failures(same);
    return new Cause(
        isNew ? known.sentence() : t.say("losses.earlier.card", first),
        isNew ? known.hint() : "",
        isNew ? "" : first,
        share(same, all),
        failures.isEmpty() ? "" : known.id(),
        failures);
  }

  private static Cause plain(String sentence, String share, List<TestResult> same) {
    return new Cause(sentence, "", "", share, "", failures(same));
  }

  private static String failure(TestResult test) {
    return test.property() + (test.message().isEmpty() ? "" : " [" + test.message() + "]");
  }

  private String cause(TestResult test) {
    return switch (test.state()) {
      case NOT_COMPILED -> test.message();
      case NOT_IMPLEMENTED ->
          test.reachedItsOwnStub() ? test.state().words(t) : t.say("losses.needs", test.message());
      default -> test.message().isEmpty() ? test.state().words(t) : test.message();
    };
  }

  // Only staff's level has details.
  private static List<Failure> failures(List<TestResult> tests) {
    return tests.stream()
        .filter(test -> test.detail() != null)
        .map(
            test ->
                new Failure(
                    test.name(),
                    test.detail().lines().limit(LINES_OF_DETAIL).map(Text::printable).toList()))
        .toList();
  }

  private String share(List<TestResult> some, List<TestResult> all) {
    boolean failed = some.stream().allMatch(test -> test.state() == State.FAILED);
    return t.say(
        failed ? "losses.share.failed" : "losses.share",
        some.size(),
        t.say("count.tests", all.size()),
        points(some, all));
  }

  // What some of a part's tests would have brought.
  private String points(List<TestResult> some, List<TestResult> all) {
    double share =
        some.stream().mapToDouble(TestResult::maxScore).sum()
            / all.stream().mapToDouble(TestResult::maxScore).sum();
    double points = Scoring.round(max * share);
    return t.say("count.points", points, t.points(points));
  }

  /** Returns how many wrong programs of the area that these missed ones belong to were caught. */
  private String caught(List<TestResult> missed, List<TestResult> all) {
    String area = missed.get(0).property();
    long programs = all.stream().filter(test -> test.property().equals(area)).count();
    return t.say("losses.caught", programs - missed.size(), programs);
  }
}
