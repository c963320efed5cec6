package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.function.Softmax;
import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import hidden.support.Inputs;
import hidden.support.Oracle;
import hidden.support.Seeded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Task 3, softmax of a vector and of a matrix. Constants: e^x / sum e^x in Python's decimal with 60
 * digits, rounded to 22.
 */
@Tag("task-3")
@ExtendWith(Seeded.class)
class SoftmaxTest {

  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  private final double[] OF_1_2_3 = {
    0.09003057317038045799802, 0.2447284710547976524730, 0.6652409557748218895290
  };
  private final double[] OF_0_1 = {0.2689414213699951207488, 0.7310585786300048792512};

  @Test
  @Points(item = "3.1", value = 2.5)
  @DisplayName("The softmax of some short vectors has the right values.")
  void hasKnownValues() {
    expectSoftmax(new double[] {1, 2, 3}, OF_1_2_3);
    expectSoftmax(
        new double[] {-1, 0, 2},
        new double[] {
          0.04201006613406605101807, 0.1141951993845944789301, 0.8437947344813394700518
        });
    expectSoftmax(
        new double[] {0.5, -1.5, 0.25, 3},
        new double[] {
          0.07093894058961847227607,
          0.009600541617201256500528,
          0.05524730248145073358612,
          0.8642132153117295376373
        });
  }

  @Test
  @Points(item = "3.1", value = 2)
  @DisplayName("The entries of a softmax are positive and sum to one.")
  void sumsToOne(Inputs inputs) {
    for (int i = 0; i < 5; i++) {
      double[] x = inputs.between(inputs.size(2, 12), -6, 6);
      double sum = 0;
      for (double p : Softmax.softmax(x)) {
        assertThat(p).as("an entry of the softmax").isBetween(1e-9, 1.0);
        sum += p;
      }
      expect(sum).given("x", x).toBeCloseTo(1.0, 1e-12);
    }
  }

  @Test
  @Points(item = "3.1", value = 6.5)
  @DisplayName("The softmax of moderate numbers is e^x divided by the sum of all e^x.")
  void followsItsDefinition(Inputs inputs) {
    for (int n : new int[] {1, 2, 4, inputs.size(5, 9), 30}) {
      for (double[] x : inputs.ordinary(3, n)) {
        expectSoftmax(x, Oracle.softmax(x));
      }
    }
  }

  @Test
  @Points(item = "3.1", value = 1.5)
  @DisplayName("The softmax is right, and adding one number to every entry changes nothing in it.")
  void isUnchangedByAConstantShift(Inputs inputs) {
    double[] x = inputs.normal(5);
    double[] expected = Softmax.softmax(x);
    for (double shift : new double[] {inputs.between(-50, -5), inputs.between(5, 50)}) {
      expect(Softmax.softmax(plus(x, shift))).given("x", x).toBeCloseTo(expected, 1e-12);
    }
    expect(expected).given("x", x).toBeCloseTo(Oracle.softmax(x), 1e-12);
  }

  @Test
  @Points(item = "3.1", value = 1.5)
  @DisplayName("Equal entries share the probability; a single entry gets all of it.")
  void sharesEquallyAmongEqualEntries(Inputs inputs) {
    expectSoftmax(new double[] {inputs.between(-3, 3)}, new double[] {1});
    double same = inputs.between(-3, 3);
    expectSoftmax(new double[] {same, same, same, same}, new double[] {0.25, 0.25, 0.25, 0.25});
  }

  @Test
  @SeesChangedArguments
  @Points(item = "3.1")
  @DisplayName("A softmax changes no argument and shares no array between two results.")
  void leavesItsArgumentAloneAndReturnsAFreshArray(Inputs inputs) {
    double[] x = inputs.normal(4);
    double[] before = x.clone();
    double[] first = Softmax.softmax(x);
    expect(x).toBe(before);
    double[] kept = first.clone();
    double[] second = Softmax.softmax(inputs.normal(4));
    expect(first).given("x", x).toBe(kept);
    second[0] = -1;
    expect(Softmax.softmax(x)).given("x", x).toBeCloseTo(kept, 1e-15);
  }

