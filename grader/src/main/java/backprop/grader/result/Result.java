package backprop.grader.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that one grading found out: scores, reports and JSON have it from here. The names of the
 * components are JSON's keys. The same submission, seed and grader give the same result apart from
 * {@code timings}.
 *
 * @param partial whether only some of the tests were asked for, so that the score isn't one
 * @param timings milliseconds by phase, such as testMillis, and by test
 */
public record Result(
    String assignment,
    String assignmentVersion,
    String graderVersion,
    long seed,
    boolean partial,
    Submitted submission,
    Isolation isolation,
    double score,
    int maxScore,
    double bonus,
    int maxBonus,
    List<TaskResult> tasks,
    Map<String, Long> timings) {

  /** What staff are asked to do where the grader can't do all of it. */
  public static final String BY_HAND =
      "look at this one by hand: the grader could not finish its tests, although it grades others";

  /**
   * What was handed in.
   *
   * @param lookAt asks staff to look at it by hand, and says why; null where there's no need
   * @param trainings what trainings have left in it
   */
  public record Submitted(
      String name,
      String sha256,
      List<String> files,
      List<String> ignored,
      List<String> notes,
      @JsonInclude(JsonInclude.Include.NON_NULL) String lookAt,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TrainingRun> trainings) {

    /** Stored results may be without trainings. */
    public Submitted {
      trainings = trainings == null ? List.of() : List.copyOf(trainings);
    }
  }

  /** Tells whether there are tests for all parts of an assignment. */
  public boolean fits(Assignment course) {
    return course.tasks().stream()
        .flatMap(task -> task.parts().keySet().stream())
        .allMatch(part -> tests().stream().anyMatch(test -> test.part().equals(part)));
  }

  /**
   * Returns the same result with today's points, titles, weights and sentences: nothing needs to be
   * graded again for these.
   */
  public Result by(Rubric rubric) {
    Assignment course = rubric.assignment();
    List<TaskResult> scored = Scoring.score(course, rubric.applied(tests()));
    return summed(scored, course.maxScore(false), course.maxScore(true));
  }

  /** Returns the points that can be had for each part. */
  public Map<String, Integer> parts() {
    Map<String, Integer> parts = new LinkedHashMap<>();
    tasks.forEach(task -> parts.putAll(task.parts()));
    return parts;
  }

  /** Returns how long each phase took. */
  public Map<String, Long> phases() {
    return timings.entrySet().stream()
        .filter(time -> time.getKey().endsWith("Millis"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns all tests, task by task. */
  public List<TestResult> tests() {
    return tasks.stream().flatMap(task -> task.tests().stream()).toList();
  }

  /** Returns what is worth showing: where only some tests were asked for, nothing of the others. */
  public Result shown() {
    return partial
        ? with(tasks.stream().map(TaskResult::ran).filter(t -> !t.tests().isEmpty()).toList())
        : this;
  }

  /** Returns as much of it as the feedback level lets through. */
  public Result at(Feedback feedback) {
    return with(tasks.stream().map(task -> task.at(feedback)).toList());
  }

  /** Returns the same result with the points of other tasks. */
  public Result scored(List<TaskResult> others) {
    return summed(others, maxScore, maxBonus);
  }

  private Result summed(List<TaskResult> others, int ofTasks, int ofBonus) {
    return new Result(
        assignment,
        assignmentVersion,
        graderVersion,
        seed,
        partial,
        submission,
        isolation,
        TaskResult.sum(others, false),
        ofTasks,
        TaskResult.sum(others, true),
        ofBonus,
        others,
        timings);
  }

  /** Returns the same result with other tasks. */
  public Result with(List<TaskResult> others) {
    return new Result(
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
        others,
        timings);
  }
}
