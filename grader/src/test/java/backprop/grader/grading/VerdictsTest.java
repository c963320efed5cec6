package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.remote.Incident;
import backprop.grader.remote.Incident.Kind;
import backprop.grader.remote.Limits;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.State;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;

/** What students read about a test that did not just fail. */
class VerdictsTest {

  private static final Verdicts FIRST =
      new Verdicts(Map.of("backprop/a/B.java", "B.java:1: no"), Limits.STANDARD, false);

  private static Outcome of(Verdicts verdicts, Kind kind, String message, String stub) {
    return verdicts.of(
        TestExecutionResult.successful(), Optional.of(new Incident(kind, message, stub)));
  }

  @ParameterizedTest
  @CsvSource({
    "TIMED_OUT, no answer, took longer than 5 seconds",
    "TIMED_OUT, more than 100000 callbacks in one call, made more than 100000 callbacks in one"
        + " call",
    "OUT_OF_MEMORY, exit code 3, needed more than 256 MB of memory",
    "CRASHED, exit code 0, ended the whole program instead of returning",
    "PROTOCOL_VIOLATION, more than 5 objects, made more than 5 objects",
    "PROTOCOL_VIOLATION, not a frame, ''",
    "PROTOCOL_VIOLATION, more than you think, ''",
  })
  void everyEndIsToldInPlainWords(Kind kind, String message, String words) {
    Outcome outcome = of(FIRST, kind, message, "");
    assertThat(outcome.state()).isEqualTo(State.valueOf(kind.name()));
    assertThat(outcome.reason()).isEqualTo(words);
    assertThat(outcome.detail()).contains(message);
  }

  @Test
  void whatWasTooSlowTwiceIsToldSo() {
    assertThat(of(FIRST.again(), Kind.TIMED_OUT, "no answer", "").reason())
        .isEqualTo("took longer than 5 seconds, twice");
  }

  @Test
  void anIncidentOutweighsATestThatPassed() {
    assertThat(of(FIRST, Kind.NOT_IMPLEMENTED, "Task 1.1: C.c", "backprop.a.C").state())
        .isEqualTo(State.NOT_IMPLEMENTED);
    assertThat(FIRST.of(TestExecutionResult.successful(), Optional.empty()).passed()).isTrue();
  }

  @Test
  void theStubOfAFileThatDoesNotCompileQuotesTheCompiler() {
    Outcome outcome = of(FIRST, Kind.NOT_IMPLEMENTED, "Task 1.1: B.b", "backprop.a.B");
    assertThat(outcome.state()).isEqualTo(State.NOT_COMPILED);
    assertThat(outcome.reason()).isEqualTo("B.java:1: no");
  }
}
