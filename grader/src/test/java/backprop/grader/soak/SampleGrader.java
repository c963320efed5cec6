package backprop.grader.soak;

import backprop.grader.grading.Grader;
import backprop.grader.grading.GraderOptions;
import backprop.grader.grading.GradingResult;
import backprop.grader.grading.Installation;
import backprop.grader.intake.UnreadableSubmissionException;
import java.io.IOException;
import java.util.stream.Collectors;

/** The one grader of a soak. */
final class SampleGrader implements AutoCloseable {
  private final Grader grader;

  SampleGrader() throws IOException {
    grader = new Grader(Installation.locate(), GraderOptions.STANDARD);
  }

  /** Returns all of a result that must be the same each time. */
  String grade(Sample sample) throws IOException {
    try {
      GradingResult result = grader.grade(sample.path(), null, sample.wanted());
      return result.score()
          + " + "
          + result.bonus()
          + " "
          + result.notes()
          + result.tasks().stream()
              .flatMap(task -> task.tests().stream())
              .map(test -> test.test().name() + " " + test.outcome().state() + " " + test.score())
              .collect(Collectors.joining("\n", "\n", ""));
    } catch (UnreadableSubmissionException e) {
      return e.getMessage();
    }
  }

  @Override
  public void close() throws IOException {
    grader.close();
  }
}
