package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SkeletonIT {

  @Test
  void stubsAndSolutionAgree() {
    CommandLineRun run = CommandLineRun.of("skeleton", "--check");
    assertThat(run.out()).isEqualTo("stubs and solution agree" + System.lineSeparator());
    assertThat(run.exitCode()).isZero();
  }
}
