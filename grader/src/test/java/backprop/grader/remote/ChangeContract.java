package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the callee changes in its arguments, the caller sees. */
interface ChangeContract extends Boundary {

  @Test
  default void changedArraysAreCopiedBack() throws Throwable {
    double[] x = {1, 2};
    probe().call("Change", "fill", x, ODD_NAN);
    assertThat(Boundary.bits(x)).isEqualTo(Boundary.bits(new double[] {ODD_NAN, ODD_NAN}));
    double[] zero = {0.0};
    probe().call("Change", "signOfZero", zero);
    assertThat(Boundary.bits(zero)).isEqualTo(Boundary.bits(new double[] {-0.0}));
    int[] ints = {1};
    probe().call("Change", "ints", ints);
    assertThat(ints).containsExactly(2);
  }

  @Test
  default void changedArraysAreCopiedBackAlsoWhenItThrows() {
    double[] x = {1, 2};
    assertThatThrownBy(() -> probe().call("Change", "fillAndThrow", x, 3.0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("thrown after the change");
    assertThat(x).containsExactly(3, 3);
  }

  @Test
  default void replacedRowsAreCopiedInPlaceOrShowNan() throws Throwable {
    double[] kept = {1};
    double[][] x = {kept, {2, 3}};
    probe().call("Change", "row", x, 0, new double[] {9});
    assertThat(kept).containsExactly(9);
    probe().call("Change", "row", x, 1, new double[] {4, 5, 6});
    probe().call("Change", "row", x, 0, null);
    assertThat(x[0]).isSameAs(kept).containsExactly(Double.NaN);
    assertThat(x[1]).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  default void arraysInRecordsAndListsAreCopiedBack() throws Throwable {
    double[] left = {1, 2};
    Object pair = probe().create("Pair", left, 0.0);
    probe().call("Change", "pair", pair);
    assertThat(left).containsExactly(42, 2);
    double[][] rest = {{1}, {2}};
    probe().call("Change", "nest", probe().create("Nest", pair, rest));
    assertThat(rest[1]).containsExactly(Double.NaN);
    assertThat(left).containsExactly(7, 2);
    double[] element = {1};
    probe().call("Change", "list", List.of(element));
    assertThat(element).containsExactly(9);
    List<double[]> list = new ArrayList<>(List.of(element));
    probe().call("Change", "grow", list);
    assertThat(list).containsExactly(element);
    assertThatThrownBy(() -> probe().call("Change", "grow", List.of(element)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  default void aReplacedRecordOfAnotherShapeShowsNan() throws Throwable {
    Object pairs = Array.newInstance(probe().type("Pair"), 1);
    Array.set(pairs, 0, probe().create("Pair", new double[] {1}, 0.0));
    probe().call("Change", "pairs", pairs);
    Object pair = Array.get(pairs, 0);
    assertThat((double[]) probe().on(pair, "left")).containsExactly(Double.NaN);
  }

  @Test
  default void aTestThatDoesNotLookKeepsItsArguments() throws Throwable {
    double[] x = {1, 2};
    double[][] rows = {{1}, {2, 3}};
    probe().submission().beginTest(Limits.STANDARD, false);
    probe().call("Change", "fill", x, ODD_NAN);
    probe().call("Change", "row", rows, 1, new double[] {4, 5, 6});
    assertThat(x).containsExactly(1, 2);
    assertThat(rows).isDeepEqualTo(new double[][] {{1}, {2, 3}});
  }

  @Test
  default void unchangedArgumentsStayTheSame() throws Throwable {
    double[][] x = {{1, 2}, {3, 4}};
    double[] row = x[1];
    echo(x);
    assertThat(x[1]).isSameAs(row).containsExactly(3, 4);
  }

  @Test
  default void whatACallbackChangesIsCopiedBack() throws Throwable {
    Object f =
        probe()
            .fn(
                x -> {
                  x[0] = ODD_NAN;
                  return 0;
                });
    double[] x = {1};
    Object seen = probe().call("Change", "viaCallback", f, x);
    assertThat(Double.doubleToRawLongBits((Double) seen))
        .isEqualTo(Double.doubleToRawLongBits(ODD_NAN));
    assertThat(Boundary.bits(x)).isEqualTo(Boundary.bits(new double[] {ODD_NAN}));
    Object g =
        probe()
            .fn(
                y -> {
                  y[0] = 5;
                  throw new IllegalStateException();
                });
    assertThat(probe().call("Change", "viaThrowingCallback", g, x)).isEqualTo(5.0);
  }
}
