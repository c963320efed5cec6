package backprop.grader.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClassProgressTest {

  @Test
  void aLineTellsRateAndTimeLeft() {
    assertThat(ClassProgress.line(120, 500, Duration.ofMinutes(2)))
        .isEqualTo("120 of 500 graded, 60 a minute, about 6 min left");
    assertThat(ClassProgress.line(499, 500, Duration.ofMinutes(1)))
        .isEqualTo("499 of 500 graded, 499 a minute, about 0 s left");
    assertThat(ClassProgress.line(1, 3, Duration.ZERO)).contains("1 of 3 graded");
  }

  @Test
  void withoutATerminalTheLastStepIsAlwaysSaid() {
    StringWriter out = new StringWriter();
    try (ClassProgress progress = new ClassProgress(new PrintWriter(out), 2)) {
      progress.step();
      assertThat(out.toString()).isEmpty();
      progress.step();
    }
    assertThat(out.toString()).startsWith("2 of 2 graded, ").hasLineCount(1);
  }
}
