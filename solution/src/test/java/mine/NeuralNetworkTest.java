package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.check.GradCheck;
import backprop.check.GradCheckResult;
import backprop.network.CostAndGradient;
import backprop.network.NetworkParameters;
import backprop.network.NeuralNetwork;
import org.junit.jupiter.api.Test;

class NeuralNetworkTest {
  private static final double[][] X = {{1, 2}, {3, -1}};
  private static final double[][] T = {{1, 0}, {0, 1}};
  private static final NetworkParameters P =
      new NetworkParameters(
          new double[][] {{0.1, -0.2}, {0.3, 0.4}},
          new double[] {0.1, -0.1},
          new double[][] {{0.5, -0.5}, {0.2, 0.3}},
          new double[] {0, 0.1});

  @Test
  void forwardHasItsKnownValues() {
    Samples.assertClose(
        NeuralNetwork.forward(P, X),
        new double[][] {
          {0.62895317621831648, 0.37104682378168352}, {0.59868890899640614, 0.40131109100359386}
        });
  }

  @Test
  void costAndGradientHaveTheirKnownValues() {
    CostAndGradient result = NeuralNetwork.forwardBackward(P, X, T);
    assertThat(result.cost()).isCloseTo(0.6883584155407931, within(1e-14));
    NetworkParameters gradient = result.gradient();
    Samples.assertClose(
        gradient.w1(),
        new double[][] {
          {0.18426274741441009, -0.012466571265298645}, {-0.15401984818642228, 0.014328551537185307}
        });
    Samples.assertClose(
        new double[][] {gradient.b1()},
        new double[][] {{0.034964077981483668, -0.001248944388789332}});
    Samples.assertClose(
        gradient.w2(),
        new double[][] {
          {0.029143188642385312, -0.029143188642385312},
          {-0.040722526430791189, 0.040722526430791189}
        });
    Samples.assertClose(
        new double[][] {gradient.b2()},
        new double[][] {{0.11382104260736133, -0.11382104260736133}});
  }

  @Test
  void inputGradientHasItsKnownValues() {
    Samples.assertClose(
        NeuralNetwork.inputGradient(P, X, T),
        new double[][] {
          {-0.0048404994833910189, -0.010161629400707733},
          {0.008586696159297252, 0.020151275039637099}
        });
  }

  @Test
  void gradientIsThatOfTheCostWhateverTheShape() {
    NetworkParameters p = random(3, 2, 4); // no two sizes are equal, so nothing fits by accident
    double[][] x = Samples.gaussian(5, 3, 10);
    double[][] t = Samples.soft(5, 4, 11);
    GradCheckResult result =
        GradCheck.check(
            flat ->
                NeuralNetwork.forwardBackward(NetworkParameters.fromFlat(flat, 3, 2, 4), x, t)
                    .cost(),
            p.toFlat(),
            NeuralNetwork.forwardBackward(p, x, t).gradient().toFlat());
    assertThat(result.passed()).as("%s", result).isTrue();
    GradCheckResult inputs =
        GradCheck.check(
            flat -> NeuralNetwork.forwardBackward(p, Samples.matrix(flat, 3), t).cost(),
            Samples.flat(x),
            Samples.flat(NeuralNetwork.inputGradient(p, x, t)));
    assertThat(inputs.passed()).as("%s", inputs).isTrue();
  }

  @Test
  void costIsAMeanThatRepeatedSamplesDoNotChange() {
    CostAndGradient once = NeuralNetwork.forwardBackward(P, X, T);
    CostAndGradient twice =
        NeuralNetwork.forwardBackward(
            P, new double[][] {X[0], X[1], X[0], X[1]}, new double[][] {T[0], T[1], T[0], T[1]});
    assertThat(twice.cost()).isCloseTo(once.cost(), within(1e-14));
    assertThat(twice.gradient().toFlat()).containsExactly(once.gradient().toFlat(), within(1e-14));
  }

  @Test
  void hugeHiddenInputsAndLogitsHaveProbabilitiesAndGradients() {
    NetworkParameters p =
        new NetworkParameters(
            new double[][] {{1000, -1000}}, new double[2],
            new double[][] {{1000, 0}, {0, 1000}}, new double[2]);
    double[][] x = {{1}, {-1}, {0}};
    assertThat(NeuralNetwork.forward(p, x))
        .isDeepEqualTo(new double[][] {{1, 0}, {0, 1}, {0.5, 0.5}});
    CostAndGradient result =
        NeuralNetwork.forwardBackward(p, x, new double[][] {{0, 1}, {0, 1}, {0.5, 0.5}});
    assertThat(result.cost()).isCloseTo((1000 + Math.log(2)) / 3, within(1e-10));
    assertThat(result.gradient().toFlat())
        .containsExactly(
            new double[] {0, 0, 0, 0, 1 / 3.0, -1 / 3.0, 0, 0, 1 / 3.0, -1 / 3.0}, within(1e-15));
    assertThat(NeuralNetwork.inputGradient(p, x, new double[][] {{0, 1}, {0, 1}, {0.5, 0.5}}))
        .isDeepEqualTo(new double[3][1]);
  }

  @Test
  void costStaysFiniteWhereAProbabilityRoundsToZero() {
    NetworkParameters p =
        new NetworkParameters(
            new double[2][2], new double[2], new double[][] {{-2000, 2000}, {0, 0}}, new double[2]);
    CostAndGradient result =
        NeuralNetwork.forwardBackward(p, new double[][] {{1, 1}}, new double[][] {{1, 0}});
    assertThat(result.cost()).isEqualTo(2000);
    assertThat(result.gradient().b2()).containsExactly(-1, 1);
  }

  @Test
  void parametersAreCountedWithTheirBiases() {
    assertThat(NeuralNetwork.parameterCount(2, 3, 4)).isEqualTo(25);
    assertThat(NeuralNetwork.parameterCount(784, 200, 10)).isEqualTo(159010);
    assertThat(NeuralNetwork.parameterCount(3, 5, 4)).isEqualTo(random(3, 5, 4).toFlat().length);
  }

  @Test
  void leavesItsArgumentsAlone() {
    double[] before = P.toFlat();
    double[][] x = {X[0].clone(), X[1].clone()};
    double[][] t = {T[0].clone(), T[1].clone()};
    NeuralNetwork.forward(P, x);
    NeuralNetwork.forwardBackward(P, x, t);
    NeuralNetwork.inputGradient(P, x, t);
    assertThat(P.toFlat()).containsExactly(before);
    assertThat(x).isDeepEqualTo(X);
    assertThat(t).isDeepEqualTo(T);
  }

  private static NetworkParameters random(int d, int h, int k) {
    return new NetworkParameters(
        Samples.gaussian(d, h, 1),
        Samples.gaussian(1, h, 2)[0],
        Samples.gaussian(h, k, 3),
        Samples.gaussian(1, k, 4)[0]);
  }
}
