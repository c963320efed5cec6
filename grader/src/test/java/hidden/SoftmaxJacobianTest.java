package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import backprop.function.Softmax;
import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import hidden.support.Inputs;
import hidden.support.Oracle;
import hidden.support.Seeded;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Task 3, the derivative of softmax. Constants are fractions, worked out by hand. */
@Tag("task-3")
@ExtendWith(Seeded.class)
class SoftmaxJacobianTest {

  @Test
  @Points(item = "3.3", value = 3.25)
  @DisplayName("The Jacobian of a given softmax output has the right values.")
  void jacobianHasKnownValues() {
    double[] s = {0.2, 0.3, 0.5};
    double[][] expected = {{0.16, -0.06, -0.1}, {-0.06, 0.21, -0.15}, {-0.1, -0.15, 0.25}};
    expect(Softmax.jacobian(s)).given("s", s).toBeCloseTo(expected, 1e-14);
    double[] tied = {0.25, 0.25, 0.5};
    double[][] ofTied = {
      {0.1875, -0.0625, -0.125}, {-0.0625, 0.1875, -0.125}, {-0.125, -0.125, 0.25}
    };
    expect(Softmax.jacobian(tied)).given("s", tied).toBeCloseTo(ofTied, 1e-14);
  }

  @Test
  @Points(item = "3.3", value = 3.75)
  @DisplayName("Row i of the Jacobian holds the slopes of output i.")
  void jacobianHoldsTheSlopes(Inputs inputs) {
    for (int k : new int[] {1, 2, 3, 5, 12}) {
      for (double[] s : Oracle.softmax(inputs.ordinary(3, k))) {
        expect(Softmax.jacobian(s)).given("s", s).toBeCloseTo(Oracle.jacobian(s), 1e-13);
      }
    }
  }

  @Test
  @Points(item = "3.3")
  @DisplayName("The rows of the Jacobian sum to zero, and its diagonal is right.")
  void jacobianRowsSumToZero(Inputs inputs) {
    double[] s = inputs.probabilities(inputs.size(2, 6));
    double[][] jacobian = Softmax.jacobian(s);
    expect(jacobian).given("s", s).toHaveShape(s.length, s.length);
    for (int i = 0; i < s.length; i++) {
      double sum = 0;
      for (double entry : jacobian[i]) {
        sum += entry;
      }
      expect(sum).given("s", s).toBeCloseTo(0.0, 1e-14);
      expect(jacobian[i][i]).given("s", s).toBeCloseTo(Oracle.jacobian(s)[i][i], 1e-14);
    }
  }

  @Test
  @SeesChangedArguments
  @Points(item = "3.3", value = 2)
  @DisplayName("A one-hot output has a Jacobian of zeros, and the output is left as it was.")
  void jacobianVanishesWhereSoftmaxSaturates(Inputs inputs) {
    double[] s = inputs.oneHot(1, 4)[0];
    double[] before = s.clone();
    expect(Softmax.jacobian(s)).given("s", s).toBe(new double[4][4]);
    expect(s).toBe(before);
    expect(Softmax.jacobian(new double[] {1})).toBe(new double[1][1]);
  }

  @Test
  @Points(item = "3.4", value = 2.5)
  @DisplayName("The backward pass of two given rows has the right values.")
  void backwardHasKnownValues() {
    double[][] s = {{0.2, 0.3, 0.5}, {0.6, 0.3, 0.1}};
    double[][] v = {{1, -2, 3}, {-1, 4, 2}};
    double[][] expected = {{-0.02, -0.93, 0.95}, {-1.08, 0.96, 0.12}};
    expect(Softmax.backward(s, v)).given("s", s).given("v", v).toBeCloseTo(expected, 1e-13);
  }

  @Test
  @Points(item = "3.4", value = 8.5)
  @DisplayName("Each row of the backward pass is v times that row's Jacobian.")
  void backwardIsTheProductWithTheJacobian(Inputs inputs) {
    int[][] shapes = {{4, 4}, {3, 6}, {11, 12}, {6, 2}, {1, 3}, {4, 1}};
    for (int[] shape : shapes) {
      double[][] s = Oracle.softmax(inputs.ordinary(shape[0], shape[1]));
      double[][] v = inputs.ordinary(shape[0], shape[1]);
      expect(Softmax.backward(s, v))
          .given("s", s)
          .given("v", v)
          .toBeCloseTo(Oracle.backward(s, v), 1e-12);
    }
  }

