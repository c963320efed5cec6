package backprop;

import static backprop.feedback.Expectation.expectRefusal;
import static backprop.feedback.Given.given;

import backprop.feedback.Exercise;
import backprop.function.Softmax;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("task-3")
class Task3SoftmaxTest {
  private static final double CLOSE = 1e-12;
  private static final double[] ONE_TWO_THREE = {
    0.09003057317038046, 0.24472847105479764, 0.6652409557748219
  };

  @Test
  @Exercise("3.1")
  @DisplayName("The softmax of a vector has the values of the formula.")
  void vectorHasKnownValues() {
    double[] x = {1, 2, 3};
    given("x", x).expect(() -> Softmax.softmax(x)).toBeCloseTo(ONE_TWO_THREE, CLOSE);
    double[] y = {-1, 0, 2};
    double[] expected = {0.04201006613406605, 0.11419519938459448, 0.8437947344813395};
    given("x", y).expect(() -> Softmax.softmax(y)).toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("3.1")
  @DisplayName(
      "The softmax of 1, 2, 3 is right after the same large number is added to every entry.")
  void isUnchangedByAConstantShift() {
    double[] x = {1001, 1002, 1003};
    given("x", x).expect(() -> Softmax.softmax(x)).toBeCloseTo(ONE_TWO_THREE, CLOSE);
    double[] y = {-999, -998, -997};
    given("x", y).expect(() -> Softmax.softmax(y)).toBeCloseTo(ONE_TWO_THREE, CLOSE);
  }

  @Test
  @Exercise("3.1")
  @DisplayName("The argument is left as it was.")
  void leavesItsArgumentAsItWas() {
    double[] x = {1, 2, 3};
    given("x", x).expectNoChange(() -> Softmax.softmax(x));
  }

  @Test
  @Exercise("3.2")
  @DisplayName("Every row of a softmax sums to one.")
  void rowsSumToOne() {
    double[][] x = {{1, 2, 3}, {1, 2, 3}};
    double[][] expected = {ONE_TWO_THREE, ONE_TWO_THREE};
    given("x", x).expect(() -> Softmax.softmax(x)).toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("3.2")
  @DisplayName("Each of several rows has the softmax of a sample of its own.")
  void rowsDoNotSeeEachOther() {
    double[][] x = {{1, 2, 3}, {-1, 0, 2}, {0, 0, 0}};
    double third = 1.0 / 3;
    double[][] expected = {
      ONE_TWO_THREE,
      {0.04201006613406605, 0.11419519938459448, 0.8437947344813395},
      {third, third, third}
    };
    given("x", x).expect(() -> Softmax.softmax(x)).toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("3.2")
  @DisplayName("Rows of very different size all have the right softmax.")
  void staysFiniteInRowsOfDifferentSize() {
    double[][] x = {{1001, 1002, 1003}, {-999, -998, -997}};
    double[][] expected = {ONE_TWO_THREE, ONE_TWO_THREE};
    given("x", x).expect(() -> Softmax.softmax(x)).toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("3.2")
  @DisplayName("A matrix whose rows differ in length is refused.")
  void refusesRaggedRows() {
    Softmax.softmax(new double[][] {{1, 2}, {3, 4}});
    expectRefusal(
        "softmax of rows with 2 and 1 entries",
        IllegalArgumentException.class,
        () -> Softmax.softmax(new double[][] {{1, 2}, {3}}));
  }

  @Test
  @Exercise("3.2")
  @DisplayName("The rows of the argument are left as they were.")
  void leavesTheRowsOfItsArgumentAsTheyWere() {
    double[][] x = {{1, 2, 3}, {-1, 0, 2}};
    given("x", x).expectNoChange(() -> Softmax.softmax(x));
  }

  @Test
  @Exercise("3.3")
  @DisplayName("Entry [i][j] of the Jacobian is the slope of output i by input j.")
  void jacobianHasKnownValues() {
    double[] s = {0.2, 0.3, 0.5};
    double[][] expected = {{0.16, -0.06, -0.1}, {-0.06, 0.21, -0.15}, {-0.1, -0.15, 0.25}};
    given("s", s).expect(() -> Softmax.jacobian(s)).toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("3.4")
  @DisplayName("Each row of v is multiplied with the Jacobian of its own row of s.")
  void backwardHasKnownValues() {
    double[][] s = {{0.2, 0.3, 0.5}, {0.5, 0.25, 0.25}};
    double[][] v = {{1, -2, 3}, {0, 4, 0}};
    double[][] expected = {{-0.02, -0.93, 0.95}, {-0.5, 0.75, -0.25}};
    given("s", s).and("v", v).expect(() -> Softmax.backward(s, v)).toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("3.4")
  @DisplayName("Backward gives the measured slope of the softmax, for a random v.")
  void backwardIsTheSlopeOfTheSoftmax() {
    double[][] x = RandomMatrix.normal(4, 3, 1);
    double[][] v = RandomMatrix.normal(4, 3, 2);
    double[][] slope =
        CentralDifference.gradient(at -> CentralDifference.weighted(v, Softmax.softmax(at)), x);
    given("checked", "backward(softmax(x), v)")
        .and("x", x)
        .and("v", v)
        .expect(() -> Softmax.backward(Softmax.softmax(x), v))
        .toBeCloseTo(slope, CentralDifference.TOLERANCE);
  }

  @Test
  @Exercise("3.4")
  @DisplayName("s and v must have the same shape.")
  void backwardRefusesAnotherShape() {
    double[][] s = {{0.2, 0.3, 0.5}};
    Softmax.backward(s, new double[][] {{1, -2, 3}});
    expectRefusal(
        "backward with s 1x3 and v 1x2",
        IllegalArgumentException.class,
        () -> Softmax.backward(s, new double[][] {{1, -2}}));
  }
}
