package backprop.grader.report;

import backprop.grader.grading.GradingResult;
import backprop.grader.grading.Installation;
import backprop.grader.scoring.Scoring;
import backprop.grader.scoring.Scoring.ScoredTask;
import backprop.grader.scoring.Scoring.ScoredTest;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result as JSON. The records below are the format: their names are the keys. The same
 * submission, seed and grader give the same bytes apart from {@code timings}.
 */
public record ResultJson(
    String assignment,
    String assignmentVersion,
    String graderVersion,
    long seed,
    boolean partial,
    SubmissionJson submission,
    IsolationJson isolation,
    double score,
    int maxScore,
    double bonus,
    int maxBonus,
    List<TaskJson> tasks,
    Map<String, Long> timings) {

  public record SubmissionJson(
      String name, String sha256, List<String> files, List<String> ignored, List<String> notes) {}

  /** {@code gaps} says what the backend does not cover; empty if nothing is known. */
  public record IsolationJson(String backend, String selfTest, String gaps) {}

  public record TaskJson(
      String id,
      String title,
      boolean bonus,
      double score,
      int maxScore,
      Map<String, Integer> parts,
      int passed,
      int count,
      List<TestJson> tests) {

    private TaskJson at(Feedback feedback) {
      List<TestJson> seen =
          feedback == Feedback.NONE
              ? List.of()
              : tests.stream().map(test -> test.at(feedback)).toList();
      return new TaskJson(id, title, bonus, score, maxScore, parts, passed, count, seen);
    }
  }

  /** What was misunderstood; {@code id} names the catalogue's entry. */
  public record MisconceptionJson(String id, String sentence, String hint) {}

  /**
   * One hidden test; {@code detail} is for staff and else null, {@code misconception} is null where
   * none is known, {@code replaced} names the classes in whose place the reference answered.
   */
  public record TestJson(
      String name,
      String part,
      String property,
      String state,
      double score,
      double maxScore,
      String message,
      @JsonInclude(JsonInclude.Include.NON_NULL) String detail,
      MisconceptionJson misconception,
      List<String> replaced) {

    private TestJson at(Feedback feedback) {
      return new TestJson(
          name,
          part,
          property,
          state,
          score,
          maxScore,
          message,
          feedback == Feedback.STAFF ? detail : null,
          misconception,
          replaced);
    }
  }

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Returns the result with everything that staff may see. */
  public static ResultJson of(GradingResult result) {
    var assignment = result.assignment();
    var submission = result.submission();
    return new ResultJson(
        assignment.id(),
        assignment.version(),
        Installation.version(),
        result.seed(),
        result.partial(),
        new SubmissionJson(
            submission.name(),
            submission.sha256(),
            List.copyOf(submission.sources().keySet()),
            submission.ignored(),
            result.notes()),
        new IsolationJson(
            result.isolation().backend(), result.isolation().selfTest(), result.isolation().gaps()),
        result.score(),
        assignment.maxScore(false),
        result.bonus(),
        assignment.maxScore(true),
        result.tasks().stream().map(ResultJson::taskJson).toList(),
        result.timings());
  }

  /** Returns as much of it as the feedback level lets through. */
  public ResultJson at(Feedback feedback) {
    return new ResultJson(
        assignment,
        assignmentVersion,
        graderVersion,
        seed,
        partial,
        submission,
        isolation,
        score,
        maxScore,
        bonus,
        maxBonus,
        tasks.stream().map(task -> task.at(feedback)).toList(),
        timings);
  }

  private static TaskJson taskJson(ScoredTask task) {
    return new TaskJson(
        task.task().id(),
        task.task().title(),
        task.task().bonus(),
        task.score(),
        task.task().maxScore(),
        task.task().parts(),
        (int) task.passed(),
        task.tests().size(),
        task.tests().stream().map(ResultJson::testJson).toList());
  }

  private static TestJson testJson(ScoredTest scored) {
    var outcome = scored.outcome();
    var cause = outcome.misconception();
    return new TestJson(
        scored.test().name(),
        scored.test().part(),
        scored.test().property(),
        outcome.state().name(),
        Scoring.round(scored.score()),
        Scoring.round(scored.maxScore()),
        outcome.reason(),
        outcome.detail(),
        cause == null ? null : new MisconceptionJson(cause.id(), cause.sentence(), cause.hint()),
        outcome.replaced());
  }

  /** Returns the JSON text. */
  public String text() {
    return Printable.escaped(MAPPER.writeValueAsString(this)) + "\n";
  }
}
