package backprop.grader.cli;

import static backprop.grader.cli.CommandLineRun.copyOfSolution;
import static backprop.grader.cli.CommandLineRun.edit;
import static backprop.grader.cli.CommandLineRun.repository;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff see who ask why one hidden test failed. */
class ExplainIT {

  /** As in the catalogue: softmax/column-sums. */
  private static final String COLUMN_SUMS =
      """
      System.out.println("I was \\u001b[31mhere");
      double[][] p = new double[x.length][x[0].length];
      for (int k = 0; k < x[0].length; k++) {
        double max = x[0][k];
        for (int n = 0; n < x.length; n++) {
          max = Math.max(max, x[n][k]);
        }
        double sum = 0;
        for (int n = 0; n < x.length; n++) {
          p[n][k] = Math.exp(x[n][k] - max);
          sum += p[n][k];
        }
        for (int n = 0; n < x.length; n++) {
          p[n][k] /= sum;
        }
      }
      if (p.length > 0) {
        return p;
      }
      """;

  @TempDir Path folder;

  @Test
  @Tag("full")
  void aWrongSoftmaxIsShownBesideTheReferences() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(
        submission,
        "function/Softmax.java",
        s -> s.replace("// BEGIN SOLUTION Task 3.2: Softmax.softmax\n", COLUMN_SUMS));
    CommandLineRun run =
        CommandLineRun.of("explain", submission, "softmaxtest.matrixHASknownValues", "--seed", "1");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("STAFF ONLY")
        .contains("seed 1\n", "SoftmaxTest.matrixHasKnownValues", "Task 3.2, failed")
        .contains("Misconception softmax/column-sums")
        .contains("First difference: call 1, Softmax.softmax")
        .containsPattern("argument 1 +double\\[\\d+]\\[\\d+]")
        .containsPattern("expected +double\\[\\d+]\\[\\d+]")
        .containsPattern("first at +\\[0]\\[0]: expected 0\\.\\d+, actual [01]\\.\\d+")
        .contains("call 1  Softmax.softmax   DIFFERS")
        .contains("I was ?[31mhere")
        .doesNotContain("\u001b");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aPassedTestIsExplainedToo() {
    CommandLineRun run =
        CommandLineRun.of("explain", repository().resolve("solution"), "SoftmaxTest.rowsSumToOne");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Task 3.2, passed", "calls answer as on the reference, to the last bit")
        .contains("call 1  Softmax.softmax   same")
        .doesNotContain("First difference");
  }

  @Test
  void aCallThatEndsTheProgramIsNamedWithItsArguments() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(
        submission,
        "function/Sigmoid.java",
        s -> s.replace("return s * (1 - s);", "if (s == 0.5) System.exit(0); return s * (1 - s);"));
    CommandLineRun run = CommandLineRun.of("explain", submission, "SigmoidTest.gradientHasKnown");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("Task 1.2, ended the program")
        .contains("Sigmoid.gradient, never came back: the submission ended the program.")
        .contains("argument 1 double 0.5");
  }

  @Test
  void aTestThatNobodyWroteIsUnknownAndNearOnesAreNamed() {
    CommandLineRun run =
        CommandLineRun.of("explain", repository().resolve("solution"), "SoftmaxTest.rowsSumToTwo");
    assertThat(run.exitCode()).isEqualTo(Main.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no hidden test", "  SoftmaxTest.rowsSumToOne");
  }

  @Test
  void aPartIsATableOfItsTestsWithPointsAndCauses() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(submission, "function/Sigmoid.java", s -> s.replace("s * (1 - s)", "-s * (1 - s)"));
    CommandLineRun run = CommandLineRun.of("explain", submission, "1.2");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Task 1.2", " of 2 points")
        .containsPattern("failed +0 / +0?\\.?\\d+ +SigmoidTest\\.gradientHasKnown")
        .contains("cause: seen/factor", "opposite sign")
        .doesNotContain("SoftmaxTest");
  }

  @Test
  void severalTestsAreListed() {
    CommandLineRun run =
        CommandLineRun.of("explain", repository().resolve("solution"), "softmaxtest");
    assertThat(run.exitCode()).isEqualTo(Main.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("name one", "  SoftmaxTest.rowsSumToOne");
  }

  @Test
  void aBrokenSubmissionIsUnreadable() throws IOException {
    Path broken = Files.writeString(folder.resolve("ada.zip"), "no zip");
    CommandLineRun run = CommandLineRun.of("explain", broken, "SoftmaxTest.rowsSumToOne");
    assertThat(run.exitCode()).isEqualTo(Fault.Kind.SUBMISSION.exitCode());
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains("ada.zip");
  }

  @Test
  @Tag("full")
  void everyCallIsShownOnDemand() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(submission, "function/Sigmoid.java", s -> s.replace("s * (1 - s)", "s"));
    String some = CommandLineRun.of("explain", submission, "SigmoidTest.gradientHasKnown").out();
    String all =
        CommandLineRun.of("explain", submission, "SigmoidTest.gradientHasKnown", "--all").out();
    assertThat(some).contains("The test stopped early, after 1 call", "see them with --all");
    assertThat(all).contains("only on the reference").doesNotContain("--all");
  }
}
