package backprop.grader.batch;

import backprop.grader.intake.Submission;
import backprop.grader.report.ResultJson;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Grades one submission after the other. */
interface Worker extends Closeable {

  /** Starts a worker. */
  @FunctionalInterface
  interface Maker {
    Worker make() throws IOException;
  }

  /**
   * Returns the result for a submission.
   *
   * @throws IOException if the grader failed, or with any other exception; it is then not used
   *     again
   */
  ResultJson grade(Submission submission) throws IOException;

  /** Returns what the user should know of what submissions run in. */
  List<String> remarks();
}
