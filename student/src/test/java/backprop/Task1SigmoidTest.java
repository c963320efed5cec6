package backprop;

import static backprop.feedback.Expectation.expect;
import static backprop.feedback.Given.given;

import backprop.feedback.Exercise;
import backprop.function.Sigmoid;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("task-1")
class Task1SigmoidTest {
  private static final double CLOSE = 1e-12;

  @Test
  @Exercise("1.1")
  @DisplayName("The sigmoid has the values of the formula.")
  void hasKnownValues() {
    expect(Sigmoid.sigmoid(0)).given("x", 0.0).toBeCloseTo(0.5, CLOSE);
    expect(Sigmoid.sigmoid(2)).given("x", 2.0).toBeCloseTo(0.8807970779778824, CLOSE);
    expect(Sigmoid.sigmoid(-3)).given("x", -3.0).toBeCloseTo(0.04742587317756678, CLOSE);
  }

  @Test
  @Exercise("1.1")
  @DisplayName("sigmoid(x) and sigmoid(-x) sum to one.")
  void isSymmetric() {
    for (double x : new double[] {0.1, 1, 4.5, 12}) {
      given("checked", "sigmoid(x) + sigmoid(-x)")
          .and("x", x)
          .expect(() -> Sigmoid.sigmoid(x) + Sigmoid.sigmoid(-x))
          .toBeCloseTo(1, CLOSE);
    }
  }

  @Test
  @Exercise("1.1")
  @DisplayName("At inputs of 1000 and -1000 the sigmoid is 1 and 0, never NaN.")
  void staysFiniteAtHugeInputs() {
    expect(Sigmoid.sigmoid(1000)).given("x", 1000.0).toBeCloseTo(1, CLOSE);
    expect(Sigmoid.sigmoid(-1000)).given("x", -1000.0).toBeCloseTo(0, CLOSE);
  }

  @Test
  @Exercise("1.1")
  @DisplayName("A very small sigmoid is right to its last digits: small, not zero.")
  void keepsItsDigitsWhereItIsTiny() {
    expect(Sigmoid.sigmoid(-40)).given("x", -40.0).toBeCloseRelativeTo(4.248354255291589e-18, 1e-9);
  }

  @Test
  @Exercise("1.1")
  @DisplayName("On a matrix the sigmoid is right in each entry, and leaves its argument as it was.")
  void worksEntryByEntryOnMatrices() {
    double[][] x = {{0, 2, -3}, {1, -1, 0}};
    double[][] expected = {
      {0.5, 0.8807970779778824, 0.04742587317756678},
      {0.7310585786300049, 0.2689414213699951, 0.5}
    };
    given("x", x).expect(() -> Sigmoid.sigmoid(x)).toBeCloseTo(expected, CLOSE);
    given("x", x).expectNoChange(() -> Sigmoid.sigmoid(x));
  }

  @Test
  @Exercise("1.2")
  @DisplayName(
      "The gradient has the values of the formula, in which s is the output of the sigmoid.")
  void gradientTakesTheOutput() {
    expect(Sigmoid.gradient(0.5)).given("s", 0.5).toBeCloseTo(0.25, CLOSE);
    expect(Sigmoid.gradient(0.8)).given("s", 0.8).toBeCloseTo(0.16, CLOSE);
    expect(Sigmoid.gradient(1)).given("s", 1.0).toBeCloseTo(0, CLOSE);
  }

  @Test
  @Exercise("1.2")
  @DisplayName("The gradient at s = sigmoid(x) is the slope of the sigmoid at x.")
  void gradientIsTheSlopeOfTheSigmoid() {
    // Numbers, and no call of sigmoid: a mistake in 1.1 is no mistake here.
    double[][] x = {{-2, -0.5, 0.3, 3}};
    double[][] s = {
      {0.11920292202211755, 0.3775406687981454, 0.574442516811659, 0.9525741268224334}
    };
    double[][] slope = {
      {0.1049935854035065, 0.2350037122015945, 0.2444583116907459, 0.045176659730912144}
    };
    given("x", x).and("s", s).expect(() -> Sigmoid.gradient(s)).toBeCloseTo(slope, CLOSE);
  }
}
