package backprop.grader.batch;

import backprop.grader.grading.Grader;
import backprop.grader.intake.Submission;
import backprop.grader.report.ResultJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A grader of its own for each worker.
 *
 * @param seed of the hidden inputs, or null if each submission has its own
 */
record GraderWorker(Grader grader, Long seed) implements Worker {

  @Override
  public ResultJson grade(Submission submission) throws IOException {
    return ResultJson.of(grader.grade(submission, seed));
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(grader.remarks());
    remarks.add("submissions run in: " + grader.isolation().sentence());
    return remarks;
  }

  @Override
  public void close() throws IOException {
    grader.close();
  }
}
