package backprop.train;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.chart.PictureFolder;
import backprop.data.Dataset;
import backprop.data.ImageSet;
import backprop.function.Softmax;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfusionPictureTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aFewClassesAreAllShown() throws IOException {
    // Class 2 is answered with 0, twice; all else is right.
    save(3, new int[][] {{0, 0}, {1, 1}, {2, 0}, {2, 0}});

    assertThat(Files.readAllLines(folder.resolve("confusion.csv")))
        .containsExactly(
            "right class / answer,thing 0,thing 1,thing 2",
            "thing 0,1.0,0.0,0.0",
            "thing 1,0.0,1.0,0.0",
            "thing 2,2.0,0.0,0.0");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Confusion matrix: 2 errors, most often thing 2 → thing 0 (2).");
  }

  @Test
  void ofManyClassesThoseConfusedMostAreShownAndTheRestIsCountedTogether() throws IOException {
    // Classes 20 to 28 are answered with the next one; 4 is right except for one answer, 15.
    int[][] answers = new int[20][];
    for (int i = 0; i < 9; i++) {
      answers[2 * i] = new int[] {20 + i, 21 + i};
      answers[2 * i + 1] = new int[] {20 + i, 21 + i};
    }
    answers[18] = new int[] {4, 4};
    answers[19] = new int[] {20, 15};
    save(40, answers);

    List<String> rows = Files.readAllLines(folder.resolve("confusion.csv"));
    assertThat(rows).hasSize(11);
    assertThat(rows.get(0)).isEqualTo("right class / answer,20,21,22,23,24,25,26,27,28,29,others");
    assertThat(rows.get(1)).isEqualTo("20 thing 20,0.0,2.0" + ",0.0".repeat(8) + ",1.0");
    for (int i = 1; i < rows.size(); i++) {
      double[] counts =
          Arrays.stream(rows.get(i).split(",")).skip(1).mapToDouble(Double::parseDouble).toArray();
      assertThat(Arrays.stream(counts).sum()).isEqualTo(i == 1 ? 3 : i == 10 ? 0 : 2);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Shown are 10 of 40 classes.");
  }

  @Test
  void withoutAMistakeNoPairIsNamed() {
    save(2, new int[][] {{0, 0}, {1, 1}});
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Confusion matrix: 0 errors.");
  }

  /** Draws the answers of a softmax to logits that are chosen so; pairs of class and answer. */
  private void save(int classes, int[][] pairs) {
    double[][] logits = new double[pairs.length][classes];
    double[][] targets = new double[pairs.length][classes];
    for (int i = 0; i < pairs.length; i++) {
      targets[i][pairs[i][0]] = 1;
      logits[i][pairs[i][1]] = 5;
    }
    Dataset data = new Dataset(logits, targets);
    List<String> names = IntStream.range(0, classes).mapToObj(k -> "thing " + k).toList();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    new ConfusionPicture(
            new Evaluation(Softmax.softmax(logits), targets),
            new ImageSet("things", data, data, data, 1, 1, names))
        .save(new PictureFolder(folder, print));
  }
}
