package hidden.support;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.data.Dataset;
import backprop.layer.Layer;
import backprop.layer.Parameter;
import backprop.train.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Epochs of a small affine model, each followed by hand: whatever order the trainer chooses, cost
 * and parameters have to be those of gradient descent on its batches.
 */
public final class Epoch {

  private final Dataset data;
  private final AffineLayer model;
  private final List<List<Integer>> batches = new ArrayList<>();

  /** A model with as many inputs and outputs as the data have. */
  public Epoch(double[][] x, double[][] t, Inputs inputs) {
    data = new Dataset(x, t);
    model = new AffineLayer(inputs.normal(x[0].length, t[0].length), inputs.normal(t[0].length));
  }

  /** Trains for one epoch and compares what came of it. */
  public void run(int batchSize, long seed, double rate) {
    int n = data.size();
    double[][] w = model.parameters().get(0).value();
    double[] b = model.parameters().get(1).value()[0];
    batches.clear();
    double cost = Trainer.trainEpoch(watched(), new SquaredError(), data, batchSize, rate, seed);

    assertThat(order())
        .as("samples of an epoch")
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, n).boxed().toList());
    assertThat(batches).as("batches").hasSize((n + batchSize - 1) / batchSize);
    for (List<Integer> batch : batches.subList(0, batches.size() - 1)) {
      assertThat(batch).as("samples of a batch").hasSize(batchSize);
    }
    if (batchSize >= 8 && n >= 4 * batchSize) {
      // Of 7.7·10^7 choices of a first batch or more, one holds nothing but the first samples.
      assertThat(batches.get(0).stream().max(Comparator.naturalOrder()).orElseThrow())
          .as("last of the samples of the first batch")
          .isGreaterThanOrEqualTo(batchSize);
    }
    double sum = 0;
    Descent byHand = new Descent(w, b);
    for (List<Integer> batch : batches) {
      double[][] x = batch.stream().map(i -> data.inputs()[i]).toArray(double[][]::new);
      double[][] t = batch.stream().map(i -> data.targets()[i]).toArray(double[][]::new);
      sum += batch.size() * byHand.step(x, t, rate);
    }
    for (int i = 0; i < 2; i++) {
      expect(model.parameters().get(i).value())
          .given("learning rate", rate)
          .given("batch size", (double) batchSize)
          .toBeCloseTo(i == 0 ? byHand.weight() : byHand.bias(), 1e-10);
    }
    expect(cost).given("batch size", (double) batchSize).toBeCloseTo(sum / n, 1e-10);
  }

  /** The samples of the latest epoch in the order in which they came back. */
  public List<Integer> order() {
    return batches.stream().flatMap(List::stream).toList();
  }

  private Layer watched() {
    return new Layer() {
      private final Room room = new Room();
      private List<Integer> latest = List.of();

      @Override
      public double[][] fprop(double[][] x) {
        latest = IntStream.range(0, x.length).map(i -> sample(x[i])).boxed().toList();
        return model.fprop(x);
      }

      @Override
      public double[][] bprop(double[][] v) {
        room.take(latest.size());
        batches.add(latest);
        return model.bprop(v);
      }

      @Override
      public List<Parameter> parameters() {
        return model.parameters();
      }
    };
  }

  /** Which sample a row of inputs is; none is -1. */
  private int sample(double[] row) {
    return IntStream.range(0, data.size())
        .filter(i -> data.inputs()[i][0] == row[0])
        .findFirst()
        .orElse(-1);
  }
}
