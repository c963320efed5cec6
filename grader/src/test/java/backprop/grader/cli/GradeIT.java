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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the command does besides what golden files hold of its outputs. */
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
  void inProcessGivesTheSameScoreAndWarns() throws IOException {
    CommandLineRun run = CommandLineRun.of(copyOfSolution(folder), "--json", "-", "--in-process");
    assertThat(run.json().get("score").asDouble()).isEqualTo(100);
    assertThat(run.err()).contains("without any protection");
    assertThat(run.json().get("isolation").get("backend").asString()).startsWith("none");
  }

  @Test
  void resultFileIsWrittenWholeWithTheSeedThatWasGiven() throws IOException {
    Path result = folder.resolve("a b").resolve("ergebnis-ü.json");
    Files.createDirectories(result.getParent());
    CommandLineRun run =
        CommandLineRun.of(
            repository().resolve("solution"),
            "--json",
            result,
            "--tests",
            "SigmoidTest",
            "--seed",
            "7");
    assertThat(run.out())
        .contains("PARTIAL", " 1  Sigmoid", "seed 7")
        .doesNotContain("Softmax", "was not run");
    assertThat(Files.readString(result)).contains("\"seed\" : 7").endsWith("}\n");
    assertThat(result.getParent()).isDirectoryContaining(f -> f.equals(result));
    try (var files = Files.list(result.getParent())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aLoopThatNeverEndsIsOneCause() throws IOException {
    Path submission = copyOfSolution(folder);
    edit(submission, "train/Trainer.java", s -> s.replace("from += size", "from += 0"));
    assertThat(CommandLineRun.of(submission, "--tests", "TrainerTest.*").out())
        .containsOnlyOnce("Your Trainer.trainEpoch makes far more batches than the data have")
        .doesNotContain("IllegalStateException", "RefusedCallException");
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
