package backprop.grader.compare;

import backprop.grader.common.Texts;
import backprop.grader.course.StoredResult;
import backprop.grader.result.Isolation;
import backprop.grader.result.Result;
import backprop.grader.result.Result.Submitted;
import backprop.grader.result.State;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Grading of gradings that never were. */
public final class Sample {

  private Sample() {}

  /** Returns a result of one task with two tests, worth 4 points each. */
  public static StoredResult of(String submission, String first, String second) {
    return of(submission, "1.0.0", 7, "abc", first, second);
  }

  /** Returns the same of another grader, seed or submission. */
  public static StoredResult of(
      String submission, String grader, long seed, String sha256, String first, String second) {
    TestResult one = test("SoftmaxTest.sumsToOne", first);
    TestResult two = test("SoftmaxTest.rowsSumToOne", second);
    double score = one.score() + two.score();
    TaskResult task =
        new TaskResult("3", "Softmax", false, score, 8, Map.of("3.1", 8), 0, 2, List.of(one, two));
    Result result =
        new Result(
            "backprop-by-hand",
            "2026.1",
            grader,
            seed,
            false,
            new Submitted(submission, sha256, List.of(), List.of(), List.of(), null, List.of()),
            new Isolation("bubblewrap", "ok", "", List.of()),
            score,
            8,
            0,
            0,
            List.of(task),
            Map.of());
    return new StoredResult(submission, "key", "", result);
  }

  /** Returns the same where part 3.1 is worth other points. */
  static StoredResult worth(int points, StoredResult stored) {
    TaskResult task = stored.result().tasks().get(0);
    TaskResult other =
        new TaskResult(
            "3",
            "Softmax",
            false,
            task.score() * points / 8,
            points,
            Map.of("3.1", points),
            0,
            2,
            task.tests());
    return new StoredResult(
        stored.submission(), stored.key(), "", stored.result().scored(List.of(other)));
  }

  private static TestResult test(String name, String state) {
    double score = state.equals("PASSED") ? 4 : 0;
    return new TestResult(
        name, "3.1", "A property.", State.valueOf(state), 1, score, 4, "", "", null, List.of());
  }

  static StoredResult unreadable(String submission, String why) {
    return new StoredResult(submission, "", why, null);
  }

  static Grading results(StoredResult... all) {
    TreeMap<String, StoredResult> submissions = new TreeMap<>();
    for (StoredResult result : all) {
      submissions.put(result.submission(), result);
    }
    return new Grading(Path.of("class"), false, submissions, 0, new TreeMap<>(), Texts.EN);
  }
}
