package backprop.explore;

import static java.lang.Double.parseDouble;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.chart.PictureFolder;
import backprop.data.TinyMnist;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pictures show of the reference solution, read from the numbers beside them. */
class ExplorationsTest {
  private static final String PROPERTY = "backprop.data";

  @TempDir Path folder;
  private String before;

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

  @Test
  void stableFunctionsOutliveNaiveOnes() throws IOException {
    draw(new LogitRange());
    double[][] softmax = columns("logits-softmax");
    assertThat(softmax[1]).contains(Double.NaN);
    assertThat(softmax[2]).containsOnly(softmax[2][0]);
    double[][] logSoftmax = columns("logits-log-softmax");
    assertThat(finite(logSoftmax[1])).isLessThan(finite(logSoftmax[2]));
    assertThat(finite(logSoftmax[2])).isLessThan(finite(logSoftmax[3]));
    assertThat(finite(logSoftmax[3])).isEqualTo(logSoftmax[0].length);
    double[][] crossEntropy = columns("logits-binary-cross-entropy");
    assertThat(crossEntropy[1]).contains(Double.POSITIVE_INFINITY);
    assertThat(smallest(crossEntropy[1])).isZero();
    assertThat(crossEntropy[2]).isSorted();
    assertThat(finite(crossEntropy[2])).isEqualTo(crossEntropy[0].length);
    assertThat(smallest(crossEntropy[2])).isPositive();
  }

  @Test
  void centralDifferencesHaveALargerAndBetterStep() throws IOException {
    draw(new StepSize());
    double[][] errors = columns("step");
    Grid steps = new Grid(errors[0]);
    assertThat(steps.best(errors[1])).isBetween(1e-9, 1e-7);
    assertThat(steps.best(errors[2])).isBetween(1e-6, 2e-5);
    assertThat(smallest(errors[2])).isLessThan(smallest(errors[1]) / 10);
  }

  @Test
  void fusedIsRightWhereStagedIsNot() throws IOException {
    draw(new SquareRoot());
    double[][] derivatives = columns("root");
    assertThat(derivatives[0]).contains(1e-323, 1e308);
    assertThat(derivatives[1]).contains(Double.POSITIVE_INFINITY, 0);
    assertThat(derivatives[2]).containsOnly(1);
  }

  @Test
  void theGradientBreaksBeforeTheLossAndLogSoftmaxNever() throws IOException {
    draw(new LogitGap());
    double[][] losses = columns("gap-loss");
    double[][] gradients = columns("gap-gradient");
    assertThat(finite(gradients[1])).isLessThan(finite(losses[1]));
    assertThat(finite(losses[1])).isLessThan(losses[0].length);
    assertThat(finite(losses[2])).isEqualTo(losses[0].length);
    assertThat(finite(gradients[2])).isEqualTo(losses[0].length);
  }

  @Test
  void onlyLogSoftmaxSurvivesBrightPixels() throws IOException {
    draw(new BatchOfOne(30, 50));
    double[][] sheet = columns("batch-one-sheet");
    assertThat(finite(sheet[1])).isEqualTo(30);
    assertThat(finite(sheet[2])).isEqualTo(30);
    double[][] bright = columns("batch-one-pixels");
    assertThat(finite(bright[1])).isLessThan(30);
    assertThat(finite(bright[2])).isEqualTo(30);
    assertThat(finite(columns("batch-one-rate")[2])).isEqualTo(30);
    double[][] gaps = columns("batch-one-gap");
    assertThat(gaps[1][49]).isLessThan(gaps[5][49]);
    assertThat(gaps[2][49]).isGreaterThan(gaps[4][49]);
  }

  @Test
  void equalWeightsStayEqual() throws IOException {
    draw(new ZeroStart(7, 20));
    double[][] first = columns("zero-start-first");
    double[][] second = columns("zero-start-second");
    double[][] units = columns("zero-start-units");
    double[][] costs = columns("zero-start-cost");
    assertThat(first[1]).containsOnly(0);
    assertThat(second[1]).containsOnly(0);
    assertThat(units[1]).containsOnly(1);
    assertThat(units[2]).containsOnly(1);
    assertThat(units[3]).containsOnly(7);
    assertThat(smallest(first[3])).isPositive();
    assertThat(costs[3][19]).isLessThan(costs[1][19] - 0.5);
  }

  @Test
  void timesOfProductsArePositive() throws IOException {
    draw(new MatrixProducts(60, 0));
    double[][] times = columns("products");
    assertThat(times[0]).containsExactly(10, 20, 30, 40, 50, 60);
    for (int line = 1; line <= 3; line++) {
      assertThat(smallest(times[line])).isPositive();
    }
  }

  private void draw(Exploration exploration) {
    exploration.draw(
        new PictureFolder(folder, new PrintStream(OutputStream.nullOutputStream(), true)));
  }

  /** Returns the columns of the numbers beside a picture, x first. */
  private double[][] columns(String name) throws IOException {
    List<String> rows = Files.readAllLines(folder.resolve(name + ".csv"));
    assertThat(folder.resolve(name + ".png")).isNotEmptyFile();
    assertThat(folder.resolve(name + ".txt")).isNotEmptyFile();
    double[][] columns = new double[rows.get(1).split(",").length][rows.size() - 1];
    for (int i = 1; i < rows.size(); i++) {
      String[] cells = rows.get(i).split(",");
      for (int j = 0; j < cells.length; j++) {
        columns[j][i - 1] = parseDouble(cells[j]);
      }
    }
    return columns;
  }

  private static double smallest(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static long finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).count();
  }
}
