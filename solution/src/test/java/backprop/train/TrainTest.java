package backprop.train;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.data.TinyMnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainTest {
  @TempDir Path folder;
  private TrainRun train;

  @BeforeEach
  void writeData() throws IOException {
    TinyMnist.write(folder);
    train = new TrainRun(folder);
  }

  @AfterEach
  void restoreProperty() {
    train.close();
  }

  @ParameterizedTest
  @CsvSource({"softmax", "tanh"})
  void learnsDigitsThatAreEasyToTellApart(String model) {
    assertThat(train.run("--model", model, "--epochs", "5", "--batch", "7")).isZero();

    assertThat(train.err()).isEmpty();
    List<String> lines = train.out();
    assertThat(lines).hasSizeGreaterThan(7);
    assertThat(lines.get(0))
        .isEqualTo(model + ", 60 training images, batch 7, learning rate 0.1, seed 4711");
    assertThat(lines.get(1)).isEqualTo("epoch  mean cost  errors of    20 test images  seconds");
    for (int epoch = 1; epoch <= 5; epoch++) {
      assertThat(lines.get(epoch + 1))
          .matches(" {4}" + epoch + " +\\d\\.\\d{6} +\\d+ +\\d+\\.\\d\\d");
    }
    assertThat(TrainRun.column(lines.get(6), 1)).isLessThan(TrainRun.column(lines.get(2), 1));
    assertThat(TrainRun.column(lines.get(6), 2)).isZero();
  }

  @Test
  void withoutCifarOneLineSaysWhereToGetIt() {
    assertThat(train.run("--data", "cifar10")).isOne();
    assertThat(train.err()).hasSize(1);
    assertThat(train.err().get(0)).contains("cifar-10-batches-bin", "data/README.md");
    assertThat(train.results()).doesNotExist();
  }

  @Test
  void softmaxRegressionStartsFromZero() {
    train.run("--epochs", "1", "--batch", "60");
    // The only batch is measured before its step: all ten digits are equally likely.
    assertThat(TrainRun.column(train.out().get(2), 1)).isEqualTo(2.302585);
  }

  @Test
  void sameSeedGivesTheSameCostsAndAnotherSeedOthers() {
    double first = costAfterTwoEpochs("4711");
    assertThat(costAfterTwoEpochs("4711")).isEqualTo(first);
    assertThat(costAfterTwoEpochs("4712")).isNotEqualTo(first);
  }

  @Test
  void aLimitTakesFewerImages() {
    assertThat(train.run("--data-limit", "10", "--epochs", "1")).isZero();
    assertThat(train.out().get(0)).contains(" 10 training images");
    assertThat(train.out().get(1)).contains(" 10 test images");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--modell tanh          | Unknown option --modell. Use --data, --labels, --model,"
            + " --epochs, --batch, --learning-rate, --seed, --data-limit, --out.",
        "tanh                   | Unknown option tanh. Use --data, --labels, --model,"
            + " --epochs, --batch, --learning-rate, --seed, --data-limit, --out.",
        "--data digits          | --data must be mnist, cifar10 or cifar100, was digits",
        "--data                 | --data needs a value: --data mnist",
        "--labels fine          | --labels goes with --data cifar100 only",
        "--data cifar100 --labels both | --labels must be fine or coarse, was both",
        "--model relu           | --model must be softmax or tanh, was relu",
        "--epochs               | --epochs needs a value: --epochs 10",
        "--epochs 0             | --epochs must be 1 or more, was 0",
        "--epochs many          | --epochs must be a whole number, was many",
        "--batch -600           | --batch must be 1 or more, was -600",
        "--batch 3000000000     | --batch must be 1 or more, was 3000000000",
        "--data-limit 0         | --data-limit must be 1 or more, was 0",
        "--seed 0.5             | --seed must be a whole number, was 0.5",
        "--learning-rate fast   | --learning-rate must be a number, was fast",
        "--learning-rate 0      | --learning-rate must be positive and finite, was 0.0",
        "--learning-rate NaN    | --learning-rate must be positive and finite, was NaN",
        "--learning-rate 1e999  | --learning-rate must be positive and finite, was Infinity",
      })
  void aWrongOptionIsOneLineAndExitCode1(String args, String message) {
    assertThat(train.runAsTyped(args.split(" "))).isOne();
    assertThat(train.err()).containsExactly(message);
    assertThat(train.output()).isEmpty();
  }

  @Test
  void missingDataIsOneLineAndExitCode1() throws IOException {
    Files.delete(folder.resolve("SHA256SUMS"));
    assertThat(train.run("--epochs", "1")).isOne();
    assertThat(train.err()).hasSize(1);
    assertThat(train.err().get(0)).contains("SHA256SUMS is missing");
    assertThat(train.results()).doesNotExist();
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(train.run("--help")).isZero();
    assertThat(train.output())
        .contains("--data", "--labels", "--model", "--epochs", "--batch")
        .contains("--learning-rate", "--seed", "--data-limit", "--out");
    assertThat(train.results()).doesNotExist();
  }

  private double costAfterTwoEpochs(String seed) {
    train.forget();
    train.run("--model", "tanh", "--epochs", "2", "--batch", "8", "--seed", seed);
    return TrainRun.column(train.out().get(3), 1);
  }
}
