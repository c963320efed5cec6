package backprop.documents;

import static backprop.documents.NumbersTest.section;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.data.Batches;
import backprop.data.Dataset;
import backprop.data.ImageSet;
import backprop.data.Mnist;
import backprop.layer.Criterion;
import backprop.layer.CrossEntropy;
import backprop.layer.CrossEntropyLog;
import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.Sequential;
import backprop.layer.SigmoidLayer;
import backprop.layer.SoftmaxLayer;
import backprop.layer.TanhLayer;
import backprop.matrix.Matrices;
import backprop.train.Initializer;
import backprop.train.Trainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The figures of short trainings in the answers, trained again. */
@Tag("full")
class TrainingFiguresTest {
  private static final long SEED = 4711;
  private static final int ORDERS = 12;

  private final ImageSet images = Mnist.load(1000);
  private final double[][] first = Initializer.glorotUniform(784, 200, SEED);
  private final double[][] second = Initializer.glorotUniform(200, 10, SEED + 1);

  @Test
  void theStartsOfP10EndWithTheErrorsOfItsTable() throws IOException {
    double[][] zero1 = new double[784][200];
    double[][] zero2 = new double[200][10];
    Map<String, Layer> starts = new LinkedHashMap<>();
    starts.put("Glorot", network(first, new TanhLayer(), second));
    starts.put("W₁ = W₂ = 0", network(zero1, new TanhLayer(), zero2));
    starts.put("only W₁ = 0", network(zero1, new TanhLayer(), second));
    starts.put("only W₂ = 0", network(first, new TanhLayer(), zero2));
    starts.put("all weights 0.01", network(constant(784, 200), new TanhLayer(), constant(200, 10)));
    starts.put("all zero, but Sigmoid", network(zero1, new SigmoidLayer(), zero2));
    starts.put("softmax regression", regression(new SoftmaxLayer()));
    String table = section(Sections.ofAnswers(), "P10:");
    starts.forEach(
        (start, network) -> {
          for (int epoch = 1; epoch <= 5; epoch++) {
            Trainer.trainEpoch(
                network, new CrossEntropy(), images.training(), 60, 0.1, SEED + epoch);
          }
          int errors = Trainer.errors(network, images.validation());
          assertThat(table.lines().filter(line -> line.startsWith("| " + start)))
              .as(start)
              .singleElement()
              .asString()
              .endsWith("| " + errors + " |");
        });
  }

  @Test
  void costsBecomeNaNAtTheStepsOfP7() throws IOException {
    Dataset bright =
        new Dataset(Matrices.scale(images.training().inputs(), 255), images.training().targets());
    String answer = section(Sections.ofAnswers(), "P7:").replaceAll("\\s+", " ");
    assertThat(answer)
        .contains(
            "at steps "
                + stepsToNaN(() -> regression(new SoftmaxLayer()), images.training(), 10)
                + " (softmax regression)")
        .contains(
            "and "
                + stepsToNaN(() -> network(first, new TanhLayer(), second), images.training(), 10)
                + " (tanh network)")
        .contains(
            "learning rate 0.1: at steps "
                + stepsToNaN(() -> regression(new SoftmaxLayer()), bright, 0.1));
  }

  @Test
  void theOtherPairNeverBecomesNaN() {
    List<Supplier<Layer>> networks =
        List.of(
            () -> regression(new LogSoftmaxLayer()),
            () ->
                new Sequential(
                    linear(first), new TanhLayer(), linear(second), new LogSoftmaxLayer()));
    for (Supplier<Layer> network : networks) {
      for (int seed = 1; seed <= ORDERS; seed++) {
        assertThat(firstNaN(network.get(), new CrossEntropyLog(), images.training(), 10, seed))
            .isZero();
      }
    }
  }

  /** Returns between which steps the cost becomes NaN, in several orders. */
  private static String stepsToNaN(Supplier<Layer> network, Dataset data, double rate) {
    List<Integer> steps = new ArrayList<>();
    for (int seed = 1; seed <= ORDERS; seed++) {
      int step = firstNaN(network.get(), new CrossEntropy(), data, rate, seed);
      steps.add(step);
    }
    return steps.stream().min(Integer::compare).orElseThrow()
        + " to "
        + steps.stream().max(Integer::compare).orElseThrow();
  }

  /** Returns the first step whose cost is NaN; 0 if there is none. */
  private static int firstNaN(
      Layer model, Criterion criterion, Dataset data, double rate, long seed) {
    int[] order = Batches.shuffledOrder(data.size(), seed);
    for (int i = 0; i < order.length; i++) {
      Dataset one = Batches.select(data, order, i, i + 1);
      if (Double.isNaN(Trainer.trainEpoch(model, criterion, one, 1, rate, 0))) {
        return i + 1;
      }
    }
    return 0;
  }

  private static double[][] constant(int in, int out) {
    return Matrices.map(new double[in][out], zero -> 0.01);
  }

  private static Layer regression(Layer last) {
    return new Sequential(linear(new double[784][10]), last);
  }

  private static Layer network(double[][] first, Layer activation, double[][] second) {
    return new Sequential(linear(first), activation, linear(second), new SoftmaxLayer());
  }

  private static Layer linear(double[][] weight) {
    return new LinearLayer(weight, new double[weight[0].length]);
  }
}
