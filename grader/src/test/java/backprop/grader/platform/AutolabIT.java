package backprop.grader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What Autolab makes of its two files: it copies them and the submission to an empty folder, calls
 * the one {@code Makefile}, and runs make, as <a
 * href="https://docs.autolabproject.com/lab/#step-3-add-the-required-autograding-files">its guide
 * for lab authors</a> says.
 */
@Tag("platforms")
class AutolabIT {

  @TempDir private Path folder;
  private Container container;
  private Path submission;

  @BeforeEach
  void theInstructorMakesTheTar() throws IOException {
    container = Container.of(folder, "/home/autograde");
    Assumptions.assumeTrue(
        container.run("make", "--version").exitCode() == 0, "skipped: make is not installed");
    Path lab = folder.resolve("lab");
    Container.exportWarm("autolab", lab);
    assertThat(container.run("make", "-C", "lab").exitCode()).isZero();
    for (String file : List.of("autograde.tar", "autograde-Makefile")) {
      Files.move(lab.resolve(file), folder.resolve(file.replace("autograde-", "")));
    }
    container.run("rm", "-r", "lab");
    submission = folder.resolve("submission.zip");
  }

  @Test
  void theLastTwoLinesHoldStagesAndScores() throws IOException {
    Container.handInZip(submission, "Softmax.java", Container::columnSums);
    List<String> lines = container.run("make", "--silent").out().lines().toList();
    String table = lines.get(lines.size() - 2);
    String scores = lines.get(lines.size() - 1);
    JsonNode both =
        DocumentedFormat.of("autolab")
            .check(table.replaceFirst("}$", "") + "," + scores.replaceFirst("^\\{", ""));
    assertThat(both.get("scores").get("Task 3").asDouble()).isBetween(10.0, 11.0);
    assertThat(both.get("scoreboard").get(0).asDouble()).isBetween(102.0, 103.0);
    assertThat(both.get("stages").size()).isEqualTo(9);
    JsonNode part = both.get("Task 3 Softmax").get("3.2");
    assertThat(part.get("passed").asBoolean()).isFalse();
    assertThat(part.get("hint").asString()).contains("divides by the sum of the column");
    assertThat(String.join("\n", lines)).contains("isolation  dropped user", "total");
  }

  @Test
  void whatIsNoSubmissionIsSaidInOneLineWithoutScores() throws IOException {
    Files.writeString(submission, "not a zip");
    List<String> lines = container.run("make", "--silent").out().lines().toList();
    assertThat(lines).anyMatch(line -> line.startsWith("Nothing to grade: "));
    assertThat(lines.get(lines.size() - 1)).isEqualTo("{\"scores\":{}}");
  }
}