  @Test
  @Points(item = "3.4", value = 5.5)
  @DisplayName("The product of a row of 16,384 entries is right; its Jacobian would take 2 GB.")
  void backwardBuildsNoJacobian(Inputs inputs) {
    int k = 1 << 14; // a power of two, so that every number below is exact
    double[][] s = {new double[k]};
    Arrays.fill(s[0], 1.0 / k);
    double[][] v = new double[1][k];
    int place = inputs.size(0, k - 1);
    v[0][place] = 1;
    double[][] expected = {new double[k]};
    Arrays.fill(expected[0], -1.0 / k / k);
    expected[0][place] += 1.0 / k;
    expect(Softmax.backward(s, v)).toBeCloseTo(expected, 1e-14);
  }

  @Test
  @Points(item = "3.4", value = 2)
  @DisplayName("The backward pass gives the slopes of any weighted sum of softmax outputs.")
  void backwardGivesSlopes(Inputs inputs) {
    double[][] x = {inputs.between(4, -9, 9), inputs.normal(4), inputs.between(4, 90, 110)};
    double[][] v = inputs.normal(3, 4);
    double[][] s = Oracle.softmax(x);
    expect(Softmax.backward(s, v))
        .given("x", x)
        .given("v", v)
        .toBeCloseTo(Oracle.backward(s, v), 1e-12);
  }

  @Test
  @Points(item = "3.4", value = 2)
  @DisplayName("A row of v with equal entries gives zeros, and the other rows are right.")
  void aConstantUpstreamRowGivesZeros(Inputs inputs) {
    double[][] s = inputs.probabilities(3, 3);
    double[][] v = inputs.normal(3, 3);
    double c = inputs.between(1, 2);
    v[1] = new double[] {c, c, c};
    double[][] expected = Oracle.backward(s, v);
    expected[1] = new double[3];
    expect(Softmax.backward(s, v)).given("s", s).given("v", v).toBeCloseTo(expected, 1e-12);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "3.4")
  @DisplayName("The backward pass changes none of its arguments.")
  void backwardChangesNoArgument(Inputs inputs) {
    double[][] s = inputs.probabilities(2, 3);
    double[][] v = inputs.normal(2, 3);
    double[][] sBefore = {s[0].clone(), s[1].clone()};
    double[][] vBefore = {v[0].clone(), v[1].clone()};
    Softmax.backward(s, v);
    expect(s).toBe(sBefore);
    expect(v).toBe(vBefore);
  }

  @Test
  @Points(item = "3.4", value = 0.25)
  @DisplayName("The backward pass refuses s and v of different shapes and names both.")
  void backwardRefusesAnotherShape(Inputs inputs) {
    double[][] s = inputs.probabilities(2, 3);
    Softmax.backward(s, inputs.normal(2, 3));
    for (int[] shape : new int[][] {{3, 3}, {2, 4}}) {
      double[][] v = inputs.normal(shape[0], shape[1]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Softmax.backward(s, v))
          .withMessageContainingAll("2x3", shape[0] + "x" + shape[1]);
    }
  }

  @Test
  @Points(item = "3.4", value = 2)
  @DisplayName("A one-hot row of s gives zeros, and with a huge or tiny v the product is right.")
  void backwardCopesWithExtremes(Inputs inputs) {
    double[][] oneHot = inputs.oneHot(2, 4);
    double[][] v = inputs.normal(2, 4);
    expect(Softmax.backward(oneHot, v)).given("v", v).toBeCloseTo(new double[2][4], 1e-13);
    double[][] s = {{0.2, 0.3, 0.5}};
    for (double factor : new double[] {1e200, 1e-200}) {
      double[][] scaled = {{1 * factor, -2 * factor, 3 * factor}};
      double[][] actual = Softmax.backward(s, scaled);
      expect(actual[0][0] / factor).given("v", scaled).toBeCloseTo(-0.02, 1e-13);
      expect(actual[0][1] / factor).given("v", scaled).toBeCloseTo(-0.93, 1e-13);
      expect(actual[0][2] / factor).given("v", scaled).toBeCloseTo(0.95, 1e-13);
    }
  }
}
