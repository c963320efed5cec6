package backprop.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backprop.matrix.Matrices;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductsTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 3, 4", "63, 64, 65", "130, 70, 129"})
  void allWaysGiveTheSameProduct(int rows, int inner, int columns) {
    Random random = new Random(4711);
    double[][] a = Matrices.map(new double[rows][inner], zero -> random.nextGaussian());
    double[][] b = Matrices.map(new double[inner][columns], zero -> random.nextGaussian());
    double[][] product = Matrices.multiply(a, b);
    double[][] looped = MatrixProducts.looped(a, b);
    assertThat(MatrixProducts.alongRows(a, b)).isDeepEqualTo(looped);
    assertThat(MatrixProducts.tiled(a, b)).isDeepEqualTo(looped);
    for (int i = 0; i < rows; i++) { // multiply rounds once where the loops round twice
      assertThat(product[i]).containsExactly(looped[i], within(1e-12));
    }
  }
}
