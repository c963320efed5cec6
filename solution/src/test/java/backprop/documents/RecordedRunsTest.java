package backprop.documents;

import static backprop.documents.NumbersTest.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.data.ImageSet;
import backprop.data.Mnist;
import backprop.layer.CrossEntropy;
import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.Sequential;
import backprop.layer.SoftmaxLayer;
import backprop.layer.TanhLayer;
import backprop.train.Initializer;
import backprop.train.Trainer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The figures of training are those of the recorded runs, everywhere. */
class RecordedRunsTest {
  private static final long SEED = 4711;

  @Test
  void handoutAnswersAndDataTellTheSameErrors() throws IOException {
    String softmax = errors("softmax", 100);
    String tanh = errors("tanh", 100);
    String softmaxTest = testErrors("softmax");
    String tanhTest = testErrors("tanh");
    String training = section(Sections.ofHandout(), "Training on MNIST").replaceAll("\\s+", " ");
    assertThat(training)
        .contains("**" + softmax + "**", "**" + tanh + "**")
        .contains(softmaxTest + " and " + tanhTest);
    for (int epoch : new int[] {1, 10}) {
      assertThat(training)
          .contains("| " + errors("softmax", epoch) + " |", "| " + errors("tanh", epoch) + " |");
    }
    String answer = section(Sections.ofAnswers(), "P13:");
    assertThat(answer)
        .contains("| " + softmax + " | " + softmaxTest + " |")
        .contains("| " + tanh + " | " + tanhTest + " |")
        .contains(RecordedRuns.summary("softmax", "most confused"))
        .contains(RecordedRuns.summary("tanh", "most confused"));
    assertThat(Sections.of("data/README.md").replaceAll("\\s+", " "))
        .contains(softmax + " errors of the 10,000 validation images (`--model softmax`)")
        .contains(tanh + " (`--model tanh`)", softmaxTest + " and " + tanhTest);
  }

  @Test
  @Tag("full")
  void theRunsBeginAsTheyWereRecorded() {
    ImageSet images = Mnist.load(Integer.MAX_VALUE);
    for (String model : List.of("softmax", "tanh")) {
      Layer network = network(model);
      for (int epoch = 1; epoch <= 2; epoch++) {
        double cost =
            Trainer.trainEpoch(
                network, new CrossEntropy(), images.training(), 600, 0.1, SEED + epoch);
        assertThat(cost).isCloseTo(RecordedRuns.epoch(model, epoch)[1], within(1e-9));
        assertThat((double) Trainer.errors(network, images.validation()))
            .isCloseTo(RecordedRuns.epoch(model, epoch)[3], within(2.0));
      }
    }
  }

  @Test
  @Tag("full")
  void aHurriedTrainingEndsWhereTheHandoutSays() {
    ImageSet images = Mnist.load(1000);
    assertThat(hurried("softmax", images)).isBetween(190, 215);
    assertThat(hurried("tanh", images)).isBetween(170, 195);
    Layer zero = network(new double[784][200], new double[200][10]);
    assertThat(hurried(zero, images)).isBetween(893, 894);
  }

  private static int hurried(String model, ImageSet images) {
    return hurried(network(model), images);
  }

  private static int hurried(Layer network, ImageSet images) {
    for (int epoch = 1; epoch <= 5; epoch++) {
      Trainer.trainEpoch(network, new CrossEntropy(), images.training(), 60, 0.1, SEED + epoch);
    }
    return Trainer.errors(network, images.validation());
  }

  private static Layer network(String model) {
    return model.equals("softmax")
        ? new Sequential(linear(new double[784][10]), new SoftmaxLayer())
        : network(
            Initializer.glorotUniform(784, 200, SEED),
            Initializer.glorotUniform(200, 10, SEED + 1));
  }

  private static Layer network(double[][] first, double[][] second) {
    return new Sequential(linear(first), new TanhLayer(), linear(second), new SoftmaxLayer());
  }

  private static Layer linear(double[][] weight) {
    return new LinearLayer(weight, new double[weight[0].length]);
  }

  private static String errors(String model, int epoch) {
    return String.valueOf((int) RecordedRuns.epoch(model, epoch)[3]);
  }

  private static String testErrors(String model) {
    return RecordedRuns.summary(model, "test errors at the end").replaceAll(" .*", "");
  }
}
