package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assignment proves itself: every build runs {@code grade verify}. */
class VerifyIT {

  @TempDir private Path folder;

  @Test
  void theAssignmentIsSound() throws Exception {
    Path matrix = folder.resolve("matrix.md");
    CommandLineRun run = CommandLineRun.of("verify", "--matrix", matrix.toString());
    assertThat(run.out()).as(run.err()).endsWith("all is well\n").doesNotContain("MISS");
    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(matrix)).contains("| softmax/column-sums | 3.2 |");
  }
}
