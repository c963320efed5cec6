package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What children use of the processor is known, and limited. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("full")
class ProcessorTimeTest {

  private static final Duration BEYOND_A_START = Duration.ofSeconds(2);

  private static ChildProgram spinning(String how, int cpuSeconds) {
    return new ChildProgram(
        ChildProgram.thisJava(),
        List.of(Here.tests()),
        SpinProbe.class.getName(),
        List.of(how),
        List.of(),
        64,
        cpuSeconds);
  }

  /** Waits until the child has used this much, or has ended; never is it less than before. */
  private static OptionalInt use(Child child, Duration much) throws InterruptedException {
    Duration before = Duration.ZERO;
    OptionalInt end = OptionalInt.empty();
    while (end.isEmpty() && before.compareTo(much) < 0) {
      end = child.waitFor(Duration.ofMillis(20));
      Duration now = child.cpuTime();
      assertThat(now).isGreaterThanOrEqualTo(before);
      before = now;
    }
    return end;
  }

  @ParameterizedTest
  @CsvSource({
    "bubblewrap, threads",
    "dropped-user, threads",
    "plain, threads",
    "bubblewrap, process",
    "plain, process"
  })
  void growsWithAllThatTheChildDoesUntilTheLimitEndsIt(String option, String how) throws Exception {
    try (Sandbox sandbox = Here.open(option);
        Child child = sandbox.start(spinning(how, 3))) {
      assertThat(use(child, BEYOND_A_START)).isEmpty();
      assertThat(use(child, Duration.ofDays(1))).isPresent();
      assertThat(child.cpuTime()).isBetween(BEYOND_A_START, Duration.ofSeconds(20));
    }
  }

  @Test
  void countsProcessesOfTheDroppedUserWhoseParentsHaveEnded() throws Exception {
    try (Sandbox sandbox = Here.open("dropped-user");
        Child child = sandbox.start(spinning("orphan", 60))) {
      assertThat(use(child, BEYOND_A_START)).isEmpty();
    }
  }
}