  @Test
  @Points(item = "3.1")
  @DisplayName("The softmax of large entries is right, where e^x itself overflows.")
  void staysFiniteAtLargeEntries(Inputs inputs) {
    double large = inputs.size(1000, 5000);
    expectRoughly(new double[] {large, large + 1}, OF_0_1);
    expectRoughly(plus(new double[] {1, 2, 3}, large), OF_1_2_3);
    expectRoughly(new double[] {1e300, -1e300}, new double[] {1, 0});
    double[] x = inputs.between(4, 700, 720);
    expectRoughly(x, Oracle.softmax(x));
  }

  @Test
  @Points(item = "3.1")
  @DisplayName("The softmax of entries far below zero is right, where e^x itself is 0.")
  void staysFiniteAtLargeNegativeEntries(Inputs inputs) {
    double low = -inputs.size(1000, 5000);
    expectRoughly(new double[] {low, low + 1}, OF_0_1);
    expectRoughly(plus(new double[] {1, 2, 3}, low), OF_1_2_3);
    double[] x = inputs.between(4, -760, -740);
    expectRoughly(x, Oracle.softmax(x));
    expect(Softmax.softmax(new double[] {-4e9, -4e9 + 1})).toBeCloseTo(OF_0_1, 1e-5);
  }

  @Test
  @Points(item = "3.1")
  @DisplayName("The softmax is right where entries lie far apart, wherever the largest one stands.")
  void staysFiniteAtAWideGap(Inputs inputs) {
    for (int largest = 0; largest < 4; largest++) {
      double[] x = inputs.between(4, -800, -750);
      double[] expected = new double[4];
      x[largest] = inputs.between(1500, 1600);
      expected[largest] = 1;
      expectRoughly(x, expected);
    }
  }

  @Test
  @Points(item = "3.1", value = 0.5)
  @DisplayName("A very small probability is right to its last digits.")
  void keepsTheDigitsOfSmallProbabilities(Inputs inputs) {
    expect(Softmax.softmax(new double[] {0, -40})[1])
        .toBeCloseRelativeTo(4.248354255291588977281e-18, 1e-10);
    expect(Softmax.softmax(new double[] {-100, 0})[0])
        .toBeCloseRelativeTo(3.720075976020835962960e-44, 1e-10);
    double[] x = {inputs.between(-700, -600), inputs.between(-1, 1), inputs.between(-300, -30)};
    expect(Softmax.softmax(x)).given("x", x).toBeCloseRelativeTo(Oracle.softmax(x), 1e-10);
  }

  @Test
  @Points(item = "3.1", value = 0.5)
  @DisplayName(
      "NaN, plus infinity or only minus infinity give NaN; beside one -infinity the rest is right.")
  void hasItsLimitsAtInfinity() {
    expectSoftmax(new double[] {1, NAN, 2}, new double[] {NAN, NAN, NAN});
    expectSoftmax(new double[] {1, 0, INF}, new double[] {NAN, NAN, NAN});
    expectSoftmax(new double[] {-INF, -INF}, new double[] {NAN, NAN});
    expectSoftmax(new double[] {0, -INF, 1}, new double[] {OF_0_1[0], 0, OF_0_1[1]});
  }

  @Test
  @Points(item = "3.2", value = 2)
  @DisplayName("The softmax of a matrix has the right values, row by row.")
  void matrixHasKnownValues() {
    double[][] x = {{1, 2, 3}, {-1, 0, 2}};
    double[][] expected = {
      OF_1_2_3, {0.04201006613406605101807, 0.1141951993845944789301, 0.8437947344813394700518}
    };
    expect(Softmax.softmax(x)).given("x", x).toBeCloseTo(expected, 1e-12);
  }

  @Test
  @Points(item = "3.2", value = 2)
  @DisplayName("Every row of a softmax is positive and sums to one.")
  void rowsSumToOne(Inputs inputs) {
    for (int n : new int[] {1, 3, 4, 6}) {
      double[][] x = inputs.normal(n, 4);
      double[][] s = Softmax.softmax(x);
      expect(s).given("x", x).toHaveShape(n, 4);
      for (double[] row : s) {
        assertThat(row[0]).isGreaterThan(0);
        expect(row[0] + row[1] + row[2] + row[3]).given("x", x).toBeCloseTo(1.0, 1e-12);
      }
    }
  }

