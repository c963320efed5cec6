package backprop;

import static backprop.feedback.Expectation.expect;
import static backprop.feedback.Expectation.expectThat;
import static backprop.feedback.Given.given;

import backprop.data.Dataset;
import backprop.feedback.Exercise;
import backprop.layer.Layer;
import backprop.layer.Parameter;
import backprop.train.Initializer;
import backprop.train.Sgd;
import backprop.train.Trainer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The trainer is given a model and a criterion of the tests' own: it needs no layer of task 6. */
@Tag("task-7")
class Task7TrainingTest {
  private static final double CLOSE = 1e-12;

  /** Inputs 0, 1, ... n - 1 in one column. */
  private static Dataset counting(int n) {
    double[][] column = new double[n][1];
    for (int i = 0; i < n; i++) {
      column[i][0] = i;
    }
    return new Dataset(column, column);
  }

  /** A model whose output is its input. */
  private static Layer identity() {
    return new Layer() {
      @Override
      public double[][] fprop(double[][] x) {
        return x;
      }

      @Override
      public double[][] bprop(double[][] v) {
        return v;
      }
    };
  }

  @Test
  @Exercise("7.1")
  @DisplayName("Glorot's weights fill an in x out matrix within sqrt(6 / (in + out)) of zero.")
  void weightsStayWithinTheBound() {
    double[][] weights = Initializer.glorotUniform(50, 100, 1);
    expect(weights).given("in", 50).given("out", 100).toHaveShape(50, 100);
    double[] all = Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray();
    expect(Arrays.stream(all).min().getAsDouble())
        .given("checked", "the smallest of 50x100 weights; the limit is 0.2")
        .toBeBetween(-0.2, -0.19);
    expect(Arrays.stream(all).max().getAsDouble())
        .given("checked", "the largest of 50x100 weights; the limit is 0.2")
        .toBeBetween(0.19, 0.2);
    expect(Arrays.stream(all).average().getAsDouble())
        .given("checked", "the mean of 50x100 weights between -0.2 and 0.2")
        .toBeBetween(-0.01, 0.01);
  }

  @Test
  @Exercise("7.1")
  @DisplayName("The same seed gives the same weights, another seed gives others.")
  void weightsDependOnTheSeed() {
    double[][] weights = Initializer.glorotUniform(3, 4, 7);
    expect(Initializer.glorotUniform(3, 4, 7)).given("seed", "7, a second time").toBe(weights);
    double[][] other = Initializer.glorotUniform(3, 4, 8);
    expectThat(
        "the weights of seeds 7 and 8", !Arrays.deepEquals(other, weights), "others", "the same");
  }

  @Test
  @Exercise("7.2")
  @DisplayName("A step subtracts the learning rate times the gradient, in every parameter.")
  void stepGoesAgainstTheGradient() {
    Parameter a = new Parameter(new double[][] {{1, 2}});
    Parameter b = new Parameter(new double[][] {{3}, {4}});
    a.setGradient(new double[][] {{10, -20}});
    b.setGradient(new double[][] {{5}, {0}});
    Sgd.step(List.of(a, b), 0.1);
    expect(a.value())
        .given("old value", new double[][] {{1, 2}})
        .given("gradient", a.gradient())
        .given("learningRate", 0.1)
        .toBeCloseTo(new double[][] {{0, 4}}, CLOSE);
    expect(b.value())
        .given("old value", new double[][] {{3}, {4}})
        .given("gradient", b.gradient())
        .given("learningRate", 0.1)
        .toBeCloseTo(new double[][] {{2.5}, {4}}, CLOSE);
  }

  @Test
  @Exercise("7.3")
  @DisplayName("An epoch shows every sample once, those of the last, smaller batch too.")
  void anEpochShowsEverySampleOnce() {
    RecordedTraining run = new RecordedTraining();
    Trainer.trainEpoch(run.model, run.criterion, counting(7), 3, 0.1, 1);
    double[] shown = run.shown();
    Arrays.sort(shown);
    expect(shown)
        .given("checked", "all samples that the model saw, sorted")
        .given("samples", 7)
        .given("batch size", 3)
        .toBe(new double[] {0, 1, 2, 3, 4, 5, 6});
    expect(run.batches.size())
        .given("checked", "how many batches there are")
        .given("samples", 7)
        .given("batch size", 3)
        .toBe(3);
    expect(run.batches.get(2).length).given("checked", "the size of the last batch").toBe(1);
  }

  @Test
  @Exercise("7.3")
  @DisplayName("The order is shuffled, and the seed decides it.")
  void theSeedDecidesTheOrder() {
    RecordedTraining first = new RecordedTraining();
    RecordedTraining again = new RecordedTraining();
    RecordedTraining other = new RecordedTraining();
    Trainer.trainEpoch(first.model, first.criterion, counting(50), 10, 0.1, 1);
    Trainer.trainEpoch(again.model, again.criterion, counting(50), 10, 0.1, 1);
    Trainer.trainEpoch(other.model, other.criterion, counting(50), 10, 0.1, 2);
    expect(again.shown())
        .given("checked", "the order in which the model saw the samples")
        .given("seed", "1, a second time")
        .toBe(first.shown());
    expectThat(
        "the orders of seeds 1 and 2",
        !Arrays.equals(other.shown(), first.shown()),
        "others",
        "the same");
    double[] sorted = first.shown();
    Arrays.sort(sorted);
    expectThat(
        "the order in which the model saw the samples",
        !Arrays.equals(first.shown(), sorted),
        "shuffled",
        "that of the data set");
  }

  @Test
  @Exercise("7.3")
  @DisplayName("Each batch makes one step with its own gradient.")
  void eachBatchMakesOneStep() {
    RecordedTraining run = new RecordedTraining();
    Trainer.trainEpoch(run.model, run.criterion, counting(7), 3, 0.1, 1);
    expect(run.w.value())
        .given("checked", "the parameter after the epoch")
        .given("steps", "3 of size 0.1, all downwards from 0")
        .toBeCloseTo(new double[][] {{-0.3}}, CLOSE);
  }

  @Test
  @Exercise("7.3")
  @DisplayName("The result is the mean cost over all samples: a small batch counts less.")
  void returnsTheMeanCostOverTheSamples() {
    RecordedTraining run = new RecordedTraining();
    double cost = Trainer.trainEpoch(run.model, run.criterion, counting(7), 3, 0, 1);
    expect(cost)
        .given("samples", "7, their costs are 0, 1, ... 6")
        .given("batch size", 3)
        .toBeCloseTo(3, CLOSE);
  }

  @Test
  @Exercise("7.4")
  @DisplayName("An error is a sample whose largest output is not at its target's largest entry.")
  void countsWrongAnswers() {
    // Two errors of five: the right answers, counted instead, are another number.
    double[][] outputs = {{0.9, 0.1}, {0.2, 0.8}, {0.6, 0.4}, {-3, -4}, {0.3, 0.7}};
    double[][] targets = {{1, 0}, {1, 0}, {0, 1}, {1, 0}, {0, 1}};
    given("outputs", outputs)
        .and("targets", targets)
        .expect(() -> Trainer.errors(identity(), new Dataset(outputs, targets)))
        .toBe(2);
  }
}
