package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values cross as they are, to the last bit. */
interface ValueContract extends Boundary {

  @Test
  default void scalarsCross() throws Throwable {
    for (Object value :
        new Object[] {0, -1, Integer.MIN_VALUE, 7L, Long.MAX_VALUE, true, false, "", "ä\ud800\0"}) {
      assertThat(echo(value)).isEqualTo(value);
    }
    assertThat(probe().call("Echo", "echo", 0.1)).isEqualTo(0.1);
  }

  @Test
  default void doublesKeepTheirBits() throws Throwable {
    double[] x = {
      ODD_NAN,
      Double.NaN,
      -0.0,
      0.0,
      Double.MIN_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.longBitsToDouble(0xfff0_0000_0000_0001L)
    };
    assertThat(Boundary.bits((double[]) echo(x))).isEqualTo(Boundary.bits(x));
    double[][] rows = (double[][]) echo(new double[][] {x});
    assertThat(Boundary.bits(rows[0])).isEqualTo(Boundary.bits(x));
    assertThat(Double.doubleToRawLongBits((Double) echo(ODD_NAN)))
        .isEqualTo(Double.doubleToRawLongBits(ODD_NAN));
  }

  @Test
  default void arraysKeepTheirShape() throws Throwable {
    double[][] ragged = {{1}, {}, null, {2, 3}};
    assertThat((double[][]) echo(ragged)).isDeepEqualTo(ragged);
    assertThat((double[][]) echo(new double[0][])).isEmpty();
    assertThat((double[]) echo(new double[0])).isEmpty();
    assertThat((int[]) echo(new int[] {1, -2})).containsExactly(1, -2);
    assertThat((boolean[]) echo(new boolean[] {true, false})).containsExactly(true, false);
    double[][][] cube = {{{1}, {2}}, {}, null};
    assertThat(Arrays.deepEquals((double[][][]) echo(cube), cube)).isTrue();
    assertThat(probe().call("Echo", "same", null, null)).isEqualTo(true);
  }

  @Test
  default void aReturnedArrayIsACopy() throws Throwable {
    double[] x = {1, 2};
    assertThat(echo(x)).isNotSameAs(x).isEqualTo(x);
  }

  @Test
  default void recordsAreRebuilt() throws Throwable {
    Object pair = probe().create("Pair", new double[] {1, ODD_NAN}, -0.0);
    Object nest = probe().create("Nest", pair, new double[][] {{1}, {2}});
    Object back = echo(nest);
    assertThat(back).isInstanceOf(probe().type("Nest")).isNotSameAs(nest);
    Object first = probe().on(back, "first");
    assertThat(Boundary.bits((double[]) probe().on(first, "left")))
        .isEqualTo(Boundary.bits(new double[] {1, ODD_NAN}));
    assertThat(probe().on(first, "right")).isEqualTo(-0.0);
    Object pairs = Array.newInstance(probe().type("Pair"), 2);
    assertThat(echo(pairs)).isInstanceOf(pairs.getClass());
  }

  @Test
  default void listsCross() throws Throwable {
    Object pair = probe().create("Pair", new double[] {1}, 2.0);
    List<Object> back =
        new ArrayList<>(
            (List<?>) echo(Arrays.asList(1, null, "a", new double[] {3}, pair, List.of(2L))));
    assertThat(back).hasSize(6).startsWith(1, null, "a").endsWith(List.of(2L));
    assertThat(back.get(3)).isEqualTo(new double[] {3});
    assertThat(back.get(4)).isInstanceOf(probe().type("Pair"));
  }

  @Test
  default void largeMatricesCross() throws Throwable {
    double[][] x = new double[1000][784];
    x[999][783] = -1;
    assertThat(Arrays.deepEquals((double[][]) echo(x), x)).isTrue();
  }

  @Test
  default void anAnswerThatIsTooLargeIsAnOrdinaryFailure() throws Throwable {
    assertThatThrownBy(() -> probe().call("Echo", "large", 5000, 1000))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> probe().call("Echo", "cycle"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> probe().call("Echo", "stranger"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java.lang.Thread");
    assertThat(echo(1)).isEqualTo(1);
    assertThat(probe().endTest()).isEmpty();
  }
}
