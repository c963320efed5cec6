package backprop.grader.batch;

import backprop.grader.report.Feedback;
import backprop.grader.report.ResultJson;

/**
 * What is kept of one submission of a class, in {@code results/NAME.json}.
 *
 * @param submission its name within the class; names the file, too
 * @param key of everything that the result depends on: while it stays the same, the submission
 *     needn't be graded again
 * @param unreadable why it can't be read as a submission; empty if it was graded
 * @param result with all that staff may see; null if it wasn't graded
 */
public record StoredResult(String submission, String key, String unreadable, ResultJson result) {

  /** Returns as much of it as the feedback level lets through. */
  public StoredResult at(Feedback feedback) {
    return isGraded() ? new StoredResult(submission, key, unreadable, result.at(feedback)) : this;
  }

  /** Tells whether there is a result; otherwise the submission couldn't be read. */
  public boolean isGraded() {
    return result != null;
  }

  /** Tells whether nothing is missing, so that it can be what a grader wrote. */
  boolean isWhole() {
    return submission != null
        && key != null
        && unreadable != null
        && (isGraded()
            ? result.submission() != null && result.tasks() != null
            : !unreadable.isEmpty());
  }
}
