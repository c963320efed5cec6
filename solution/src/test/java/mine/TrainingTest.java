package mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backprop.data.Dataset;
import backprop.layer.Criterion;
import backprop.layer.CrossEntropyLog;
import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.Parameter;
import backprop.layer.Sequential;
import backprop.layer.TanhLayer;
import backprop.matrix.Matrices;
import backprop.train.Initializer;
import backprop.train.Sgd;
import backprop.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTest {
  /** A model of one weight w, with the output w·x; it remembers the batches it has seen. */
  private static final class Recorder implements Layer {
    final Parameter weight = new Parameter(new double[][] {{1}});
    final List<double[]> batches = new ArrayList<>();

    @Override
    public double[][] fprop(double[][] x) {
      batches.add(Samples.flat(x));
      double w = weight.value()[0][0];
      return Arrays.stream(x).map(row -> new double[] {w * row[0]}).toArray(double[][]::new);
    }

    @Override
    public double[][] bprop(double[][] v) {
      weight.setGradient(new double[][] {{v[0][0]}});
      return v;
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(weight);
    }

    List<Double> seen() {
      return batches.stream().flatMap(batch -> Arrays.stream(batch).boxed()).toList();
    }
  }

  /** The mean of the outputs as a cost, with a gradient of 1 for every output. */
  private static final class MeanOutput implements Criterion {
    final List<Double> targets = new ArrayList<>();
    private int size;

    @Override
    public double fprop(double[][] z, double[][] t) {
      targets.addAll(Arrays.stream(t).map(row -> row[0]).toList());
      size = z.length;
      return Arrays.stream(z).mapToDouble(row -> row[0]).average().orElseThrow();
    }

    @Override
    public double[][] bprop() {
      double[][] ones = new double[size][1];
      Arrays.stream(ones).forEach(row -> row[0] = 1);
      return ones;
    }
  }

  /** Returns the samples 1, 2, …, n; each is its own target. */
  private static Dataset numbered(int n) {
    double[][] inputs = new double[n][1];
    Arrays.setAll(inputs, i -> new double[] {i + 1});
    return new Dataset(inputs, Matrices.copy(inputs));
  }

  private static double train(Recorder model, int batchSize, double learningRate, long seed) {
    return Trainer.trainEpoch(model, new MeanOutput(), numbered(10), batchSize, learningRate, seed);
  }

  @Test
  void everySampleIsSeenOnceAndTheLastBatchIsSmaller() {
    Recorder model = new Recorder();
    train(model, 4, 0, 1);
    assertThat(model.batches).extracting(batch -> batch.length).containsExactly(4, 4, 2);
    assertThat(model.seen())
        .containsExactlyInAnyOrder(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0);
  }

  @Test
  void orderIsShuffledBySeed() {
    Recorder first = new Recorder();
    Recorder again = new Recorder();
    Recorder other = new Recorder();
    train(first, 4, 0, 1);
    train(again, 4, 0, 1);
    train(other, 4, 0, 2);
    assertThat(first.seen()).isNotEqualTo(first.seen().stream().sorted().toList());
    assertThat(again.seen()).isEqualTo(first.seen());
    assertThat(other.seen()).isNotEqualTo(first.seen());
  }

  @Test
  void everySampleKeepsItsTargetAndTheDataStayAsTheyWere() {
    Recorder model = new Recorder();
    MeanOutput cost = new MeanOutput();
    Dataset data = numbered(10);
    Trainer.trainEpoch(model, cost, data, 4, 0, 1);
    assertThat(cost.targets).isEqualTo(model.seen());
    assertThat(data.inputs()).isDeepEqualTo(numbered(10).inputs());
    assertThat(data.targets()).isDeepEqualTo(numbered(10).targets());
  }

  @Test
  void costIsTheMeanOverTheSamples() {
    assertThat(train(new Recorder(), 4, 0, 1)).isCloseTo(5.5, within(1e-14));
    assertThat(train(new Recorder(), 100, 0, 1)).isCloseTo(5.5, within(1e-14));
    assertThat(train(new Recorder(), Integer.MAX_VALUE, 0, 1)).isCloseTo(5.5, within(1e-14));
  }

  @Test
  void everyBatchMakesOneStepAfterItsCost() {
    Recorder model = new Recorder();
    double cost = train(model, 4, 0.25, 1);
    assertThat(model.weight.value()[0][0]).isEqualTo(0.25); // three steps from 1
    double expected = 0;
    double w = 1;
    for (double[] batch : model.batches) {
      expected += w * Arrays.stream(batch).sum();
      w -= 0.25;
    }
    assertThat(cost).isCloseTo(expected / 10, within(1e-14));
  }

  @Test
  void trainingLearnsToTellTwoHalvesApart() {
    double[][] inputs = Samples.gaussian(30, 2, 1);
    double[][] targets = new double[30][2];
    for (int n = 0; n < 30; n++) {
      targets[n][inputs[n][0] + inputs[n][1] > 0 ? 1 : 0] = 1;
    }
    Dataset data = new Dataset(inputs, targets);
    Layer model =
        new Sequential(
            new LinearLayer(Initializer.glorotUniform(2, 4, 1), new double[4]),
            new TanhLayer(),
            new LinearLayer(Initializer.glorotUniform(4, 2, 2), new double[2]),
            new LogSoftmaxLayer());
    double first = Trainer.trainEpoch(model, new CrossEntropyLog(), data, 4, 1, 0);
    double last = first;
    for (int epoch = 1; epoch < 15; epoch++) {
      last = Trainer.trainEpoch(model, new CrossEntropyLog(), data, 4, 1, epoch);
    }
    assertThat(last).isLessThan(first / 3);
    assertThat(Trainer.errors(model, data)).isLessThan(5);
  }

  @Test
  void errorsAreCountedByTheLargestOutput() {
    Layer identity = new LinearLayer(new double[][] {{1, 0}, {0, 1}}, new double[2]);
    double[][] outputs = {{1, 2}, {-2, -3}, {5, 5}, {0, 1}, {3, 4}};
    double[][] targets = {{0, 1}, {0, 1}, {1, 0}, {0.6, 0.4}, {0, 1}};
    assertThat(Trainer.errors(identity, new Dataset(outputs, targets))).isEqualTo(2);
  }

  @Test
  void stepGoesAgainstTheGradient() {
    Parameter w = new Parameter(new double[][] {{1, 2}, {3, 4}});
    Parameter b = new Parameter(new double[][] {{-1, 1}});
    w.setGradient(new double[][] {{1, 0}, {-2, 4}});
    b.setGradient(new double[][] {{8, -8}});
    Sgd.step(List.of(w, b), 0.25);
    assertThat(w.value()).isDeepEqualTo(new double[][] {{0.75, 2}, {3.5, 3}});
    assertThat(b.value()).isDeepEqualTo(new double[][] {{-3, 3}});
    assertThat(w.gradient()).isDeepEqualTo(new double[][] {{1, 0}, {-2, 4}});
  }

  @Test
  void sizesAndRatesOutOfRangeAreRefused() {
    train(new Recorder(), 1, 0, 1);
    assertThatThrownBy(() -> train(new Recorder(), 0, 0.1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    for (double rate : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Sgd.step(List.of(), rate))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