  @Test
  @Points(item = "3.2", value = 5.5)
  @DisplayName("Each row of a softmax of moderate numbers follows the definition, at any shape.")
  void matrixFollowsTheDefinition(Inputs inputs) {
    int[][] shapes = {{5, 5}, {3, 7}, {11, 12}, {7, 2}, {4, 1}, {1, 4}};
    for (int[] shape : shapes) {
      double[][] x = inputs.ordinary(shape[0], shape[1]);
      expect(Softmax.softmax(x)).given("x", x).toBeCloseTo(Oracle.softmax(x), 1e-12);
    }
  }

  @Test
  @Points(item = "3.2", value = 1.5)
  @DisplayName("Each row's softmax is right, and neither a shift nor another row changes it.")
  void rowsDoNotInfluenceEachOther(Inputs inputs) {
    double[][] x = inputs.normal(3, 4);
    double[][] moved = {plus(x[0], inputs.between(3, 20)), inputs.normal(4), x[2].clone()};
    double[][] s = Softmax.softmax(x);
    double[][] t = Softmax.softmax(moved);
    expect(s).given("x", x).toBeCloseTo(Oracle.softmax(x), 1e-12);
    expect(t[0]).given("x", moved).toBeCloseTo(s[0], 1e-12);
    expect(t[2]).given("x", moved).toBeCloseTo(s[2], 1e-12);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "3.2")
  @DisplayName("A softmax leaves its matrix as it was, and its results share no arrays.")
  void matrixIsLeftAlone(Inputs inputs) {
    double[][] x = inputs.normal(3, 3);
    double[][] before = {x[0].clone(), x[1].clone(), x[2].clone()};
    double[][] first = Softmax.softmax(x);
    expect(x).toBe(before);
    double[][] kept = {first[0].clone(), first[1].clone(), first[2].clone()};
    first[0][0] = -1;
    expect(Softmax.softmax(x)).given("x", x).toBeCloseTo(kept, 1e-15);
  }

  @Test
  @Points(item = "3.2", value = 2)
  @DisplayName("The softmax of each row is right where rows lie thousands apart.")
  void rowsMayLieFarApart(Inputs inputs) {
    double far = inputs.size(1000, 5000);
    double[][] x = {plus(new double[] {1, 2, 3}, far), {1, 2, 3}, {1 - far, 2 - far, 3 - far}};
    expect(Softmax.softmax(x))
        .given("x", x)
        .toBeCloseTo(new double[][] {OF_1_2_3, OF_1_2_3, OF_1_2_3}, 1e-9);
  }

  @Test
  @Points(item = "3.2")
  @DisplayName("A wide gap within a row makes a 1 and zeros, in whatever column.")
  void rowsMayHaveWideGaps(Inputs inputs) {
    double[][] x = {{-900, 0, 800}, {inputs.between(750, 900), -900, -800}, {0, 1600, 800}};
    expect(Softmax.softmax(x))
        .given("x", x)
        .toBeCloseTo(new double[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}}, 1e-12);
  }

  @Test
  @Points(item = "3.2", value = 0.5)
  @DisplayName(
      "Rows with NaN, plus infinity or only minus infinity are NaN, and the other rows are right.")
  void spoilsOneRowOnly() {
    double[][] x = {{1, 2, 3}, {NAN, 0, 0}, {0, INF, 0}, {-INF, -INF, -INF}, {1, 2, 3}};
    double[] spoilt = {NAN, NAN, NAN};
    expect(Softmax.softmax(x))
        .given("x", x)
        .toBeCloseTo(new double[][] {OF_1_2_3, spoilt, spoilt, spoilt, OF_1_2_3}, 1e-12);
  }

  private static void expectSoftmax(double[] x, double[] expected) {
    expect(Softmax.softmax(x)).given("x", x).toBeCloseTo(expected, 1e-12);
  }

  /** For large numbers, whose own last digits are coarse. */
  private static void expectRoughly(double[] x, double[] expected) {
    expect(Softmax.softmax(x)).given("x", x).toBeCloseTo(expected, 1e-9);
  }

  private static double[] plus(double[] x, double shift) {
    double[] shifted = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      shifted[i] = x[i] + shift;
    }
    return shifted;
  }
}
