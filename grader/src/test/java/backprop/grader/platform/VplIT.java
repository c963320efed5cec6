package backprop.grader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Moodle's VPL makes of {@code vpl_evaluate.sh}: it runs the script beside the student's files
 * and {@code vpl_environment.sh}, then the {@code vpl_execution} that the script wrote, and reads
 * comments and grade from its output. The format is that of "Execution settings" in <a
 * href="https://vpl.dis.ulpgc.es/index.php/support">VPL's documentation</a>: the tags of a block
 * stand alone on their lines, titles begin with a hyphen, preformatted text with a greater-than
 * sign, and the grade is what follows the last {@code Grade :=>>}.
 */
@Tag("platforms")
class VplIT {

  @TempDir private Path jail;
  private Container container;

  /** What VPL shows: the block's lines, and the proposed grade. */
  private record Evaluation(List<String> comments, double grade) {}

  @BeforeEach
  void staffSetTheActivityUp() throws IOException {
    container = Container.of(jail, "/home/p1");
    Path exported = jail.resolve("exported");
    Container.exportWarm("vpl", exported, "grader=/home/p1/.opt/grader");
    container.run("sh", "-c", "mkdir .opt && mv exported/grader .opt/ && mv exported/* .");
    Files.writeString(
        jail.resolve("vpl_environment.sh"),
        "#!/bin/bash\nexport VPL_GRADEMIN=0\nexport VPL_GRADEMAX=10\nexport VPL_MAXTIME=120\n");
  }

  @Test
  void commentsHaveATitleForEachTaskAndTheGradeIsOnMoodlesScale() throws IOException {
    Container.handIn(
        jail,
        "StableLosses.java",
        text -> Container.replaced(text, "private StableLosses() {}", "private StableLosses() {"));
    Evaluation evaluation = evaluate();
    assertThat(evaluation.comments())
        .filteredOn(line -> line.startsWith("-Task "))
        .hasSize(9)
        .contains("-Task 4 Stable losses: 0 of 18 points", "-Task 1 Sigmoid: 6 of 6 points");
    assertThat(evaluation.comments()).anyMatch(line -> line.startsWith("* StableLosses.java:"));
    // 82 and the bonus of 6.
    assertThat(evaluation.grade()).isEqualTo(8.8);
  }

  @Test
  void filesWithoutFoldersAreTakenToo() throws IOException {
    Files.writeString(
        jail.resolve("Sigmoid.java"), "package backprop.function; <|--\nGrade :=>> 10");
    Evaluation evaluation = evaluate();
    assertThat(evaluation.grade()).isZero();
    assertThat(evaluation.comments())
        .anyMatch(line -> line.contains("Sigmoid.java:1:"))
        .contains("-Notes")
        .anyMatch(line -> line.startsWith("not handed in: "));
  }

  @Test
  void whatIsNoSubmissionIsSaid() throws IOException {
    Evaluation evaluation = evaluate();
    assertThat(evaluation.grade()).isZero();
    assertThat(evaluation.comments()).startsWith("-Nothing to grade").hasSize(2);
  }

  private Evaluation evaluate() throws IOException {
    container.run("bash", "vpl_evaluate.sh");
    String out = container.run("./vpl_execution").out();
    List<String> comments = new ArrayList<>();
    boolean inside = false;
    double grade = Double.NaN;
    for (String line : out.lines().toList()) {
      if (line.equals("<|--") || line.equals("--|>")) {
        assertThat(inside).as(out).isEqualTo(line.startsWith("--"));
        inside = !inside;
      } else if (inside) {
        comments.add(line);
      } else if (line.startsWith("Grade :=>>")) {
        grade = Double.parseDouble(line.substring("Grade :=>>".length()));
      }
    }
    assertThat(inside).as(out).isFalse();
    return new Evaluation(comments, grade);
  }
}
