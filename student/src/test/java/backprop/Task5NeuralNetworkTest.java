package backprop;

import static backprop.feedback.Expectation.expect;
import static backprop.feedback.Expectation.expectRefusal;
import static backprop.feedback.Given.given;

import backprop.feedback.Exercise;
import backprop.network.CostAndGradient;
import backprop.network.NetworkParameters;
import backprop.network.NeuralNetwork;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The 2-4-2 network is the one that the handout works out in numbers. */
@Tag("task-5")
class Task5NeuralNetworkTest {
  private static final double CLOSE = 1e-12;
  private final double[][] inputs = {{1, 2}, {3, -1}, {0, 1}};
  private final double[][] targets = {{1, 0}, {0, 1}, {1, 0}};

  private static NetworkParameters handout() {
    return new NetworkParameters(
        new double[][] {{0.1, -0.2, 0.3, 0}, {0.3, 0.4, -0.1, 0.2}},
        new double[] {0.1, -0.1, 0, 0.2},
        new double[][] {{0.5, -0.5}, {0.2, 0.3}, {-0.1, 0.4}, {0.3, 0.1}},
        new double[] {0, 0.1});
  }

  /** Three inputs, five hidden units, two classes. */
  private static NetworkParameters random(double[][] flat) {
    return NetworkParameters.fromFlat(flat[0], 3, 5, 2);
  }

  @Test
  @Exercise("5.1")
  @DisplayName("The number of parameters counts both weight matrices and both biases.")
  void countsItsParameters() {
    assertCount(2, 4, 2, 22);
    assertCount(3, 5, 2, 32);
    assertCount(784, 200, 10, 159010);
  }

  private static void assertCount(int d, int h, int k, int count) {
    given("d", d)
        .and("h", h)
        .and("k", k)
        .expect(() -> NeuralNetwork.parameterCount(d, h, k))
        .toBe(count);
  }

  @Test
  @Exercise("5.2")
  @DisplayName("The 2-4-2 network of the handout gives these probabilities.")
  void forwardGivesTheNumbersOfTheHandout() {
    double[][] expected = {
      {0.5973342955516167, 0.4026657044483834},
      {0.5335684054772762, 0.4664315945227238},
      {0.5801698142965447, 0.41983018570345526}
    };
    given("x", inputs)
        .expect(() -> NeuralNetwork.forward(handout(), inputs))
        .toBeCloseTo(expected, CLOSE);
  }

  @Test
  @Exercise("5.2")
  @DisplayName("There is one row of probabilities for each row of x, one column for each class.")
  void forwardHasARowForEachSample() {
    double[][] flat = RandomMatrix.normal(1, 32, 5);
    double[][] x = RandomMatrix.normal(4, 3, 6);
    given("x", x).expect(() -> NeuralNetwork.forward(random(flat), x)).toHaveShape(4, 2);
  }

  @Test
  @Exercise("5.2")
  @DisplayName("Inputs with another number of columns than W1 has rows are refused.")
  void forwardRefusesAnotherWidth() {
    NeuralNetwork.forward(handout(), inputs);
    expectRefusal(
        "x 1x3 with W1 2x4",
        IllegalArgumentException.class,
        () -> NeuralNetwork.forward(handout(), new double[][] {{1, 2, 3}}));
  }

  @Test
  @Exercise("5.3")
  @DisplayName("The 2-4-2 network of the handout has this cost: the mean over the three rows.")
  void costIsTheOneOfTheHandout() {
    given("x", inputs)
        .and("t", targets)
        .expect(() -> NeuralNetwork.forwardBackward(handout(), inputs, targets).cost())
        .toBeCloseTo(0.6074522344222659, CLOSE);
  }

