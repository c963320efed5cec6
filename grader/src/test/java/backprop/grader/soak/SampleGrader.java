package backprop.grader.soak;

import backprop.grader.common.Fault;
import backprop.grader.course.Course;
import backprop.grader.grading.Grader;
import backprop.grader.grading.GraderOptions;
import backprop.grader.grading.Installation;
import backprop.grader.result.Result;
import java.io.IOException;
import java.util.stream.Collectors;

/** The one grader of a soak. */
final class SampleGrader implements AutoCloseable {
  private final Grader grader;

  SampleGrader() throws IOException {
    grader =
        new Grader(Installation.locate(), Course.standard().assignment(), GraderOptions.STANDARD);
  }

  /** Returns all of a result that must be the same each time. */
  String grade(Sample sample) throws IOException {
    try {
      Result result = grader.grade(sample.path(), null, sample.wanted());
      return result.score()
          + " + "
          + result.bonus()
          + " "
          + result.submission().notes()
          + result.tasks().stream()
              .flatMap(task -> task.tests().stream())
              .map(test -> test.name() + " " + test.state() + " " + test.score())
              .collect(Collectors.joining("\n", "\n", ""));
    } catch (Fault e) {
      if (e.kind() == Fault.Kind.GRADER) {
        throw e;
      }
      return e.getMessage();
    }
  }

  @Override
  public void close() throws IOException {
    grader.close();
  }
}
