package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import backprop.grader.protocol.AnswerBudget;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Objects of the grader that the child calls. */
interface CallbackContract extends Boundary {

  @Test
  default void callbacksRunHere() throws Throwable {
    Thread here = Thread.currentThread();
    Object f = probe().fn(x -> Thread.currentThread() == here ? x[0] + x[1] : Double.NaN);
    assertThat(probe().call("Call", "apply", f, new double[] {1, 2})).isEqualTo(3.0);
    assertThat(probe().call("Call", "many", f, 0)).isEqualTo(0.0);
  }

  @Test
  default void aDefaultMethodOfACallbackRunsHereToo() throws Throwable {
    assertThat(probe().call("Call", "label", probe().node(v -> v))).isEqualTo("here");
    assertThat(probe().on(probe().create("Doubler"), "label")).isEqualTo("default");
  }

  @Test
  default void aCallbackGetsMatricesOnly() throws Throwable {
    Object n = probe().node(v -> new double[v.length][v[0].length]);
    for (double[][] v : new double[][][] {{{1, 2}, {3}}, {{1}, null}, {{1}, {}}}) {
      assertThatThrownBy(() -> probe().call("Call", "node", n, v))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not a matrix: row 1");
    }
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void aCallbackWithTooManyNumbersUsesTooMuchMemory() {
    double[] many = new double[AnswerBudget.NUMBERS + 1];
    assertThatThrownBy(() -> probe().call("Call", "apply", probe().fn(x -> 0), many))
        .isInstanceOf(RemoteFailure.class);
    assertThat(probe().endKind()).contains(Incident.Kind.OUT_OF_MEMORY);
  }

  @Test
  default void aCallbackThatFillsTheGradersMemoryUsesTooMuchMemory() {
    Object f =
        probe()
            .fn(
                x -> {
                  throw new OutOfMemoryError("made here");
                });
    assertThatThrownBy(() -> probe().call("Call", "apply", f, new double[1]))
        .isInstanceOf(RemoteFailure.class);
    assertThat(probe().endKind()).contains(Incident.Kind.OUT_OF_MEMORY);
  }

  @Test
  default void aCallbackThatComesBackIsTheSameObject() throws Throwable {
    Object f = probe().fn(x -> 0);
    assertThat(echo(f)).isSameAs(f);
    Object n = probe().node(v -> v);
    assertThat(probe().call("Call", "sameNode", n, n)).isEqualTo(true);
    assertThat(probe().call("Call", "sameNode", n, probe().node(v -> v))).isEqualTo(false);
  }

  @Test
  default void aCallbacksOwnExceptionComesBackAsTheSameObject() {
    RuntimeException mine =
        new RuntimeException("mine") {
          private static final long serialVersionUID = 1L;
        };
    Object f =
        probe()
            .fn(
                x -> {
                  throw mine;
                });
    double[] x = {1};
    assertThat(catchThrowable(() -> probe().call("Call", "apply", f, x))).isSameAs(mine);
    assertThat(catchThrowable(() -> probe().call("Call", "again", f, x))).isSameAs(mine);
    assertThat(catchThrowable(() -> probe().call("Call", "wrap", f, x)))
        .isNotSameAs(mine)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void aCallbacksExceptionShowsTheChildItsKindButNoAssertion() throws Throwable {
    double[] x = {1};
    Object f =
        probe()
            .fn(
                y -> {
                  throw new NumberFormatException("nine");
                });
    assertThat(probe().call("Call", "caught", f, x))
        .isEqualTo("java.lang.IllegalArgumentException:java.lang.NumberFormatException: nine");
    Object g =
        probe()
            .fn(
                y -> {
                  throw new AssertionError("the secret is 42");
                });
    assertThat(probe().call("Call", "caught", g, x)).isEqualTo("java.lang.AssertionError:null");
  }

  @Test
  default void callsNestThroughCallbacks() throws Throwable {
    Object[] f = new Object[1];
    f[0] =
        probe()
            .fn(
                x -> {
                  try {
                    return x[0] == 0
                        ? 0
                        : 1 + (Double) probe().call("Call", "apply", f[0], new double[] {x[0] - 1});
                  } catch (Throwable t) {
                    throw new IllegalStateException(t);
                  }
                });
    assertThat(probe().call("Call", "apply", f[0], new double[] {50})).isEqualTo(50.0);
  }

  @Test
  default void callsThatNestTooDeepOverflow() throws Throwable {
    Object[] f = new Object[1];
    f[0] =
        probe()
            .fn(
                x -> {
                  try {
                    return (Double) probe().call("Call", "apply", f[0], x);
                  } catch (RuntimeException | Error e) {
                    throw e;
                  } catch (Throwable t) {
                    throw new IllegalStateException(t);
                  }
                });
    assertThatThrownBy(() -> probe().call("Call", "apply", f[0], new double[1]))
        .isInstanceOf(StackOverflowError.class);
    assertThat(echo(1)).isEqualTo(1);
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void endlessCallbacksTimeOut() {
    Duration patient = Duration.ofMinutes(2);
    probe().submission().beginTest(Limits.STANDARD.withCall(patient).withTotal(patient), true);
    Object f = probe().fn(x -> 0);
    assertThatThrownBy(() -> probe().call("Call", "forEver", f)).isInstanceOf(RemoteFailure.class);
    assertThat(probe().endTest().orElseThrow().message()).contains("100000 callbacks");
  }

  @Test
  default void callbacksOfOtherThreadsTakeTurns() throws Throwable {
    int[] inside = {0};
    Object f = probe().fn(x -> inside[0]++ * 0 + x[0]);
    assertThat(probe().call("Call", "inParallel", f, 8)).isEqualTo(28.0);
    assertThat(inside[0]).isEqualTo(8);
  }

  @Test
  default void aCallbackAfterTheCallIsRefused() throws Throwable {
    Object f = probe().fn(x -> 0);
    probe().call("Call", "later", f);
    Object outcome;
    do {
      outcome = probe().call("Call", "outcome");
    } while (outcome.equals("nothing yet"));
    assertThat(outcome).isEqualTo("IllegalStateException");
    assertThat(probe().endTest()).isEmpty();
  }
}
