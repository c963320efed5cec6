package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.remote.Incident.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a submission throws, and the stubs that it reaches. */
interface ExceptionContract extends Boundary {

  Incident STUB =
      new Incident(Kind.NOT_IMPLEMENTED, "Task 9.1: Throw.stub", "", "backprop.probe.Throw");

  @Test
  default void aRecordThatRefusesItsValuesIsAnOrdinaryFailure() throws Throwable {
    Object pair = probe().create("Pair", new double[] {1}, 0.0);
    assertThatThrownBy(() -> probe().create("Pair", new double[0], 0.0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(echo(pair)).isNotNull();
  }

  @Test
  default void exceptionsAreOfAClosedSet() throws Throwable {
    for (Class<?> type :
        List.of(
            IllegalArgumentException.class,
            IllegalStateException.class,
            NullPointerException.class,
            ArithmeticException.class,
            ArrayIndexOutOfBoundsException.class,
            StringIndexOutOfBoundsException.class,
            IndexOutOfBoundsException.class,
            NegativeArraySizeException.class,
            ClassCastException.class,
            ArrayStoreException.class,
            UnsupportedOperationException.class,
            StackOverflowError.class)) {
      assertThatThrownBy(() -> probe().call("Throw", "named", type.getSimpleName()))
          .isExactlyInstanceOf(type)
          .hasMessage("message of " + type.getSimpleName());
    }
    assertThatThrownBy(() -> probe().call("Throw", "assertion"))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("asserted");
    assertThatThrownBy(() -> probe().call("Throw", "custom"))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Custom: mine");
    assertThatThrownBy(() -> probe().call("Throw", "checked"))
        .isExactlyInstanceOf(RuntimeException.class)
        .hasMessage("java.lang.Exception: checked");
    assertThatThrownBy(() -> probe().call("Throw", "named", "LinkageError"))
        .isExactlyInstanceOf(Error.class)
        .hasMessage("java.lang.LinkageError: message of LinkageError");
    assertThatThrownBy(() -> probe().call("Broken", "value")).isExactlyInstanceOf(Error.class);
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void hostileMessagesAreTamed() {
    assertThatThrownBy(() -> probe().call("Throw", "hugeMessage"))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSize(500));
    assertThatThrownBy(() -> probe().call("Throw", "hostileMessage"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void deepRecursionIsAnOrdinaryFailure() throws Throwable {
    assertThatThrownBy(() -> probe().call("Throw", "recurse", 0))
        .isInstanceOf(StackOverflowError.class);
    assertThat(echo(1)).isEqualTo(1);
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void deepRecursionThroughACallbackIsAnOrdinaryFailure() throws Throwable {
    Object f = probe().fn(x -> 0);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> probe().call("Call", "recursive", f, new double[1]))
          .isInstanceOf(StackOverflowError.class);
    }
    assertThat(echo(1)).isEqualTo(1);
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void aStubReachedIsReported() {
    assertThatThrownBy(() -> probe().call("Throw", "stub"))
        .isExactlyInstanceOf(probe().type("backprop.NotImplementedException"))
        .hasMessage("Task 9.1: Throw.stub");
    assertThat(probe().endTest()).contains(STUB);
    probe().nextTest();
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void aStubReachedIsReportedAlsoIfTheSubmissionCaughtIt() throws Throwable {
    assertThat(probe().call("Throw", "stubCaught")).isEqualTo(1.0);
    assertThat(probe().endTest()).contains(STUB);
  }
}
