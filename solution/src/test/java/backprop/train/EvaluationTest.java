package backprop.train;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.train.Evaluation.Mistake;
import backprop.train.Evaluation.Pair;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final double[][] TARGETS = {{1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 1}};
  private static final double[][] ANSWERS = {
    {0.8, 0.1, 0.1}, {0.6, 0.3, 0.1}, {0.1, 0.7, 0.2}, {0.9, 0.1, 0}, {0.2, 0.5, 0.3}
  };

  private final Evaluation evaluation = new Evaluation(ANSWERS, TARGETS);

  @Test
  void theConfusionMatrixHasARowForEachClassAndAColumnForEachAnswer() {
    assertThat(evaluation.confusion())
        .isDeepEqualTo(new double[][] {{1, 0, 0}, {1, 1, 0}, {1, 1, 0}});
  }

  @Test
  void theMostConfidentMistakeComesFirst() {
    assertThat(evaluation.mistakes())
        .containsExactly(
            new Mistake(3, 2, 0, 0.9), new Mistake(1, 1, 0, 0.6), new Mistake(4, 2, 1, 0.5));
  }

  @Test
  void thePairThatIsConfusedMostIsTheFirstOfEquals() {
    assertThat(evaluation.mostConfused()).contains(new Pair(1, 0, 1));
    assertThat(new Evaluation(TARGETS, TARGETS).mostConfused()).isEmpty();
  }

  @Test
  void theConfusionMatrixIsACopy() {
    evaluation.confusion()[0][0] = 99;
    assertThat(evaluation.confusion()[0][0]).isEqualTo(1);
  }
}
