package backprop.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.data.Dataset;
import backprop.layer.CrossEntropy;
import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.Sequential;
import backprop.layer.SoftmaxLayer;
import backprop.layer.TanhLayer;
import backprop.train.Initializer;
import backprop.train.Trainer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes the products quick changes no result. */
class MatricesTest {
  private final Random random = new Random(4711);

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "2, 3, 4",
    "1, 784, 200",
    "7, 13, 401",
    "9, 100, 23",
    "30, 12, 24",
    "64, 7, 10",
    "330, 40, 25",
    "10, 60, 600",
    "100, 150, 500"
  })
  void everyFormOfAProductGivesTheSameBits(int rows, int inner, int columns) {
    for (double zeros : new double[] {0, 0.3, 0.8, 1}) {
      double[][] a = matrix(rows, inner, zeros);
      double[][] b = matrix(inner, columns, 0);
      double[][] expected = byDefinition(a, b);
      assertThat(Matrices.multiply(a, b)).isDeepEqualTo(expected);
      assertThat(Matrices.multiplyTransA(Matrices.transpose(a), b)).isDeepEqualTo(expected);
      assertThat(Matrices.multiplyTransB(a, Matrices.transpose(b))).isDeepEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aSkippedZeroHidesNeitherNaNNorInfinity(double wrong) {
    for (int columns : new int[] {10, 200}) {
      double[][] a = matrix(50, 80, 0.8);
      double[][] b = matrix(80, columns, 0);
      b[17][columns - 1] = wrong;
      double[][] product = Matrices.multiply(a, b);
      double[][] transA = Matrices.multiplyTransA(Matrices.transpose(a), b);
      double[][] transB = Matrices.multiplyTransB(a, Matrices.transpose(b));
      for (int i = 0; i < a.length; i++) {
        Double expected = a[i][17] * wrong; // NaN where a is 0
        assertThat(product[i][columns - 1]).isEqualTo(expected);
        assertThat(transA[i][columns - 1]).isEqualTo(expected);
        assertThat(transB[i][columns - 1]).isEqualTo(expected);
      }
      double[][] input = matrix(50, 80, 0.8);
      input[3][5] = wrong;
      for (double entry : Matrices.multiply(input, matrix(80, columns, 0))[3]) {
        assertThat(Double.isFinite(entry)).isFalse();
      }
    }
  }

  @Test
  void aWrongWeightOrInputShowsInTheTraining() {
    double[][] inputs = matrix(100, 784, 0.8);
    double[][] targets = new double[100][10];
    for (int n = 0; n < targets.length; n++) {
      targets[n][n % 10] = 1;
    }
    double[][] weight = Initializer.glorotUniform(784, 200, 1);
    assertThat(cost(weight, inputs, targets)).isBetween(1.0, 4.0);
    weight[0][0] = Double.NaN;
    assertThat(cost(weight, inputs, targets)).isNaN();
    weight[0][0] = 0;
    inputs[7][0] = Double.POSITIVE_INFINITY; // times 0 is NaN
    assertThat(cost(weight, inputs, targets)).isNaN();
  }

  private static double cost(double[][] weight, double[][] inputs, double[][] targets) {
    Layer model =
        new Sequential(
            new LinearLayer(weight, new double[200]),
            new TanhLayer(),
            new LinearLayer(Initializer.glorotUniform(200, 10, 2), new double[10]),
            new SoftmaxLayer());
    Dataset data = new Dataset(inputs, targets);
    return Trainer.trainEpoch(model, new CrossEntropy(), data, 50, 0.1, 3);
  }

  @Test
  void tanhIsTanh() {
    double[] special = {0, -0.0, 4.9e-324, 1e-300, 1.0 / 64, 3.0 / 64, 19.06, 20, 21, 1e300};
    for (double x : special) {
      // JDKs differ in the last digit themselves.
      assertThat(tanh(x)).isCloseTo(Math.tanh(x), within(3 * Math.ulp(Math.tanh(x))));
      assertThat(tanh(-x)).isEqualTo(-tanh(x));
    }
    assertThat(1 / tanh(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(tanh(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(tanh(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(tanh(Double.NaN)).isNaN();
    for (int i = 0; i < 10_000; i++) {
      double x = 3 * random.nextGaussian();
      assertThat(tanh(x)).isCloseTo(Math.tanh(x), within(3 * Math.ulp(Math.tanh(x))));
      assertThat(tanh(-x)).isEqualTo(-tanh(x));
    }
  }

  @Test
  void longSumsLoseNoDigits() {
    double[] tenths = new double[100_000];
    Arrays.fill(tenths, 0.1);
    assertThat(Matrices.sum(tenths)).isCloseTo(10_000, within(1e-11));
    double[][] column = new double[100_000][1];
    for (double[] row : column) {
      row[0] = 0.1;
    }
    assertThat(Matrices.columnSums(column)[0]).isCloseTo(10_000, within(1e-11));
  }

  private static double tanh(double x) {
    return Matrices.tanh(new double[][] {{x}})[0][0];
  }

  private double[][] matrix(int rows, int columns, double zeros) {
    return Matrices.map(
        new double[rows][columns], zero -> random.nextDouble() < zeros ? 0 : random.nextGaussian());
  }

  private static double[][] byDefinition(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] = Math.fma(a[i][k], b[k][j], product[i][j]);
        }
      }
    }
    return product;
  }
}
