package backprop.grader.cli;

import static backprop.grader.cli.CommandLineRun.copyOfSolution;
import static backprop.grader.cli.CommandLineRun.edit;
import static backprop.grader.cli.CommandLineRun.repository;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an instructor sees of the sandbox. */
class SandboxIT {

  private static final Path SOLUTION = repository().resolve("solution");

  @TempDir Path folder;

  @Test
  void everyReportNamesTheSandboxAndWhatItDoesNotCover() {
    CommandLineRun card =
        CommandLineRun.of(SOLUTION, "--sandbox", "plain", "--tests", "SigmoidTest");
    assertThat(card.out())
        .contains("\nisolation  plain process: files and network are NOT shielded\n");
    JsonNode isolation =
        CommandLineRun.of(SOLUTION, "--sandbox", "plain", "--tests", "SigmoidTest", "--json", "-")
            .json()
            .get("isolation");
    assertThat(isolation.get("backend").asString()).isEqualTo("plain process");
    assertThat(isolation.get("selfTest").asString()).isEqualTo("none");
    assertThat(isolation.get("gaps").asString()).contains("network");
  }

  @Test
  void whereASandboxIsRequiredAPlainProcessIsRefusedInOneLine() {
    CommandLineRun run = CommandLineRun.of(SOLUTION, "--sandbox", "plain", "--require-sandbox");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains("plain: refused");
  }

  @Test
  void whereASandboxIsRequiredItIsAProvedOneOrNothingIsGraded() {
    CommandLineRun run =
        CommandLineRun.of(SOLUTION, "--require-sandbox", "--tests", "SigmoidTest", "--json", "-");
    if (run.exitCode() == 0) {
      assertThat(run.json().get("isolation").get("selfTest").asString()).isEqualTo("ok");
    } else {
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("no sandbox");
    }
  }

  @Test
  void anUnknownSandboxIsAMistakeOfTheUser() {
    CommandLineRun run = CommandLineRun.of(SOLUTION, "--sandbox", "firejail");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("bubblewrap, dropped-user, plain");
    assertThat(CommandLineRun.of(SOLUTION, "--in-process", "--require-sandbox").exitCode())
        .isEqualTo(1);
  }

  @Test
  void aThreadLeftBehindCostsNoOtherTestItsPoints() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(
        submission,
        "function/Sigmoid.java",
        s -> s.replace("return s * (1 - s);", "new Thread(Sigmoid::end).start(); return 2;"));
    edit(
        submission,
        "function/Sigmoid.java",
        s ->
            s.replaceFirst(
                "private Sigmoid\\(\\) \\{\\}",
                "private Sigmoid() {} static void end() {"
                    + " try { Thread.sleep(50); } catch (InterruptedException e) { }"
                    + " Runtime.getRuntime().halt(1); }"));
    CommandLineRun run =
        CommandLineRun.of(submission, "--json", "-", "--tests", "SigmoidTest|Softmax|LogSumExp");
    assertThat(run.score("1")).isEqualTo(4);
    assertThat(run.score("3")).isEqualTo(14);
  }

  @Test
  void whatEndedATestIsSaidInPlainWords() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(
        submission,
        "function/Sigmoid.java",
        s -> s.replace("return s * (1 - s);", "double[] d = new double[1 << 27]; return d[0];"));
    CommandLineRun run = CommandLineRun.of(submission, "--tests", "SigmoidTest");
    assertThat(run.out()).contains("needed more than 256 MB of memory");
  }
}
