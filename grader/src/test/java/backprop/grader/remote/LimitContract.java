package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import backprop.grader.remote.Incident.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ends a child, and that the next test gets another. */
interface LimitContract extends Boundary {

  @Test
  default void aCallOutsideATestIsTheGradersFault() {
    probe().endTest();
    assertThatThrownBy(() -> echo(1))
        .isInstanceOfSatisfying(
            RemoteFailure.class, e -> assertThat(e.incident().kind()).isEqualTo(Kind.INTERNAL));
  }

  @Test
  default void aValueThatCannotBeSentIsTheGradersFault() {
    assertThatThrownBy(() -> echo(List.of(Thread.currentThread())))
        .isInstanceOf(RemoteFailure.class);
    assertThat(probe().endKind()).contains(Kind.INTERNAL);
  }

  @Test
  default void anEndlessCallTimesOutAndTheNextTestGoesOn() throws Throwable {
    probe().submission().beginTest(Limits.STANDARD.withCall(Duration.ofMillis(300)), true);
    Throwable first = catchThrowable(() -> probe().call("Throw", "endlessMessage"));
    assertThat(first).isInstanceOf(RemoteFailure.class);
    assertThat(catchThrowable(() -> echo(1))).isSameAs(first);
    assertThat(probe().endKind()).contains(Kind.TIMED_OUT);
    probe().nextTest();
    assertThat(echo(1)).isEqualTo(1);
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void manyShortCallsUseUpTheTotalTime() {
    probe().submission().beginTest(Limits.STANDARD.withTotal(Duration.ofMillis(300)), true);
    assertThatThrownBy(
            () -> {
              while (true) {
                echo(1);
              }
            })
        .isInstanceOf(RemoteFailure.class);
    assertThat(probe().endKind()).contains(Kind.TIMED_OUT);
  }

  @Test
  default void aPretendedMemoryErrorIsOutOfMemory() {
    assertThatThrownBy(() -> probe().call("Throw", "memoryError"))
        .isInstanceOf(RemoteFailure.class);
    assertThat(probe().endKind()).contains(Kind.OUT_OF_MEMORY);
  }

  @Test
  default void aTestsObjectsAndTrafficAreLimited() throws Throwable {
    Limits few =
        new Limits(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            10,
            10,
            3,
            100_000,
            20_000);
    probe().submission().beginTest(few, true);
    assertThatThrownBy(
            () -> {
              while (true) {
                probe().call("Counter", "make", 1);
              }
            })
        .isInstanceOf(RemoteFailure.class);
    assertThat(probe().endTest().orElseThrow().message()).contains("more than 3 objects");
    probe().submission().beginTest(few, true);
    assertThatThrownBy(() -> echo(new double[100_000])).isInstanceOf(RemoteFailure.class);
    assertThat(probe().endTest().orElseThrow().message()).contains("a single answer of");
    probe().submission().beginTest(few, true);
    assertThatThrownBy(() -> echo(new double[10_000])).isInstanceOf(RemoteFailure.class);
    assertThat(probe().endTest().orElseThrow().message()).contains("in one test");
  }
}
