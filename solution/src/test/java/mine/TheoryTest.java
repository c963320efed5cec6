package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.function.Sigmoid;
import backprop.matrix.Matrices;
import backprop.theory.Affine;
import backprop.theory.Equivalences;
import backprop.theory.Stability;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TheoryTest {
  private static Affine affine(int in, int out, long seed) {
    return new Affine(Samples.gaussian(in, out, seed), Samples.gaussian(1, out, seed + 100)[0]);
  }

  private static double[][] output(
      Affine[] net, UnaryOperator<double[][]> activation, double[][] x) {
    double[][] z = net[0].apply(x);
    for (int i = 1; i < net.length; i++) {
      z = net[i].apply(activation.apply(z));
    }
    return z;
  }

  private static double[][] tanh(double[][] z) {
    return Matrices.map(z, Math::tanh);
  }

  @Test
  void tanhNetComputesWhatTheSigmoidNetComputesAtAnyDepth() {
    double[][] x = Samples.gaussian(5, 3, 1);
    Affine[][] nets = {
      {affine(3, 2, 2)},
      {affine(3, 4, 3), affine(4, 2, 4)},
      {affine(3, 4, 5), affine(4, 6, 6), affine(6, 2, 7)},
      {affine(3, 4, 8), affine(4, 6, 9), affine(6, 5, 10), affine(5, 2, 11)}
    };
    for (Affine[] net : nets) {
      double[][] expected = output(net, Sigmoid::sigmoid, x);
      Samples.assertClose(output(Equivalences.toTanh(net), TheoryTest::tanh, x), expected);
      Samples.assertClose(output(net, Sigmoid::sigmoid, x), expected); // net is as it was
    }
  }

  @Test
  void tanhNetSharesNoArrayWithTheSigmoidNet() {
    Affine[] net = {affine(3, 2, 2)};
    Affine[] tanhNet = Equivalences.toTanh(net);
    assertThat(tanhNet[0].w()[0]).isNotSameAs(net[0].w()[0]).isEqualTo(net[0].w()[0]);
    assertThat(tanhNet[0].b()).isNotSameAs(net[0].b()).isEqualTo(net[0].b());
  }

  @Test
  void collapsedMapDoesWhatBothDo() {
    Affine a = affine(3, 5, 1);
    Affine b = affine(5, 2, 2);
    double[][] x = Samples.gaussian(4, 3, 3);
    Affine both = Equivalences.collapse(a, b);
    assertThat(both.w()).hasDimensions(3, 2);
    Samples.assertClose(both.apply(x), b.apply(a.apply(x)));
  }

  @Test
  void mapsThatDoNotFitAreRefused() {
    assertThat(Equivalences.collapse(affine(1, 1, 1), affine(1, 1, 2)).b()).hasSize(1);
    assertThatThrownBy(() -> Equivalences.collapse(affine(2, 3, 1), affine(2, 3, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(": a.w 2x3, b.w 2x3");
    assertThatThrownBy(() -> Equivalences.toTanh(new Affine[] {affine(2, 3, 1), affine(2, 3, 2)}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Equivalences.toTanh(new Affine[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bothGradientsOfTheRootOfTheSquareAreRightAtModerateInputs() {
    for (double x : new double[] {1e-8, 0.00999, 1, 2, 1e100}) {
      assertThat(Stability.stagedGradient(x)).isEqualTo(1);
      assertThat(Stability.stagedGradient(-x)).isEqualTo(-1);
      assertThat(Stability.fusedGradient(x)).isEqualTo(1);
      assertThat(Stability.fusedGradient(-x)).isEqualTo(-1);
    }
  }

  @Test
  void stagedGradientGoesWrongWhereTheSquareLeavesTheDoubles() {
    assertThat(Stability.stagedGradient(0)).isNaN();
    assertThat(Stability.stagedGradient(1e-170)).isInfinite();
    assertThat(Stability.stagedGradient(1e160)).isZero();
  }

  @Test
  void fusedGradientGoesWrongNowhere() {
    assertThat(Stability.fusedGradient(0)).isZero();
    assertThat(Stability.fusedGradient(1e-170)).isEqualTo(1);
    assertThat(Stability.fusedGradient(-1e160)).isEqualTo(-1);
    assertThat(Stability.fusedGradient(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(Stability.fusedGradient(Double.NaN)).isNaN();
  }

  @Test
  void lossesBreakWhereDoublesEnd() {
    assertThat(Stability.gradientBreaksAt()).isEqualTo(710);
    assertThat(Stability.lossBreaksAt()).isEqualTo(746);
    assertThat(Stability.naiveLossBreaksAt()).isEqualTo(37);
  }
}
