package backprop.train;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.train.TrainingLog.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {
  private static final String HEADER =
      "epoch,training cost,validation cost,validation errors,seconds";

  @TempDir Path folder;

  @Test
  void anEpochIsInTheFileAtOnceAndWithEveryDigit() throws IOException {
    Path file = folder.resolve("training.csv");
    try (TrainingLog log = new TrainingLog(folder, "validation")) {
      log.add(new Epoch(1, 1.0 / 3, 0.25, 12, 0.5));
      assertThat(Files.readAllLines(file))
          .containsExactly(HEADER, "1,0.3333333333333333,0.25,12,0.500");

      log.add(new Epoch(2, Double.NaN, Double.POSITIVE_INFINITY, 90, 1));
      assertThat(Files.readAllLines(file)).hasSize(3).endsWith("2,NaN,Infinity,90,1.000");
    }
    assertThat(file).exists();
  }

  @Test
  void anEarlierFileIsReplaced() throws IOException {
    Files.writeString(folder.resolve("training.csv"), "old\nold\nold\n");
    try (TrainingLog log = new TrainingLog(folder, "validation")) {
      log.add(new Epoch(1, 1, 1, 1, 1));
      assertThat(Files.readAllLines(folder.resolve("training.csv"))).hasSize(2);
    }
  }

  @Test
  void withoutAnEpochNothingIsLeft() {
    for (Path place : List.of(folder, folder.resolve("new"))) {
      try (TrainingLog log = new TrainingLog(place, "validation")) {
        assertThat(log.epochs()).isEmpty();
        assertThat(place.resolve("training.csv")).exists();
      }
    }
    assertThat(folder).isEmptyDirectory();
  }
}
