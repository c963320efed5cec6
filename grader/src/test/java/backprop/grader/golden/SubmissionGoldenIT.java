package backprop.grader.golden;

import backprop.grader.classes.Repository;
import backprop.grader.common.Texts;
import backprop.grader.course.Course;
import backprop.grader.grading.Grader;
import backprop.grader.grading.GraderOptions;
import backprop.grader.grading.Installation;
import backprop.grader.report.ResultJson;
import backprop.grader.report.ScoreCard;
import backprop.grader.report.SubmissionPage;
import backprop.grader.result.Feedback;
import backprop.grader.result.Result;
import backprop.grader.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What students and staff see of one submission, whole. */
class SubmissionGoldenIT {

  private static Repository repository;
  private static Grader inProcess;
  private static Grader inChildren;

  @TempDir private Path temp;

  @BeforeAll
  static void startTheGraders() throws IOException {
    repository = new Repository(Path.of("..").toAbsolutePath().normalize());
    inProcess = grader(true);
    inChildren = grader(false);
  }

  // Children are the plain processes that every machine has; the other way takes half of the time.
  private static Grader grader(boolean inProcess) throws IOException {
    return new Grader(
        Installation.locate(),
        Course.standard().assignment(),
        new GraderOptions(inProcess, Sandboxes.PLAIN, false));
  }

  @AfterAll
  static void endTheGraders() throws IOException {
    inProcess.close();
    inChildren.close();
  }

  static List<Path> submissions() throws IOException {
    return GoldenFolder.all("submissions");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("submissions")
  void usersSeeWhatTheySaw(Path folder) throws Exception {
    GoldenSubmission golden = GoldenSubmission.in(folder);
    Path submission = temp.resolve(folder.getFileName());
    for (Map.Entry<String, byte[]> file : golden.files(repository).entrySet()) {
      Path path = submission.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Grader grader = golden.child() ? inChildren : inProcess;
    Result result = grader.grade(submission, golden.seed(), golden::wants);
    new GoldenFolder(folder).check(outputs(golden, result));
  }

  private static SortedMap<String, String> outputs(GoldenSubmission golden, Result all) {
    Result student = all.at(Feedback.STUDENT);
    Result none = all.at(Feedback.NONE);
    SortedMap<String, String> outputs = new TreeMap<>();
    outputs.put("result.json", ResultJson.of(all));
    outputs.put("card.txt", ScoreCard.of(student, Texts.EN));
    outputs.put("card_staff.txt", ScoreCard.of(all, Texts.EN));
    outputs.put("card_none.txt", ScoreCard.of(none, Texts.EN));
    outputs.put("page.html", SubmissionPage.of(Course.standard().assignment().title(), student));
    outputs.replaceAll((name, text) -> golden.normal(text));
    return outputs;
  }
}
