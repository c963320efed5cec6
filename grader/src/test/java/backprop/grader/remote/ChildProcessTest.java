package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import backprop.grader.remote.Incident.Kind;
import backprop.grader.sandbox.Launcher;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The boundary with a real child, and what only a real child can do. */
class ChildProcessTest extends EveryContract {

  @Override
  Launcher launcher() {
    return Probe.process();
  }

  private void lastsUntilTheNextTest(Kind kind) throws Throwable {
    assertThat(catchThrowable(() -> probe().call("Echo", "echo", 1)))
        .isInstanceOf(RemoteFailure.class);
    assertThat(probe().endKind()).contains(kind);
    probe().nextTest();
    assertThat(probe().call("Echo", "echo", 1)).isEqualTo(1);
    assertThat(probe().endTest()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit", "halt"})
  void anExitIsACrash(String method) throws Throwable {
    assertThatThrownBy(() -> probe().call("Harm", method, 0))
        .isInstanceOf(RemoteFailure.class)
        .hasMessageContaining("exit code 0");
    lastsUntilTheNextTest(Kind.CRASHED);
  }

  @Test
  void anEndlessShutdownHookKeepsNoChildAlive() throws Throwable {
    probe().submission().beginTest(Limits.STANDARD.withCall(Duration.ofMillis(500)), true);
    probe().call("Harm", "hook");
    assertThatThrownBy(() -> probe().call("Harm", "exit", 0)).isInstanceOf(RemoteFailure.class);
    lastsUntilTheNextTest(Kind.TIMED_OUT);
  }

  @ParameterizedTest
  @Tag("full")
  @ValueSource(strings = {"spin", "ignoreInterrupts", "inheritor", "closeOutput"})
  void noLoopAndNoOrphanHoldsTheGrader(String method) throws Throwable {
    probe().submission().beginTest(Limits.STANDARD.withCall(Duration.ofMillis(1500)), true);
    assertThatThrownBy(() -> probe().call("Harm", method)).isInstanceOf(RemoteFailure.class);
    Kind kind = probe().endKind().orElseThrow();
    assertThat(kind).isIn(Kind.TIMED_OUT, Kind.CRASHED);
    probe().nextTest();
    assertThat(probe().call("Echo", "echo", 1)).isEqualTo(1);
  }

  @Test
  void usedUpMemoryIsOutOfMemoryEvenIfCaught() throws Throwable {
    assertThatThrownBy(() -> probe().call("Harm", "memory")).isInstanceOf(RemoteFailure.class);
    lastsUntilTheNextTest(Kind.OUT_OF_MEMORY);
  }

  @Test
  void whatTheSubmissionPrintsIsKeptApartAndCapped() throws Throwable {
    assertThat(probe().call("Harm", "noise", 50_000)).isEqualTo(50_000);
    assertThat(probe().endTest()).isEmpty();
    assertThat(probe().submission().discardChild()).startsWith("noise").hasSizeLessThan(200_000);
  }

  @Test
  void theSubmissionReadsNothing() throws Throwable {
    assertThat(probe().call("Harm", "read")).isEqualTo(-1);
    assertThat(probe().call("Harm", "environment")).isEqualTo("[LC_ALL]");
    assertThat(probe().call("Harm", "workFiles")).isEqualTo(1);
  }

  @Test
  void bytesOnTheProtocolsOutputAreAViolation() throws Throwable {
    assertThatThrownBy(
            () ->
                probe()
                    .call(
                        "Harm",
                        "raw",
                        new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}))
        .isInstanceOf(RemoteFailure.class);
    lastsUntilTheNextTest(Kind.PROTOCOL_VIOLATION);
  }

  @Test
  void aThreadLeftBehindDoesNotDisturb() throws Throwable {
    probe().call("Harm", "endlessThread");
    assertThat(probe().call("Echo", "echo", 1)).isEqualTo(1);
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  void aCrashSurvivesATestThatCatchesEverything() {
    assertThatThrownBy(() -> probe().call("Harm", "halt", 3)).isInstanceOf(Throwable.class);
    assertThat(probe().endKind()).contains(Kind.OUT_OF_MEMORY);
  }
}
