package backprop.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
  @CsvSource({
    "softmax, --model softmax",
    "tanh 200, --model tanh",
    "relu 200, --model relu",
    "'tanh 30 20', '--model tanh --hidden 30,20'",
    "'softmax, log loss', --loss log",
    "'relu 50, log loss', --model relu --hidden 50 --loss log"
  })
  void learnsDigitsThatAreEasyToTellApart(String network, String options) {
    assertThat(train.run((options + " --epochs 6 --batch 5").split(" "))).isZero();

    assertThat(train.err()).isEmpty();
    List<String> lines = train.out();
    assertThat(lines).hasSizeGreaterThan(8);
    assertThat(lines.get(0))
        .isEqualTo(network + ", 40 training images, batch 5, learning rate 0.1, seed 4711");
    assertThat(lines.get(1))
        .isEqualTo("epoch  mean cost  errors of    20 validation images  seconds");
    for (int epoch = 1; epoch <= 6; epoch++) {
      assertThat(lines.get(epoch + 1))
          .matches(" {4}" + epoch + " +\\d\\.\\d{6} +\\d+ +\\d+\\.\\d\\d");
    }
    assertThat(TrainRun.column(lines.get(7), 1)).isLessThan(TrainRun.column(lines.get(2), 1));
    assertThat(TrainRun.column(lines.get(7), 2)).isZero();
    assertThat(lines).endsWith("Errors of the 20 test images: 0.");
  }

  @Test
  void theTestImagesAreCountedOnceAtTheEnd() {
    train.run("--epochs", "3");
    assertThat(train.out()).filteredOn(line -> line.contains("test images")).hasSize(1);
  }

  @Test
  void allLearnsTheValidationImagesTooAndWatchesTheTestImages() {
    assertThat(train.run("--all", "--epochs", "1")).isZero();
    assertThat(train.out().get(0)).contains(" 60 training images");
    assertThat(train.out().get(1))
        .isEqualTo("epoch  mean cost  errors of    20 test images  seconds");
  }

  @ParameterizedTest
  @CsvSource({"--model tanh --start zero", "'--model relu --hidden 9,8 --start zero --loss log'"})
  void fromZeroADeepNetworkNamesOneClassForAllImages(String options) {
    train.run((options + " --epochs 20 --batch 5").split(" "));
    assertThat(train.out().get(0)).contains(", zero start, 40 training");
    assertThat(TrainRun.column(train.out().get(21), 2)).isEqualTo(18);
  }

  @Test
  void theLogarithmicLossCostsTheSame() {
    train.run("--model", "tanh", "--epochs", "2");
    double cost = TrainRun.column(train.out().get(3), 1);
    train.forget();
    train.run("--model", "tanh", "--epochs", "2", "--loss", "log");
    assertThat(TrainRun.column(train.out().get(3), 1)).isCloseTo(cost, within(1e-6));
  }

  @Test
  void withoutCifarOneLineSaysWhereToGetIt() {
    assertThat(train.run("--data", "cifar10")).isOne();
    assertThat(train.err()).hasSize(1);
    assertThat(train.err().get(0)).contains("cifar-10-batches-bin", "pages/photographs.md");
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
    assertThat(train.out().get(1)).contains(" 10 validation images");
    assertThat(train.out()).endsWith("Errors of the 10 test images: 0.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--modell tanh          | Unknown option --modell. Use --data, --labels, --model, --hidden,"
            + " --loss, --start, --epochs, --batch, --learning-rate, --seed, --data-limit, --all,"
            + " --out.",
        "tanh                   | Unknown option tanh. Use --data, --labels, --model, --hidden,"
            + " --loss, --start, --epochs, --batch, --learning-rate, --seed, --data-limit, --all,"
            + " --out.",
        "--data digits          | --data must be mnist, cifar10 or cifar100, was digits",
        "--data                 | --data needs a value: --data mnist",
        "--labels fine          | --labels goes with --data cifar100 only",
        "--data cifar100 --labels both | --labels must be fine or coarse, was both",
        "--model sigmoid        | --model must be softmax or tanh or relu, was sigmoid",
        "--model TANH           | --model must be softmax or tanh or relu, was TANH",
        "--loss mean            | --loss must be prob or log, was mean",
        "--start one            | --start must be zero or glorot, was one",
        "--hidden 20            | --hidden goes with --model tanh or relu only",
        "--model tanh --hidden 20,x | --hidden must be a whole number, was x",
        "--model tanh --hidden 20,0 | --hidden must be 1 or more, was 0",
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
        .contains("--data", "--labels", "--model", "--hidden", "--loss", "--start", "--all")
        .contains("--epochs", "--batch")
        .contains("--learning-rate", "--seed", "--data-limit", "--out");
    assertThat(train.results()).doesNotExist();
  }

  private double costAfterTwoEpochs(String seed) {
    train.forget();
    train.run("--model", "tanh", "--epochs", "2", "--batch", "8", "--seed", seed);
    return TrainRun.column(train.out().get(3), 1);
  }
}
