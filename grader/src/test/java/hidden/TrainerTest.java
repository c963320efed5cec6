package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.data.Dataset;
import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.layer.Parameter;
import backprop.train.Trainer;
import hidden.support.Epoch;
import hidden.support.Inputs;
import hidden.support.MeanOfFirstColumn;
import hidden.support.RecordingLayer;
import hidden.support.Seeded;
import hidden.support.ShiftLayer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Task 7, one epoch of training, with layers and a criterion of the tests' own. */
@Tag("task-7")
@ExtendWith(Seeded.class)
class TrainerTest {

  @Test
  @Points(item = "7.3", value = 2)
  @DisplayName("An epoch trains on every sample exactly once, those of the last batch included.")
  void trainsOnEverySampleOnce(Inputs inputs) {
    int n = 5 * inputs.size(3, 6) + inputs.size(1, 4);
    RecordingLayer model = new RecordingLayer();
    Trainer.trainEpoch(model, new MeanOfFirstColumn(), numbered(n), 5, 0.1, inputs.seed());
    List<Integer> every = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      every.add(i);
    }
    assertThat(model.order()).as("samples of an epoch").containsExactlyInAnyOrderElementsOf(every);
  }

  @Test
  @Points(item = "7.3", value = 1.5)
  @DisplayName("All batches have the size asked for, but for a smaller last one.")
  void cutsTheSamplesIntoBatches(Inputs inputs) {
    for (int rest : new int[] {0, 1, 3}) {
      RecordingLayer model = new RecordingLayer();
      Trainer.trainEpoch(
          model, new MeanOfFirstColumn(), numbered(12 + rest), 4, 0.1, inputs.seed());
      List<Integer> sizes = new ArrayList<>();
      for (double[][] batch : model.batches()) {
        sizes.add(batch.length);
      }
      List<Integer> expected = new ArrayList<>(List.of(4, 4, 4));
      if (rest > 0) {
        expected.add(rest);
      }
      assertThat(sizes).as("batch sizes").isEqualTo(expected);
    }
  }

  @Test
  @Points(item = "7.3", value = 1.5)
  @DisplayName("The criterion gets the outputs of every batch, each with its own sample's target.")
  void keepsOutputsAndTargetsTogether(Inputs inputs) {
    Dataset data = numbered(23);
    MeanOfFirstColumn criterion = new MeanOfFirstColumn();
    Trainer.trainEpoch(new RecordingLayer(), criterion, data, 5, 0.1, inputs.seed());
    assertThat(criterion.outputs()).as("batches").hasSizeGreaterThanOrEqualTo(5);
    for (int b = 0; b < criterion.outputs().size(); b++) {
      double[][] outputs = criterion.outputs().get(b);
      double[][] expected = new double[outputs.length][];
      for (int i = 0; i < outputs.length; i++) {
        expected[i] = data.targets()[(int) outputs[i][0] / 2]; // the model doubles its input
      }
      expect(criterion.targets().get(b)).given("outputs", outputs).toBe(expected);
    }
  }

  @Test
  @Points(item = "7.3", value = 2)
  @DisplayName("All samples come, and shuffled: batches mix samples from all over the data.")
  void shufflesTheSamples(Inputs inputs) {
    RecordingLayer model = new RecordingLayer();
    Trainer.trainEpoch(model, new MeanOfFirstColumn(), numbered(60), 10, 0.1, inputs.seed());
    assertThat(model.order()).as("the order of an epoch").hasSize(60);
    int jumps = 0;
    for (int i = 1; i < 60; i++) {
      jumps += Math.abs(model.order().get(i) - model.order().get(i - 1)) == 1 ? 0 : 1;
    }
    assertThat(jumps).as("steps of the order that are not to a neighbour").isGreaterThan(30);
    for (double[][] batch : model.batches()) {
      double low = batch[0][0];
      double high = batch[0][0];
      for (double[] row : batch) {
        low = Math.min(low, row[0]);
        high = Math.max(high, row[0]);
      }
      assertThat(high - low).as("range of the samples of a batch").isGreaterThan(10);
    }
  }

  @Test
  @Points(item = "7.3", value = 1.5)
  @DisplayName(
      "All samples come, and the seed alone decides their order: equal seeds agree, others differ.")
  void theSeedDecidesTheOrder(Inputs inputs) {
    long seed = inputs.seed();
    List<Integer> first = order(seed);
    assertThat(first).as("the order of an epoch").hasSize(40);
    assertThat(order(seed)).as("the order with the same seed").isEqualTo(first);
    List<Integer> next = order(seed + 1);
    assertThat(next).as("the order with the next seed").isNotEqualTo(first);
    assertThat(order(seed + 2)).as("the order with the seed after").isNotEqualTo(next);
  }

  @Test
  @Points(item = "7.3", value = 1.5)
  @DisplayName(
      "The cost returned is right: the mean over the samples, where a small batch counts for less.")
  void returnsTheMeanCostOfTheSamples(Inputs inputs) {
    int n = 10;
    Dataset data = numbered(n);
    double sum = 0;
    for (double[] row : data.inputs()) {
      sum += 2 * row[0]; // the model doubles its input
    }
    for (int batchSize : new int[] {3, 4, 7}) {
      double cost =
          Trainer.trainEpoch(
              new RecordingLayer(), new MeanOfFirstColumn(), data, batchSize, 0, inputs.seed());
      expect(cost)
          .given("N", (double) n)
          .given("batch size", (double) batchSize)
          .toBeCloseTo(sum / n, 1e-12);
    }
  }

  @Test
  @Points(item = "7.3")
  @DisplayName("The cost of a batch is measured before the step that the batch leads to.")
  void measuresTheCostBeforeTheStep(Inputs inputs) {
    // One batch, whose cost a step would lower: without steps the program itself says what it was.
    double w = inputs.between(1, 2);
    Dataset zeros = new Dataset(new double[5][1], numbered(5).targets());
    double still = Trainer.trainEpoch(new ShiftLayer(w), new MeanOfFirstColumn(), zeros, 5, 0, 1);
    assertThat(still).as("the cost of a batch, without a step").isNotZero();
    double cost = Trainer.trainEpoch(new ShiftLayer(w), new MeanOfFirstColumn(), zeros, 5, 0.1, 1);
    expect(cost).given("the cost without a step", still).toBeCloseTo(still, 1e-12);
  }

  @Test
  @Points(item = "7.3", value = 1.5)
  @DisplayName(
      "After every batch, the last one too, each parameter takes one step against its gradient.")
  void takesOneStepForEachBatch(Inputs inputs) {
    Parameter first = new Parameter(new double[][] {{1, 2}, {3, 4}});
    Parameter second = new Parameter(new double[][] {{-5}});
    double[][] slope = inputs.normal(2, 2);
    first.setGradient(slope);
    second.setGradient(new double[][] {{2}});
    RecordingLayer model = new RecordingLayer(first, second);
    double rate = inputs.between(0.01, 0.1);
    // 22 samples make 3 batches of 8.
    Trainer.trainEpoch(model, new MeanOfFirstColumn(), numbered(22), 8, rate, inputs.seed());
    double step = 3 * rate;
    expect(first.value())
        .given("learning rate", rate)
        .toBeCloseTo(
            new double[][] {
              {1 - step * slope[0][0], 2 - step * slope[0][1]},
              {3 - step * slope[1][0], 4 - step * slope[1][1]}
            },
            1e-12);
    expect(second.value())
        .given("learning rate", rate)
        .toBeCloseTo(new double[][] {{-5 - step * 2}}, 1e-12);
  }

  @Test
  @Points(item = "7.3", value = 1.5)
  @DisplayName(
      "For every batch, the last one included, the model goes backwards with the criterion's gradient.")
  void handsTheCriterionsGradientToTheModel(Inputs inputs) {
    RecordingLayer model = new RecordingLayer();
    Trainer.trainEpoch(model, new MeanOfFirstColumn(), numbered(10), 4, 0.1, inputs.seed());
    assertThat(model.upstream()).as("backward passes").hasSize(3);
    for (double[][] v : model.upstream()) {
      double[][] expected = new double[v.length][2];
      for (double[] row : expected) {
        row[0] = 1.0 / v.length;
      }
      expect(v).toBe(expected);
    }
    assertThat(model.upstream().get(2).length).as("rows of the last batch").isEqualTo(2);
  }

  @Test
  @Points(item = "7.3", value = 1.5)
  @DisplayName(
      "With a batch size of 1, or of more than there are samples, batches and cost are right.")
  void worksWithOneSampleOrOneBatch(Inputs inputs) {
    int n = inputs.size(3, 6);
    int[][] cases = {{n, 1, n}, {n, n, 1}, {n, n + 1, 1}, {n, 1000, 1}, {1, 1, 1}, {1, 5, 1}};
    for (int[] each : cases) {
      RecordingLayer model = new RecordingLayer();
      double cost =
          Trainer.trainEpoch(
              model, new MeanOfFirstColumn(), numbered(each[0]), each[1], 0.1, inputs.seed());
      assertThat(model.batches()).as("batches").hasSize(each[2]);
      assertThat(model.order()).as("samples").hasSize(each[0]).doesNotHaveDuplicates();
      expect(cost).toBeCloseTo(each[0] - 1.0, 1e-12); // twice the mean of 0 to N - 1
    }
  }

  @Test
  @SeesChangedArguments
  @Points(item = "7.3")
  @DisplayName("Training leaves the data as they were.")
  void changesNoData(Inputs inputs) {
    Dataset data = numbered(11);
    Trainer.trainEpoch(new RecordingLayer(), new MeanOfFirstColumn(), data, 3, 0.1, inputs.seed());
    expect(data.inputs()).toBe(numbered(11).inputs());
    expect(data.targets()).toBe(numbered(11).targets());
  }

  @Test
  @Points(item = "7.3", value = 9.5)
  @DisplayName(
      "Batches, steps and cost of an epoch are right: gradient descent on the shuffled samples.")
  void anEpochIsGradientDescentOnItsBatches(Inputs inputs) {
    int[][] cases = {{7, 1}, {40, 8}, {9, 20}, {43, 10}}; // samples, batch size
    for (int[] each : cases) {
      long seed = inputs.seed();
      Epoch epoch = new Epoch(inputs.normal(each[0], 3), inputs.probabilities(each[0], 2), inputs);
      epoch.run(each[1], seed, inputs.between(0.02, 0.2));
      if (each[0] == 43) {
        List<Integer> order = epoch.order();
        epoch.run(each[1], seed, 0);
        assertThat(epoch.order()).as("the order with the same seed").isEqualTo(order);
        epoch.run(each[1], seed + 1, 0.1);
        assertThat(epoch.order()).as("the order with another seed").isNotEqualTo(order);
      }
    }
  }

  private static List<Integer> order(long seed) {
    RecordingLayer model = new RecordingLayer();
    Trainer.trainEpoch(model, new MeanOfFirstColumn(), numbered(40), 16, 0.1, seed);
    return model.order();
  }

  /** Samples whose inputs start with 0, 1, 2, ... and whose targets differ from each other. */
  private static Dataset numbered(int n) {
    double[][] x = new double[n][];
    double[][] t = new double[n][];
    for (int i = 0; i < n; i++) {
      x[i] = new double[] {i, -i};
      t[i] = new double[] {(i + 0.5) / n, 1 - (i + 0.5) / n};
    }
    return new Dataset(x, t);
  }
}
