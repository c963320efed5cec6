package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.remote.Incident;
import backprop.grader.remote.Incident.Kind;
import backprop.grader.remote.Limits;
import backprop.grader.result.Misconception;
import backprop.grader.result.Outcome;
import backprop.grader.result.RefusedCallException;
import backprop.grader.result.State;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What students read about a test that did not just fail. */
class VerdictsTest {

  private static final Verdicts FIRST =
      new Verdicts(Map.of("backprop/a/B.java", "B.java:1: no"), Limits.STANDARD, false);
  private static final Verdicts SECOND = new Verdicts(Map.of(), Limits.STANDARD, true);

  private static Outcome of(Verdicts verdicts, Kind kind, String message, String stub) {
    return of(verdicts, new Incident(kind, message, "", stub));
  }

  private static Outcome of(Verdicts verdicts, Incident incident) {
    return verdicts.of(null, Optional.of(incident));
  }

  @ParameterizedTest
  @CsvSource({
    "TIMED_OUT, no answer, took longer than 5 seconds",
    "OUT_OF_MEMORY, exit code 3, needed more than 256 MB of memory",
    "CRASHED, exit code 0, 'ended the whole program instead of returning, as System.exit does'",
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
  void aReasonInTheGradersOwnWordsIsTold() {
    for (Kind kind : new Kind[] {Kind.TIMED_OUT, Kind.OUT_OF_MEMORY}) {
      Incident incident = new Incident(kind, "more than 5 objects", "made 6 objects", "");
      assertThat(of(FIRST, incident).reason()).isEqualTo("made 6 objects");
    }
  }

  @Test
  void whatATestsOwnLayerRefusesHasItsCauseAndNoTypeOfException() {
    Misconception endless = new Misconception("seen/endless-loop", "It doesn't end.", "");
    Outcome outcome = FIRST.of(new RefusedCallException(endless), Optional.empty());
    assertThat(outcome.state()).isEqualTo(State.FAILED);
    assertThat(outcome.misconception()).isEqualTo(endless);
    assertThat(outcome.reason()).isEmpty();
    assertThat(FIRST.of(new IllegalStateException("x"), Optional.empty()).reason())
        .isEqualTo("ended with IllegalStateException");
  }

  @Test
  void theGradersOwnMemoryIsTheSubmissionsMemory() {
    Throwable thrown = new OutOfMemoryError();
    assertThat(FIRST.of(thrown, Optional.empty()).state()).isEqualTo(State.OUT_OF_MEMORY);
  }

  @Test
  void whatWasTooSlowTwiceIsToldSo() {
    assertThat(of(SECOND, Kind.TIMED_OUT, "no answer", "").reason())
        .isEqualTo("took longer than 5 seconds, twice");
  }

  @Test
  void anIncidentOutweighsATestThatPassed() {
    assertThat(of(FIRST, Kind.NOT_IMPLEMENTED, "Task 1.1: C.c", "backprop.a.C").state())
        .isEqualTo(State.NOT_IMPLEMENTED);
    assertThat(FIRST.of(null, Optional.empty()).passed()).isTrue();
  }

  @Test
  void theStubOfAFileThatDoesNotCompileQuotesTheCompiler() {
    Outcome outcome = of(FIRST, Kind.NOT_IMPLEMENTED, "Task 1.1: B.b", "backprop.a.B");
    assertThat(outcome.state()).isEqualTo(State.NOT_COMPILED);
    assertThat(outcome.reason()).isEqualTo("B.java:1: no");
  }
}
