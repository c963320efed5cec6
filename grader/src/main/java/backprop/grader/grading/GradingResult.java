package backprop.grader.grading;

import backprop.grader.intake.Submission;
import backprop.grader.scoring.Assignment;
import backprop.grader.scoring.Scoring.ScoredTask;
import java.util.List;
import java.util.Map;

/**
 * All that one grading found out; the reports are drawn from it.
 *
 * @param isolation what the submission's code ran in
 * @param notes of intake and compilation, for the student
 * @param partial whether only some of the tests were asked for, so that the score isn't one
 * @param timings milliseconds by phase
 */
public record GradingResult(
    Assignment assignment,
    long seed,
    Submission submission,
    Isolation isolation,
    List<String> notes,
    List<ScoredTask> tasks,
    boolean partial,
    Map<String, Long> timings) {

  /** Returns the points of the ordinary tasks. */
  public double score() {
    return sum(false);
  }

  /** Returns the points of the bonus tasks. */
  public double bonus() {
    return sum(true);
  }

  private double sum(boolean bonus) {
    double points = 0;
    for (ScoredTask task : tasks) {
      points += task.task().bonus() == bonus ? task.score() : 0;
    }
    return backprop.grader.scoring.Scoring.round(points);
  }
}
