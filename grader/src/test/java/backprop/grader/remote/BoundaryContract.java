package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import backprop.grader.sandbox.Launcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for values and calls, whatever the child is. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class BoundaryContract {

  static final double ODD_NAN = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);

  Probe probe;

  abstract Launcher launcher();

  @BeforeEach
  void open() {
    probe = new Probe(launcher(), Limits.STANDARD);
  }

  @AfterEach
  void close() {
    probe.close();
  }

  private Object echo(Object value) throws Throwable {
    return probe.call("Echo", "echo", value);
  }

  private static long[] bits(double[] x) {
    return Arrays.stream(x).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Test
  void scalarsCross() throws Throwable {
    for (Object value :
        new Object[] {0, -1, Integer.MIN_VALUE, 7L, Long.MAX_VALUE, true, false, "", "ä\ud800\0"}) {
      assertThat(echo(value)).isEqualTo(value);
    }
    assertThat(probe.call("Echo", "echo", 0.1)).isEqualTo(0.1);
  }

  @Test
  void doublesKeepTheirBits() throws Throwable {
    double[] x = {
      ODD_NAN, Double.NaN, -0.0, 0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, Double.longBitsToDouble(0xfff0_0000_0000_0001L)
    };
    assertThat(bits((double[]) echo(x))).isEqualTo(bits(x));
    double[][] rows = (double[][]) echo(new double[][] {x});
    assertThat(bits(rows[0])).isEqualTo(bits(x));
    assertThat(Double.doubleToRawLongBits((Double) echo(ODD_NAN)))
        .isEqualTo(Double.doubleToRawLongBits(ODD_NAN));
  }

  @Test
  void arraysKeepTheirShape() throws Throwable {
    double[][] ragged = {{1}, {}, null, {2, 3}};
    assertThat((double[][]) echo(ragged)).isDeepEqualTo(ragged);
    assertThat((double[][]) echo(new double[0][])).isEmpty();
    assertThat((double[]) echo(new double[0])).isEmpty();
    assertThat((int[]) echo(new int[] {1, -2})).containsExactly(1, -2);
    assertThat((boolean[]) echo(new boolean[] {true, false})).containsExactly(true, false);
    double[][][] cube = {{{1}, {2}}, {}, null};
    assertThat(Arrays.deepEquals((double[][][]) echo(cube), cube)).isTrue();
    assertThat(probe.call("Echo", "same", null, null)).isEqualTo(true);
  }

  @Test
  void aReturnedArrayIsACopy() throws Throwable {
    double[] x = {1, 2};
    assertThat(echo(x)).isNotSameAs(x).isEqualTo(x);
  }

  @Test
  void recordsAreRebuilt() throws Throwable {
    Object pair = probe.create("Pair", new double[] {1, ODD_NAN}, -0.0);
    Object nest = probe.create("Nest", pair, new double[][] {{1}, {2}});
    Object back = echo(nest);
    assertThat(back).isInstanceOf(probe.type("Nest")).isNotSameAs(nest);
    Object first = probe.on(back, "first");
    assertThat(bits((double[]) probe.on(first, "left")))
        .isEqualTo(bits(new double[] {1, ODD_NAN}));
    assertThat(probe.on(first, "right")).isEqualTo(-0.0);
    Object pairs = java.lang.reflect.Array.newInstance(probe.type("Pair"), 2);
    assertThat(echo(pairs)).isInstanceOf(pairs.getClass());
  }

  @Test
  void listsCross() throws Throwable {
    Object pair = probe.create("Pair", new double[] {1}, 2.0);
    List<?> back = (List<?>) echo(Arrays.asList(1, null, "a", new double[] {3}, pair, List.of(2L)));
    assertThat(back).hasSize(6).startsWith(1, null, "a").endsWith(List.of(2L));
    assertThat(back.get(3)).isEqualTo(new double[] {3});
    assertThat(back.get(4)).isInstanceOf(probe.type("Pair"));
  }

  @Test
  void largeMatricesCross() throws Throwable {
    double[][] x = new double[1000][784];
    x[999][783] = -1;
    assertThat(Arrays.deepEquals((double[][]) echo(x), x)).isTrue();
  }

  @Test
  void anAnswerThatIsTooLargeIsAnOrdinaryFailure() throws Throwable {
    assertThatThrownBy(() -> probe.call("Echo", "large", 5000, 1000))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> probe.call("Echo", "cycle")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> probe.call("Echo", "stranger"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java.lang.Thread");
    assertThat(echo(1)).isEqualTo(1);
    assertThat(probe.endTest()).isEmpty();
  }

  @Test
  void changedArraysAreCopiedBack() throws Throwable {
    double[] x = {1, 2};
    probe.call("Change", "fill", x, ODD_NAN);
    assertThat(bits(x)).isEqualTo(bits(new double[] {ODD_NAN, ODD_NAN}));
    double[] zero = {0.0};
    probe.call("Change", "signOfZero", zero);
    assertThat(bits(zero)).isEqualTo(bits(new double[] {-0.0}));
    int[] ints = {1};
    probe.call("Change", "ints", ints);
    assertThat(ints).containsExactly(2);
  }

  @Test
  void changedArraysAreCopiedBackAlsoWhenItThrows() {
    double[] x = {1, 2};
    assertThatThrownBy(() -> probe.call("Change", "fillAndThrow", x, 3.0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("thrown after the change");
    assertThat(x).containsExactly(3, 3);
  }

  @Test
  void replacedRowsAreCopiedBack() throws Throwable {
    double[] kept = {1};
    double[][] x = {kept, {2, 3}};
    probe.call("Change", "row", x, 0, new double[] {9});
    assertThat(kept).containsExactly(9);
    probe.call("Change", "row", x, 1, new double[] {4, 5, 6});
    probe.call("Change", "row", x, 0, null);
    assertThat(x[0]).isNull();
    assertThat(x[1]).containsExactly(4, 5, 6);
  }

  @Test
  void arraysInRecordsAndListsAreCopiedBack() throws Throwable {
    double[] left = {1, 2};
    Object pair = probe.create("Pair", left, 0.0);
    probe.call("Change", "pair", pair);
    assertThat(left).containsExactly(42, 2);
    double[][] rest = {{1}, {2}};
    probe.call("Change", "nest", probe.create("Nest", pair, rest));
    assertThat(rest[1]).isNull();
    assertThat(left).containsExactly(7, 2);
    double[] element = {1};
    probe.call("Change", "list", List.of(element));
    assertThat(element).containsExactly(9);
    List<double[]> list = new ArrayList<>(List.of(element));
    probe.call("Change", "grow", list);
    assertThat(list).hasSize(2);
    assertThat(list.get(0)).isSameAs(element);
    assertThatThrownBy(() -> probe.call("Change", "grow", List.of(element)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aReplacedElementIsReplaced() throws Throwable {
    Object pairs = java.lang.reflect.Array.newInstance(probe.type("Pair"), 1);
    java.lang.reflect.Array.set(pairs, 0, probe.create("Pair", new double[] {1}, 0.0));
    probe.call("Change", "pairs", pairs);
    Object pair = java.lang.reflect.Array.get(pairs, 0);
    assertThat((double[]) probe.on(pair, "left")).containsExactly(1, 2, 3);
  }

  @Test
  void unchangedArgumentsStayTheSame() throws Throwable {
    double[][] x = {{1, 2}, {3, 4}};
    double[] row = x[1];
    echo(x);
    assertThat(x[1]).isSameAs(row).containsExactly(3, 4);
  }

  @Test
  void callbacksRunHere() throws Throwable {
    Thread here = Thread.currentThread();
    Object f = probe.fn(x -> Thread.currentThread() == here ? x[0] + x[1] : Double.NaN);
    assertThat(probe.call("Call", "apply", f, new double[] {1, 2})).isEqualTo(3.0);
    assertThat(probe.call("Call", "many", f, 0)).isEqualTo(0.0);
  }

  @Test
  void aDefaultMethodOfACallbackRunsHereToo() throws Throwable {
    assertThat(probe.call("Call", "label", probe.node(v -> v))).isEqualTo("here");
    assertThat(probe.on(probe.create("Doubler"), "label")).isEqualTo("default");
  }

  @Test
  void aCallbackThatComesBackIsTheSameObject() throws Throwable {
    Object f = probe.fn(x -> 0);
    assertThat(echo(f)).isSameAs(f);
    Object n = probe.node(v -> v);
    assertThat(probe.call("Call", "sameNode", n, n)).isEqualTo(true);
    assertThat(probe.call("Call", "sameNode", n, probe.node(v -> v))).isEqualTo(false);
  }

  @Test
  void whatACallbackChangesIsCopiedBack() throws Throwable {
    Object f =
        probe.fn(
            x -> {
              x[0] = ODD_NAN;
              return 0;
            });
    double[] x = {1};
    Object seen = probe.call("Change", "viaCallback", f, x);
    assertThat(Double.doubleToRawLongBits((Double) seen))
        .isEqualTo(Double.doubleToRawLongBits(ODD_NAN));
    assertThat(bits(x)).isEqualTo(bits(new double[] {ODD_NAN}));
    Object g =
        probe.fn(
            y -> {
              y[0] = 5;
              throw new IllegalStateException();
            });
    assertThat(probe.call("Change", "viaThrowingCallback", g, x)).isEqualTo(5.0);
  }

  @Test
  void aCallbacksOwnExceptionComesBackAsTheSameObject() {
    RuntimeException mine = new RuntimeException("mine") {
          private static final long serialVersionUID = 1L;
        };
    Object f =
        probe.fn(
            x -> {
              throw mine;
            });
    double[] x = {1};
    assertThat(catchThrowable(() -> probe.call("Call", "apply", f, x))).isSameAs(mine);
    assertThat(catchThrowable(() -> probe.call("Call", "again", f, x))).isSameAs(mine);
    assertThat(catchThrowable(() -> probe.call("Call", "wrap", f, x)))
        .isNotSameAs(mine)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCallbacksExceptionShowsTheChildItsKindButNoAssertion() throws Throwable {
    double[] x = {1};
    Object f =
        probe.fn(
            y -> {
              throw new NumberFormatException("nine");
            });
    assertThat(probe.call("Call", "caught", f, x))
        .isEqualTo(
            "java.lang.IllegalArgumentException:java.lang.NumberFormatException: nine");
    Object g =
        probe.fn(
            y -> {
              throw new AssertionError("the secret is 42");
            });
    assertThat(probe.call("Call", "caught", g, x)).isEqualTo("java.lang.AssertionError:null");
  }

  @Test
  void callsNestThroughCallbacks() throws Throwable {
    Object[] f = new Object[1];
    f[0] =
        probe.fn(
            x -> {
              try {
                return x[0] == 0 ? 0 : 1 + (Double) probe.call("Call", "apply", f[0],
                    new double[] {x[0] - 1});
              } catch (Throwable t) {
                throw new IllegalStateException(t);
              }
            });
    assertThat(probe.call("Call", "apply", f[0], new double[] {50})).isEqualTo(50.0);
  }

  @Test
  void callsThatNestTooDeepOverflow() throws Throwable {
    Object[] f = new Object[1];
    f[0] =
        probe.fn(
            x -> {
              try {
                return (Double) probe.call("Call", "apply", f[0], x);
              } catch (RuntimeException | Error e) {
                throw e;
              } catch (Throwable t) {
                throw new IllegalStateException(t);
              }
            });
    assertThatThrownBy(() -> probe.call("Call", "apply", f[0], new double[1]))
        .isInstanceOf(StackOverflowError.class);
    assertThat(echo(1)).isEqualTo(1);
    assertThat(probe.endTest()).isEmpty();
  }

  @Test
  void endlessCallbacksTimeOut() {
    Object f = probe.fn(x -> 0);
    assertThatThrownBy(() -> probe.call("Call", "forEver", f)).isInstanceOf(RemoteFailure.class);
    assertThat(probe.endTest().orElseThrow().message()).contains("100000 callbacks");
  }

  @Test
  void callbacksOfOtherThreadsTakeTurns() throws Throwable {
    int[] inside = {0};
    Object f = probe.fn(x -> inside[0]++ * 0 + x[0]);
    assertThat(probe.call("Call", "inParallel", f, 8)).isEqualTo(28.0);
    assertThat(inside[0]).isEqualTo(8);
  }

  @Test
  void handlesKeepTheirIdentity() throws Throwable {
    Object counter = probe.create("Counter", 5, new double[] {1});
    assertThat(probe.on(counter, "add", 3)).isSameAs(counter);
    assertThat(probe.on(counter, "total")).isEqualTo(8);
    assertThat(echo(counter)).isSameAs(counter);
    assertThat(probe.call("Echo", "same", counter, counter)).isEqualTo(true);
    Object other = probe.create("Counter", 5, new double[] {1});
    assertThat(probe.call("Echo", "same", counter, other)).isEqualTo(false);
  }

  @Test
  void objectsMadeByTheChildGetStandIns() throws Throwable {
    Object made = probe.call("Counter", "make", 4);
    assertThat(made).isExactlyInstanceOf(probe.type("Counter"));
    assertThat(probe.on(made, "total")).isEqualTo(4);
    assertThat(echo(made)).isSameAs(made);
    Object node = probe.on(made, "node");
    assertThat(node).isInstanceOf(probe.type("Node"));
    assertThat((double[][]) probe.on(node, "run", (Object) new double[][] {{1}})).isDeepEqualTo(
        new double[][] {{1}});
    assertThat(probe.on(made, "total")).isEqualTo(5);
    assertThat(echo(node)).isSameAs(node).isEqualTo(node);
  }

  @Test
  void aSuperclassIsCalledThroughItsSubclass() throws Throwable {
    Object doubler = probe.create("Doubler");
    assertThat(doubler).isInstanceOf(probe.type("Counter")).isInstanceOf(probe.type("Node"));
    assertThat(probe.on(doubler, "total")).isEqualTo(100);
    double[][] v = {{3}};
    assertThat((double[][]) probe.on(doubler, "run", (Object) v)).isDeepEqualTo(new double[][] {{6}});
    assertThat(v[0][0]).isEqualTo(6);
    assertThat(probe.on(probe.create("Counter$Inner"), "seven")).isEqualTo(7);
  }

  @Test
  void aConstructorsExceptionIsThrown() {
    assertThatThrownBy(() -> probe.create("Counter", -1, new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("start must not be negative");
  }

  @Test
  void aRecordThatRefusesItsValuesIsAnOrdinaryFailure() throws Throwable {
    Object pair = probe.create("Pair", new double[] {1}, 0.0);
    assertThatThrownBy(() -> probe.create("Pair", new double[0], 0.0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(echo(pair)).isNotNull();
  }

  @Test
  void exceptionsAreOfAClosedSet() throws Throwable {
    for (Class<?> type :
        List.of(
            IllegalArgumentException.class, IllegalStateException.class, NullPointerException.class,
            ArithmeticException.class, ArrayIndexOutOfBoundsException.class,
            StringIndexOutOfBoundsException.class, IndexOutOfBoundsException.class,
            NegativeArraySizeException.class, ClassCastException.class, ArrayStoreException.class,
            UnsupportedOperationException.class, StackOverflowError.class)) {
      assertThatThrownBy(() -> probe.call("Throw", "named", type.getSimpleName()))
          .isExactlyInstanceOf(type)
          .hasMessage("message of " + type.getSimpleName());
    }
    assertThatThrownBy(() -> probe.call("Throw", "assertion"))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("asserted");
    assertThatThrownBy(() -> probe.call("Throw", "custom"))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Custom: mine");
    assertThatThrownBy(() -> probe.call("Throw", "checked"))
        .isExactlyInstanceOf(RuntimeException.class)
        .hasMessage("java.lang.Exception: checked");
    assertThatThrownBy(() -> probe.call("Throw", "named", "LinkageError"))
        .isExactlyInstanceOf(Error.class)
        .hasMessage("java.lang.LinkageError: message of LinkageError");
    assertThatThrownBy(() -> probe.call("Broken", "value")).isExactlyInstanceOf(Error.class);
    assertThat(probe.endTest()).isEmpty();
  }

  @Test
  void hostileMessagesAreTamed() {
    assertThatThrownBy(() -> probe.call("Throw", "hugeMessage"))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSize(500));
    assertThatThrownBy(() -> probe.call("Throw", "hostileMessage"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void deepRecursionIsAnOrdinaryFailure() throws Throwable {
    assertThatThrownBy(() -> probe.call("Throw", "recurse", 0))
        .isInstanceOf(StackOverflowError.class);
    assertThat(echo(1)).isEqualTo(1);
    assertThat(probe.endTest()).isEmpty();
  }

  @Test
  void deepRecursionThroughACallbackIsAnOrdinaryFailure() throws Throwable {
    Object f = probe.fn(x -> 0);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> probe.call("Call", "recursive", f, new double[1]))
          .isInstanceOf(StackOverflowError.class);
    }
    assertThat(echo(1)).isEqualTo(1);
    assertThat(probe.endTest()).isEmpty();
  }

  @Test
  void aStubReachedIsReported() throws Throwable {
    assertThatThrownBy(() -> probe.call("Throw", "stub"))
        .isInstanceOf((Class<?>) probe.type("NotImplementedException".isEmpty() ? "" : ".x".isEmpty() ? "" : "Echo").getClass());
  }
}
