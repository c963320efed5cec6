package backprop.grader.cli;

import static backprop.grader.cli.CommandLineRun.copyOfSolution;
import static backprop.grader.cli.CommandLineRun.edit;
import static backprop.grader.cli.CommandLineRun.repository;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an instructor sees of the sandbox. */
class SandboxIT {

  private static final Path SOLUTION = repository().resolve("solution");

  @TempDir Path folder;

  @Test
  void whereASandboxIsRequiredAPlainProcessIsRefusedInOneLine() {
    CommandLineRun run = CommandLineRun.of(SOLUTION, "--sandbox", "plain", "--require-sandbox");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains("plain: refused");
  }

  @Test
  void aClassIsGradedInAPlainProcessOnlyIfThatWasAskedForByName() throws IOException {
    Path submissions = Files.createDirectories(folder.resolve("submissions"));
    copyOfSolution(submissions.resolve("ada"));
    String[] refused = {"--sandbox=plain", "--require-sandbox"};
    Path out = folder.resolve("out");
    CommandLineRun run =
        CommandLineRun.of("class", submissions, "--out", out, refused[0], refused[1]);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err().lines().skip(1)).singleElement().asString().contains("plain: refused");
    SandboxOptions options = new SandboxOptions();
    new CommandLine(options).parseArgs();
    assertThat(options.classOptions().requireSandbox()).isTrue();
    new CommandLine(options).parseArgs("--sandbox", "plain");
    assertThat(options.classOptions().requireSandbox()).isFalse();
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
}
