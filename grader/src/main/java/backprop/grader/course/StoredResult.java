package backprop.grader.course;

import backprop.grader.result.Result;
import backprop.grader.result.Rubric;
import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What is kept of one submission of a class, in {@code results/NAME.json}.
 *
 * @param submission its name within the class; names the file, too
 * @param key of everything that the result depends on: while it stays the same, the submission
 *     needn't be graded again
 * @param unreadable why it can't be read as a submission; empty if it was graded
 * @param result with all that staff may see; null if it wasn't graded
 */
public record StoredResult(String submission, String key, String unreadable, Result result) {

  /** Tells whether there is a result; otherwise the submission couldn't be read. */
  public boolean isGraded() {
    return result != null;
  }

  /** Returns the same with today's points and words. */
  public StoredResult by(Rubric rubric) {
    return isGraded() ? new StoredResult(submission, key, unreadable, result.by(rubric)) : this;
  }

  /** Tells whether nothing is missing, so that it can be what a grader wrote. */
  @JsonIgnore
  public boolean isWhole() {
    return submission != null
        && key != null
        && unreadable != null
        && (isGraded()
            ? result.submission() != null
                && result.tasks() != null
                && result.tasks().stream().allMatch(task -> task.tests() != null)
            : !unreadable.isEmpty());
  }
}
