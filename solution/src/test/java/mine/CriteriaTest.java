package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backprop.check.GradCheck;
import backprop.layer.Criterion;
import backprop.layer.CrossEntropy;
import backprop.layer.CrossEntropyLog;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.SoftmaxLayer;
import backprop.loss.StableLosses;
import backprop.matrix.Matrices;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriteriaTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void costIsTheMeanOverTheRows() {
    double[][] z = {{0.5, 0.5}, {0.25, 0.75}};
    double[][] t = {{1, 0}, {0.5, 0.5}};
    double expected = -(Math.log(0.5) + 0.5 * Math.log(0.25) + 0.5 * Math.log(0.75)) / 2;
    assertThat(new CrossEntropy().fprop(z, t)).isCloseTo(expected, within(1e-15));
    assertThat(new CrossEntropyLog().fprop(Matrices.map(z, Math::log), t))
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void gradientContainsTheMean() {
    double[][] t = {{1, 0}, {0.5, 0.5}};
    CrossEntropy probabilities = new CrossEntropy();
    probabilities.fprop(new double[][] {{0.5, 0.5}, {0.25, 0.75}}, t);
    Samples.assertClose(probabilities.bprop(), new double[][] {{-1, 0}, {-1, -1.0 / 3}});
    CrossEntropyLog logs = new CrossEntropyLog();
    logs.fprop(new double[][] {{-1, -2}, {-3, -4}}, t);
    assertThat(logs.bprop()).isDeepEqualTo(new double[][] {{-0.5, 0}, {-0.25, -0.25}});
  }

  @Test
  void gradientIsThatOfTheCost() {
    double[][] t = Samples.soft(3, 4, 1);
    double[][] z = Matrices.map(Samples.soft(3, 4, 2), p -> 0.1 + p); // away from 1/0
    for (Criterion criterion : List.of(new CrossEntropy(), new CrossEntropyLog())) {
      criterion.fprop(z, t);
      double[] gradient = Samples.flat(criterion.bprop());
      assertThat(
              GradCheck.check(
                      x -> criterion.fprop(Samples.matrix(x, 4), t), Samples.flat(z), gradient)
                  .passed())
          .isTrue();
    }
  }

  @Test
  void targetOfZeroContributesExactlyZero() {
    double[][] t = {{0, 1}};
    CrossEntropy probabilities = new CrossEntropy();
    assertThat(probabilities.fprop(new double[][] {{0, 1}}, t)).isZero();
    assertThat(probabilities.bprop()).isDeepEqualTo(new double[][] {{0, -1}});
    CrossEntropyLog logs = new CrossEntropyLog();
    assertThat(logs.fprop(new double[][] {{-INFINITY, 0}}, t)).isZero();
    assertThat(logs.bprop()).isDeepEqualTo(new double[][] {{0, -1}});
  }

  @Test
  void positiveTargetOfProbabilityZeroCostsInfinitelyMuch() {
    double[][] t = {{1, 0}};
    CrossEntropy probabilities = new CrossEntropy();
    assertThat(probabilities.fprop(new double[][] {{0, 1}}, t)).isEqualTo(INFINITY);
    assertThat(probabilities.bprop()).isDeepEqualTo(new double[][] {{-INFINITY, 0}});
    assertThat(new CrossEntropyLog().fprop(new double[][] {{-INFINITY, 0}}, t)).isEqualTo(INFINITY);
  }

  @Test
  void smallProbabilitiesAreNotClamped() {
    CrossEntropy probabilities = new CrossEntropy();
    double[][] t = {{1, 0}};
    assertThat(probabilities.fprop(new double[][] {{1e-200, 1}}, t))
        .isCloseTo(200 * Math.log(10), within(1e-10));
    assertThat(probabilities.bprop()).isDeepEqualTo(new double[][] {{-1e200, 0}});
  }

  @Test
  void bothChainsHaveTheGradientOfTheStableLoss() {
    double[][] logits = Samples.gaussian(5, 3, 1);
    double[][] t = Samples.oneHot(5, 3);
    double[][] expected = StableLosses.softmaxCrossEntropyGradient(logits, t);

    SoftmaxLayer softmax = new SoftmaxLayer();
    CrossEntropy probabilities = new CrossEntropy();
    probabilities.fprop(softmax.fprop(logits), t);
    Samples.assertClose(softmax.bprop(probabilities.bprop()), expected);

    LogSoftmaxLayer logSoftmax = new LogSoftmaxLayer();
    CrossEntropyLog logs = new CrossEntropyLog();
    logs.fprop(logSoftmax.fprop(logits), t);
    Samples.assertClose(logSoftmax.bprop(logs.bprop()), expected);
  }

  @Test
  void bpropSpeaksOfTheLatestFprop() {
    for (Criterion criterion : List.of(new CrossEntropy(), new CrossEntropyLog())) {
      criterion.fprop(Samples.soft(2, 3, 1), Samples.soft(2, 3, 2));
      double[][] z = {{1, 1}};
      double[][] t = {{0, 1}};
      criterion.fprop(z, t);
      assertThat(criterion.bprop()).isDeepEqualTo(new double[][] {{0, -1}});
      assertThat(z).isDeepEqualTo(new double[][] {{1, 1}});
      assertThat(t).isDeepEqualTo(new double[][] {{0, 1}});
    }
  }

  @Test
  void bpropNeedsAnFpropAndFpropNeedsOneShape() {
    for (Criterion criterion : List.of(new CrossEntropy(), new CrossEntropyLog())) {
      assertThatThrownBy(criterion::bprop).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> criterion.fprop(new double[2][3], new double[2][2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("t must have the shape of z: z 2x3, t 2x2");
    }
  }
}
