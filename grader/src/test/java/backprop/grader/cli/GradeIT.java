package backprop.grader.cli;

import static backprop.grader.cli.CommandLineRun.copyOfSolution;
import static backprop.grader.cli.CommandLineRun.edit;
import static backprop.grader.cli.CommandLineRun.repository;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an instructor sees who grades one submission. */
class GradeIT {

  @TempDir Path folder;

  @Test
  void referenceGetsAllPoints() {
    CommandLineRun run = CommandLineRun.of(repository().resolve("solution"), "--json", "-");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.json().get("score").asDouble()).isEqualTo(100);
    assertThat(run.json().get("maxScore").asInt()).isEqualTo(100);
    assertThat(run.json().get("bonus").asDouble()).isEqualTo(15);
    assertThat(states(run)).containsExactly("PASSED");
  }

  @Test
  void skeletonGetsNoPointAndEveryTestIsNotStarted() {
    CommandLineRun run = CommandLineRun.of(repository().resolve("student"), "--json", "-");
    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get("score").asDouble()).isZero();
    assertThat(run.json().get("bonus").asDouble()).isZero();
    assertThat(states(run)).containsExactly("NOT_IMPLEMENTED");
  }

  @Test
  void theSameSubmissionGivesTheSameResultApartFromTimings() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(submission, "function/Sigmoid.java", s -> s.replace("s * (1 - s)", "s"));
    JsonNode first = CommandLineRun.of(submission, "--json", "-").json();
    JsonNode second = CommandLineRun.of(submission, "--json", "-").json();
    ((ObjectNode) first).remove("timings");
    ((ObjectNode) second).remove("timings");
    assertThat(first.toPrettyString()).isEqualTo(second.toPrettyString());
  }

  @Test
  void aTrainerThatDoesNotCompileLosesItsPartsOnlyAndIsQuoted() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(submission, "train/Trainer.java", s -> s.replace("data.size()", "data.lenght()"));
    CommandLineRun json = CommandLineRun.of(submission, "--json", "-");
    assertThat(json.json().get("score").asDouble()).isEqualTo(94);
    assertThat(json.score("7")).isEqualTo(4);
    assertThat(json.json().get("bonus").asDouble()).isEqualTo(6);
    assertThat(states(json)).containsExactlyInAnyOrder("PASSED", "NOT_COMPILED", "NOT_IMPLEMENTED");
    CommandLineRun card = CommandLineRun.of(submission);
    assertThat(card.out()).containsPattern("Trainer\\.java:\\d+: cannot find symbol.*lenght");
  }

  @Test
  void aChangedSignatureIsShownBesideTheExpectedOne() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(
        submission,
        "function/Softmax.java",
        s -> s.replace("double[] softmax(double[] x)", "Double softmax(Double x)"));
    CommandLineRun run = CommandLineRun.of(submission);
    assertThat(run.exitCode()).isZero();
    String words = run.out().replaceAll("\\s+", " ");
    assertThat(words).contains("expected public static double[] softmax(double[])");
    assertThat(words).contains("found public static Double softmax(Double)");
    CommandLineRun json = CommandLineRun.of(submission, "--json", "-");
    assertThat(json.score("3")).isZero();
    assertThat(json.score("1")).isEqualTo(6);
    assertThat(json.score("2")).isEqualTo(12);
    assertThat(json.score("7")).isEqualTo(10);
  }

  @Tag("full")
  @Test
  void anEndlessLoopCostsItsOwnTestsOnly() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(
        submission,
        "theory/Equivalences.java",
        s -> s.replace("// BEGIN SOLUTION Task B1.2: Equivalences.collapse", "while (a != b) {}"));
    CommandLineRun run =
        CommandLineRun.of(
            submission, "--json", "-", "--tests", "collapseHasKnownValues|theFused|SigmoidTest");
    assertThat(states(run)).contains("TIMED_OUT", "PASSED");
    assertThat(run.score("1")).isEqualTo(6);
    assertThat(run.score("B1")).isEqualTo(0.33);
    assertThat(run.json().get("partial").asBoolean()).isTrue();
  }

  @Test
  void endingTheProgramCostsItsOwnTestsOnly() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(
        submission,
        "function/Sigmoid.java",
        s -> s.replace("return s * (1 - s);", "System.exit(0); return s;"));
    CommandLineRun run = CommandLineRun.of(submission, "--json", "-", "--tests", "SigmoidTest");
    assertThat(states(run)).contains("CRASHED", "PASSED");
    assertThat(run.score("1")).isEqualTo(4);
  }

  @Test
  void inProcessGivesTheSameScoreAndWarns() throws IOException {
    CommandLineRun run = CommandLineRun.of(copyOfSolution(folder), "--json", "-", "--in-process");
    assertThat(run.json().get("score").asDouble()).isEqualTo(100);
    assertThat(run.err()).contains("without any protection");
    assertThat(run.json().get("isolation").get("backend").asString()).startsWith("none");
  }

  @Test
  void aSeedThatIsGivenIsUsed() {
    CommandLineRun run =
        CommandLineRun.of(
            repository().resolve("solution"), "--json", "-", "--seed", "7", "--tests", "Softmax");
    assertThat(run.json().get("seed").asLong()).isEqualTo(7);
  }

  @Test
  void resultFileIsWrittenWholeAndNothingElse() throws IOException {
    Path result = folder.resolve("a b").resolve("ergebnis-ü.json");
    Files.createDirectories(result.getParent());
    CommandLineRun run =
        CommandLineRun.of(
            repository().resolve("solution"), "--json", result, "--tests", "SigmoidTest");
    assertThat(run.out()).contains("PARTIAL").contains(" 1  Sigmoid");
    assertThat(Files.readString(result)).endsWith("}\n");
    assertThat(result.getParent()).isDirectoryContaining(f -> f.equals(result));
    try (var files = Files.list(result.getParent())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void studentsSeeNoHiddenInputAndStaffDo() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(submission, "function/Sigmoid.java", s -> s.replace("s * (1 - s)", "s"));
    String student = CommandLineRun.of(submission, "--tests", "SigmoidTest").out();
    String staff =
        CommandLineRun.of(submission, "--tests", "SigmoidTest", "--feedback", "staff").out();
    assertThat(student).contains("Task 1.2").doesNotContain("expected");
    assertThat(staff).contains("SigmoidTest.").contains("expected");
    String none =
        CommandLineRun.of(submission, "--tests", "SigmoidTest", "--feedback", "none").out();
    assertThat(none).doesNotContain("Task 1.2").contains("total");
  }

  private static Set<String> states(CommandLineRun run) {
    Set<String> states = new LinkedHashSet<>();
    for (JsonNode task : run.json().get("tasks")) {
      task.get("tests").forEach(test -> states.add(test.get("state").asString()));
    }
    states.remove("NOT_RUN");
    return states;
  }
}
