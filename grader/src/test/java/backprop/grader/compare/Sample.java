package backprop.grader.compare;

import backprop.grader.batch.StoredResult;
import backprop.grader.report.ResultJson;
import backprop.grader.report.ResultJson.IsolationJson;
import backprop.grader.report.ResultJson.SubmissionJson;
import backprop.grader.report.ResultJson.TaskJson;
import backprop.grader.report.ResultJson.TestJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results of gradings that never were. */
public final class Sample {

  private Sample() {}

  /** Returns a result of one task with two tests, worth 4 points each. */
  public static StoredResult of(String submission, String first, String second) {
    return of(submission, "1.0.0", 7, "abc", first, second);
  }

  /** Returns the same of another grader, seed or submission. */
  public static StoredResult of(
      String submission, String grader, long seed, String sha256, String first, String second) {
    TestJson one = test("SoftmaxTest.sumsToOne", first);
    TestJson two = test("SoftmaxTest.rowsSumToOne", second);
    double score = one.score() + two.score();
    TaskJson task =
        new TaskJson("3", "Softmax", false, score, 8, Map.of("3.1", 8), 0, 2, List.of(one, two));
    ResultJson result =
        new ResultJson(
            "backprop-by-hand",
            "2026.1",
            grader,
            seed,
            false,
            new SubmissionJson(submission, sha256, List.of(), List.of(), List.of()),
            new IsolationJson("bubblewrap", "ok", ""),
            score,
            8,
            0,
            0,
            List.of(task),
            Map.of());
    return new StoredResult(submission, "key", "", result);
  }

  private static TestJson test(String name, String state) {
    double score = state.equals("PASSED") ? 4 : 0;
    return new TestJson(name, "3.1", "A property.", state, score, 4, "", "", null, List.of());
  }

  static StoredResult unreadable(String submission, String why) {
    return new StoredResult(submission, "", why, null);
  }

  static Results results(StoredResult... all) {
    TreeMap<String, StoredResult> submissions = new TreeMap<>();
    for (StoredResult result : all) {
      submissions.put(result.submission(), result);
    }
    return new Results(Path.of("class"), false, submissions, 0);
  }
}