  @Test
  @Exercise("5.3")
  @DisplayName("The gradients by W2 and b2 are those of the handout.")
  void outputGradientsAreThoseOfTheHandout() {
    NetworkParameters gradient =
        NeuralNetwork.forwardBackward(handout(), inputs, targets).gradient();
    double[] b2 = {-0.09630916155818747, 0.0963091615581875};
    double[][] w2 = {
      {-0.08302130134871388, 0.0830213013487139},
      {-0.11951933878539567, 0.11951933878539568},
      {-0.0069164767235247865, 0.0069164767235248},
      {-0.08151553338756358, 0.08151553338756361}
    };
    expect(gradient.b2()).given("checked", "gradient().b2()").toBeCloseTo(b2, CLOSE);
    expect(gradient.w2()).given("checked", "gradient().w2()").toBeCloseTo(w2, CLOSE);
  }

  @Test
  @Exercise("5.3")
  @DisplayName("The gradients by W1 and b1 are those of the handout.")
  void hiddenGradientsAreThoseOfTheHandout() {
    NetworkParameters gradient =
        NeuralNetwork.forwardBackward(handout(), inputs, targets).gradient();
    double[] b1 = {
      -0.017981212003214182, 0.0032428088616959765, 0.016700808740588543, -0.003973345298851065
    };
    double[][] w1 = {
      {0.1043478099173971, -0.006843200275742648, -0.035717094709261196, 0.020536849117185934},
      {-0.13539869563574797, 0.013062049896726644, 0.0684053104625458, -0.027900529971438156}
    };
    expect(gradient.b1()).given("checked", "gradient().b1()").toBeCloseTo(b1, CLOSE);
    expect(gradient.w1()).given("checked", "gradient().w1()").toBeCloseTo(w1, CLOSE);
  }

  @Test
  @Exercise("5.3")
  @DisplayName("Every gradient is the measured slope of the cost, in a 3-5-2 network.")
  void gradientIsTheSlopeOfTheCost() {
    double[][] flat = RandomMatrix.normal(1, 32, 7);
    double[][] x = RandomMatrix.normal(4, 3, 8);
    double[][] t = RandomMatrix.distributions(4, 2, 9);
    CostAndGradient result = NeuralNetwork.forwardBackward(random(flat), x, t);
    double[][] slope =
        CentralDifference.gradient(
            at -> NeuralNetwork.forwardBackward(random(at), x, t).cost(), flat);
    expect(result.gradient().toFlat())
        .given("checked", "gradient().toFlat()")
        .given("entries", "0-14 W1, 15-19 b1, 20-29 W2, 30-31 b2")
        .toBeCloseTo(slope[0], CentralDifference.TOLERANCE);
  }

  @Test
  @Exercise("5.3")
  @DisplayName("A confident wrong answer has the right cost, 2000, and the right gradient of b2.")
  void staysFiniteAtAHugeLogitGap() {
    NetworkParameters p =
        new NetworkParameters(
            new double[][] {{1}},
            new double[] {0},
            new double[][] {{0, 0}},
            new double[] {0, 2000});
    double[][] t = {{1, 0}};
    CostAndGradient result = NeuralNetwork.forwardBackward(p, new double[][] {{1}}, t);
    double[] b2 = {0, 2000};
    expect(result.cost())
        .given("checked", "cost()")
        .given("b2", b2)
        .given("t", t)
        .toBeCloseTo(2000, CLOSE);
    expect(result.gradient().b2())
        .given("checked", "gradient().b2()")
        .given("b2", b2)
        .given("t", t)
        .toBeCloseTo(new double[] {-1, 1}, CLOSE);
  }

  @Test
  @Exercise("5.4")
  @DisplayName("The gradient by the inputs is the one of the handout.")
  void inputGradientIsTheOneOfTheHandout() {
    double[][] expected = {
      {0.0015187694214405505, -0.01025360460576245},
      {-0.00014349226244355674, 0.015499915588349279},
      {0.0011882824905189542, -0.011808300972701757}
    };
    given("x", inputs)
        .and("t", targets)
        .expect(() -> NeuralNetwork.inputGradient(handout(), inputs, targets))
        .toBeCloseTo(expected, CLOSE);
  }
}
