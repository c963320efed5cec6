package backprop.grader.batch;

import backprop.grader.grading.Grader;
import backprop.grader.intake.Submission;
import backprop.grader.result.Result;
import java.io.Closeable;
import java.io.IOException;

/** Grades one submission after the other; what has failed once is not used again. */
interface Worker extends Closeable {

  /** Returns the result for a submission. */
  Result grade(Submission submission) throws IOException;

  /** Returns what submissions run in, as a sentence. */
  String isolation();

  /**
   * Returns a worker with a grader of its own.
   *
   * @param seed of the hidden inputs, or null if each submission has its own
   */
  static Worker of(Grader grader, Long seed) {
    return new Worker() {
      @Override
      public Result grade(Submission submission) throws IOException {
        return grader.grade(submission, seed, name -> true);
      }

      @Override
      public String isolation() {
        return grader.isolation().sentence();
      }

      @Override
      public void close() throws IOException {
        grader.close();
      }
    };
  }
}
