package backprop.train;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.data.TinyMnist;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainTest {
  private static final String PROPERTY = "backprop.data";

  @TempDir Path folder;
  private String before;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeData() throws IOException {
    TinyMnist.write(folder);
    before = System.setProperty(PROPERTY, folder.toString());
  }

  @AfterEach
  void restoreProperty() {
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  @ParameterizedTest
  @CsvSource({"softmax", "tanh"})
  void learnsDigitsThatAreEasyToTellApart(String model) {
    assertThat(run("--model", model, "--epochs", "5", "--batch", "7")).isZero();

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    String[] lines = lines(out);
    assertThat(lines).hasSize(7);
    assertThat(lines[0])
        .isEqualTo(model + ", 60 training images, batch 7, learning rate 0.1, seed 4711");
    assertThat(lines[1]).isEqualTo("epoch  mean cost  errors of    20 test images  seconds");
    for (int epoch = 1; epoch <= 5; epoch++) {
      assertThat(lines[epoch + 1]).matches(" {4}" + epoch + " +\\d\\.\\d{6} +\\d+ +\\d+\\.\\d\\d");
    }
    assertThat(column(lines[6], 1)).isLessThan(column(lines[2], 1));
    assertThat(column(lines[6], 2)).isZero();
  }

  @Test
  void softmaxRegressionStartsFromZero() {
    run("--epochs", "1", "--batch", "60");
    // The only batch is measured before its step: all ten digits are equally likely.
    assertThat(column(lines(out)[2], 1)).isEqualTo(2.302585);
  }

  @Test
  void sameSeedGivesTheSameCostsAndAnotherSeedOthers() {
    double first = costAfterTwoEpochs("4711");
    assertThat(costAfterTwoEpochs("4711")).isEqualTo(first);
    assertThat(costAfterTwoEpochs("4712")).isNotEqualTo(first);
  }

  @Test
  void aLimitTakesFewerImages() {
    assertThat(run("--data-limit", "10", "--epochs", "1")).isZero();
    assertThat(lines(out)[0]).contains(" 10 training images");
    assertThat(lines(out)[1]).contains(" 10 test images");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--modell tanh          | Unknown option --modell. Use --model, --epochs, --batch,"
            + " --learning-rate, --seed, --data-limit.",
        "tanh                   | Unknown option tanh. Use --model, --epochs, --batch,"
            + " --learning-rate, --seed, --data-limit.",
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
    assertThat(run(args.split(" "))).isOne();
    assertThat(lines(err)).containsExactly(message);
    assertThat(out.size()).isZero();
  }

  @Test
  void missingDataIsOneLineAndExitCode1() throws IOException {
    Files.delete(folder.resolve("SHA256SUMS"));
    assertThat(run("--epochs", "1")).isOne();
    assertThat(lines(err)).hasSize(1);
    assertThat(lines(err)[0]).contains("SHA256SUMS is missing");
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--model", "--epochs", "--batch", "--learning-rate", "--seed", "--data-limit");
  }

  private double costAfterTwoEpochs(String seed) {
    out.reset();
    run("--model", "tanh", "--epochs", "2", "--batch", "8", "--seed", seed);
    return column(lines(out)[3], 1);
  }

  private int run(String... args) {
    return Train.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String[] lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).split("\\R");
  }

  private static double column(String line, int index) {
    return Double.parseDouble(line.trim().split(" +")[index]);
  }
}
