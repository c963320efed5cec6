package backprop.train;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.data.TinyCifar;
import backprop.data.TinyMnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that a training leaves. */
class TrainResultsTest {
  private static final List<String> PICTURES =
      List.of("confusion", "cost", "errors", "mistakes", "weights");

  /** So slow that the answers stay those of the random start. */
  private static final String[] MISTAKEN = {
    "--model", "tanh", "--epochs", "2", "--learning-rate", "1e-9"
  };

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

  @Test
  void aTrainingLeavesItsNumbersAndPictures() throws IOException {
    assertThat(train.run(MISTAKEN)).isZero();

    List<String> expected = new ArrayList<>(List.of("training.csv", "summary.txt"));
    for (String picture : PICTURES) {
      expected.addAll(List.of(picture + ".csv", picture + ".png", picture + ".txt"));
      assertThat(train.results().resolve(picture + ".png")).isNotEmptyFile();
      String description = Files.readString(train.results().resolve(picture + ".txt")).strip();
      assertThat(train.output()).contains(description);
    }
    assertThat(train.files()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void theNumbersOfTheTableAreInTheFile() throws IOException {
    train.run("--epochs", "3", "--batch", "8");

    List<String> rows = Files.readAllLines(train.results().resolve("training.csv"));
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0))
        .isEqualTo("epoch,training cost,validation cost,validation errors,seconds");
    for (int epoch = 1; epoch <= 3; epoch++) {
      String[] cells = rows.get(epoch).split(",");
      assertThat(cells).hasSize(5);
      assertThat(cells[0]).isEqualTo(String.valueOf(epoch));
      assertThat(Math.rint(Double.parseDouble(cells[1]) * 1e6) / 1e6)
          .isEqualTo(TrainRun.column(train.out().get(epoch + 1), 1));
      assertThat(Double.parseDouble(cells[3]))
          .isEqualTo(TrainRun.column(train.out().get(epoch + 1), 2));
    }
  }

  @Test
  void theSummarySaysWhatWasTrainedAndWhatCameOfIt() throws IOException {
    train.run(MISTAKEN);
    List<String> lines = Files.readAllLines(train.results().resolve("summary.txt"));
    String errors = String.valueOf((int) TrainRun.column(train.out().get(3), 2));
    assertThat(lines)
        .startsWith(
            "data: MNIST", "network: tanh 200", "batch: 600", "learning rate: 1.0E-9", "seed: 4711")
        .contains("training images: 40", "epochs: 2", "validation errors: " + errors + " of 20")
        .anyMatch(line -> line.matches("test errors at the end: \\d+ of 20"))
        .anyMatch(line -> line.matches("most confused: \\d answered with \\d, \\d times"));
  }

  @Test
  void theTrialEpochIsThatOfTheProgramWhateverWasTrained() throws IOException {
    train.run(MISTAKEN);
    List<String> first = Files.readAllLines(train.results().resolve("summary.txt"));
    train.run("--epochs", "1", "--seed", "1");
    List<String> second = Files.readAllLines(train.results().resolve("summary.txt"));
    TrialEpoch trial = TrialEpoch.run();
    assertThat(first)
        .containsSequence("trial cost: " + trial.cost(), "trial errors: " + trial.errors());
    assertThat(second)
        .containsSequence("trial cost: " + trial.cost(), "trial errors: " + trial.errors());
    assertThat(trial.errors()).isBetween(100, 900);
  }

  @Test
  void withoutAMistakeThereIsNoPictureOfMistakes() throws IOException {
    train.run(MISTAKEN);
    assertThat(train.files()).contains("mistakes.png");

    train.run("--epochs", "6", "--batch", "5");
    assertThat(train.files()).contains("weights.png").doesNotContain("mistakes.png");
  }

  @ParameterizedTest
  @CsvSource({
    "cifar10, fine, tanh 200, 'right class / answer,kind_0,'",
    "cifar100, fine, softmax, 'right class / answer,1,'",
    "cifar100, coarse, softmax, 'right class / answer,0,'"
  })
  void learnsPhotographsToo(String data, String labels, String model, String confusion)
      throws IOException {
    TinyCifar.write(folder);
    List<String> args = new ArrayList<>(List.of("--data", data, "--model", model.split(" ")[0]));
    args.addAll(List.of("--data-limit", "40", "--batch", "10", "--epochs", "8"));
    if (data.equals("cifar100")) {
      args.addAll(List.of("--labels", labels));
    }
    assertThat(train.run(args.toArray(String[]::new))).isZero();

    assertThat(train.out().get(0))
        .isEqualTo(model + ", 40 training images, batch 10, learning rate 0.01, seed 4711");
    assertThat(TrainRun.column(train.out().get(9), 1))
        .isLessThan(TrainRun.column(train.out().get(2), 1));
    List<String> rows = Files.readAllLines(train.results().resolve("confusion.csv"));
    assertThat(rows).hasSize(11);
    assertThat(rows.get(0)).startsWith(confusion);
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneLineAndExitCode1() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path below = file.resolve("folder");
    assertThat(train.runAsTyped("--out", below.toString())).isOne();
    assertThat(train.err()).hasSize(1);
    assertThat(train.err().get(0)).contains("Can't write " + below, "--out FOLDER");
    assertThat(train.output()).isEmpty();
    assertThat(file).isEmptyFile();
  }

  @Test
  void aCostThatIsNotANumberEndsTheTrainingAndKeepsTheCurves() throws IOException {
    int exitCode =
        train.run("--model", "tanh", "--epochs", "9", "--batch", "1", "--learning-rate", "1e300");
    assertThat(exitCode).isOne();
    assertThat(train.err())
        .containsExactly(
            "The cost is NaN. Try a smaller --learning-rate, or check your gradients.");
    assertThat(Files.readAllLines(train.results().resolve("training.csv"))).hasSize(2);
    assertThat(train.files()).contains("cost.png", "errors.png").doesNotContain("weights.png");
  }
}
