package backprop.explore;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.matrix.Matrices;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductsTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 3, 4", "63, 64, 65", "130, 70, 129"})
  void allThreeWaysGiveTheSameProduct(int rows, int inner, int columns) {
    Random random = new Random(4711);
    double[][] a = Matrices.map(new double[rows][inner], zero -> random.nextGaussian());
    double[][] b = Matrices.map(new double[inner][columns], zero -> random.nextGaussian());
    double[][] product = Matrices.multiply(a, b);
    assertThat(MatrixProducts.looped(a, b)).isDeepEqualTo(product);
    assertThat(MatrixProducts.tiled(a, b)).isDeepEqualTo(product);
  }
}
