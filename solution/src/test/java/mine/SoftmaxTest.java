package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import backprop.function.Softmax;
import backprop.matrix.Matrices;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double[] OF_123 = {
    0.09003057317038046, 0.24472847105479764, 0.6652409557748219
  };

  @Test
  void hasItsKnownValues() {
    assertThat(Softmax.softmax(new double[] {1, 2, 3})).containsExactly(OF_123, within(1e-15));
    assertThat(Softmax.softmax(new double[] {7})).containsExactly(1);
  }

  @Test
  void isUnchangedByAConstantShift() {
    for (double shift : new double[] {1000, -1000, 1e5, -1e5}) {
      double[] x = {1 + shift, 2 + shift, 3 + shift};
      assertThat(Softmax.softmax(x)).as("%s", shift).containsExactly(OF_123, within(1e-10));
      assertThat(Softmax.softmax(new double[][] {x})[0]).containsExactly(OF_123, within(1e-10));
    }
    assertThat(Softmax.softmax(new double[] {-3e9, -3e9})).containsExactly(0.5, 0.5);
  }

  @Test
  void staysRightWhereverTheLargestLogitStands() {
    assertThat(Softmax.softmax(new double[] {0, 1, 800})).containsExactly(0, 0, 1);
    assertThat(Softmax.softmax(new double[] {800, 1, 0})).containsExactly(1, 0, 0);
    assertThat(Softmax.softmax(new double[] {0, 0, 0, 3000})).containsExactly(0, 0, 0, 1);
    assertThat(Softmax.softmax(new double[] {-1e308, 1e308})).containsExactly(0, 1);
  }

  @Test
  void smallProbabilitiesKeepTheirDigits() {
    double[] s = Softmax.softmax(new double[] {0, -40, -700});
    assertThat(s[1]).isCloseTo(4.248354255291589e-18, withinPercentage(1e-10));
    assertThat(s[2]).isCloseTo(9.85967654375977e-305, withinPercentage(1e-10));
  }

  @Test
  void rowsAreIndependentOfEachOther() {
    double[][] x = {{1, 2, 3}, {1001, 1002, 1003}, {-5000, -4999, -4998}, {3, 2, 1}};
    double[] backwards = {OF_123[2], OF_123[1], OF_123[0]};
    Samples.assertClose(Softmax.softmax(x), new double[][] {OF_123, OF_123, OF_123, backwards});
  }

  @Test
  void onlyTheRowThatHasNoSoftmaxIsNaN() {
    double[][] x = {{Double.NaN, 1}, {0, 0}, {INFINITY, 1}, {-INFINITY, -INFINITY}, {-INFINITY, 1}};
    double[] none = {Double.NaN, Double.NaN};
    double[][] expected = {none, {0.5, 0.5}, none, none, {0, 1}};
    Samples.assertEqual(Softmax.softmax(x), expected);
    assertThat(Softmax.softmax(new double[] {1, Double.NaN})).containsExactly(none);
  }

  @Test
  void leavesItsArgumentsAlone() {
    double[] x = {1, 2, 3};
    double[][] rows = {{1, 2}, {3, 5}};
    double[][] v = {{1, -1}, {2, 7}};
    double[][] s = {{0.25, 0.75}, {0.5, 0.5}};
    assertThat(Softmax.softmax(x)).isNotSameAs(x);
    Softmax.softmax(rows);
    Softmax.backward(s, v);
    Softmax.jacobian(s[0]);
    assertThat(x).containsExactly(1, 2, 3);
    assertThat(rows).isDeepEqualTo(new double[][] {{1, 2}, {3, 5}});
    assertThat(v).isDeepEqualTo(new double[][] {{1, -1}, {2, 7}});
    assertThat(s).isDeepEqualTo(new double[][] {{0.25, 0.75}, {0.5, 0.5}});
  }

  @Test
  void jacobianHasItsKnownValues() {
    Samples.assertClose(
        Softmax.jacobian(new double[] {0.2, 0.3, 0.5}),
        new double[][] {{0.16, -0.06, -0.1}, {-0.06, 0.21, -0.15}, {-0.1, -0.15, 0.25}});
    Samples.assertClose(
        Softmax.jacobian(new double[] {0.5, 0.5}), new double[][] {{0.25, -0.25}, {-0.25, 0.25}});
  }

  @Test
  void backwardIsTheProductWithTheJacobianOfEachRow() {
    double[][] s = Samples.soft(4, 3, 1);
    double[][] v = Samples.gaussian(4, 3, 2);
    double[][] expected = new double[4][];
    for (int n = 0; n < 4; n++) {
      expected[n] = Matrices.multiply(new double[][] {v[n]}, Softmax.jacobian(s[n]))[0];
    }
    Samples.assertClose(Softmax.backward(s, v), expected);
  }

  @Test
  void backwardHasItsKnownValues() {
    // v·s = 1.5, so z = s ⊙ (v − 1.5)
    double[][] z = Softmax.backward(new double[][] {{0.25, 0.75}}, new double[][] {{3, 1}});
    assertThat(z).isDeepEqualTo(new double[][] {{0.375, -0.375}});
  }
}
