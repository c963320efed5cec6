package backprop.grader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What PrairieLearn makes of the question: it puts what {@code info.json} names into {@code /grade}
 * as <a href="https://prairielearn.readthedocs.io/en/latest/externalGrading/">its documentation</a>
 * lays it out, and runs the entry point.
 */
@Tag("platforms")
class PrairieLearnIT {

  @TempDir private Path grade;
  private Container container;
  private JsonNode info;
  private Path submission;

  @BeforeEach
  void prairieLearnLaysOutTheFolder() throws IOException {
    container = Container.of(grade, "/grade");
    Path course = grade.resolve("course");
    Container.exportWarm("prairielearn", course);
    Path json = course.resolve("questions/backprop-by-hand/info.json");
    info = DocumentedFormat.of("prairielearn-info").check(Files.readString(json));
    String files = info.get("externalGradingOptions").get("serverFilesCourse").get(0).asString();
    container.run("mkdir", "serverFilesCourse", "student", "data");
    container.run("mv", "course/serverFilesCourse/" + files, "serverFilesCourse");
    Files.writeString(grade.resolve("data/data.json"), "{\"params\": {}}");
    submission = grade.resolve("student/submission.zip");
  }

  @Test
  void theScoreIsAShareAndEachTaskATest() throws IOException {
    Container.handInZip(submission, "Softmax.java", Container::columnSums);
    JsonNode json = run();
    // 96.26 points, and 6 of the bonus.
    assertThat(json.get("score").asDouble()).isEqualTo(1);
    JsonNode softmax = json.get("tests").get(2);
    assertThat(softmax.get("name").asString()).isEqualTo("Task 3 Softmax");
    assertThat(softmax.get("points").asDouble()).isBetween(10.0, 11.0);
    assertThat(softmax.get("message").asString()).contains("divides by the sum of the column");
    assertThat(json.get("output").asString()).contains("isolation  dropped user");
  }

  @Test
  void whatIsNoSubmissionIsNotGradable() throws IOException {
    Files.writeString(submission, "not a zip");
    JsonNode json = run();
    assertThat(json.get("gradable").asBoolean()).isFalse();
    assertThat(json.has("score")).isFalse();
    assertThat(json.get("format_errors").get(0).asString()).contains("submission.zip");
  }

  private JsonNode run() throws IOException {
    String entrypoint = info.get("externalGradingOptions").get("entrypoint").asString();
    Container.Run run = container.run("sh", "-c", "chmod +x " + entrypoint + " && " + entrypoint);
    assertThat(run.exitCode()).as(run.out()).isZero();
    String json = Files.readString(grade.resolve("results/results.json"));
    return DocumentedFormat.of("prairielearn").check(json);
  }
}
