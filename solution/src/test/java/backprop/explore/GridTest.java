package backprop.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridTest {
  @Test
  void evenStepsReachTheEnd() {
    assertThat(Grid.even(-2, 2, 2).x()).containsExactly(-2, 0, 2);
    assertThat(Grid.even(1, 4, 2).x()).containsExactly(1, 3);
  }

  @Test
  void powersOfTenReachTheEdgesOfTheDoubles() {
    assertThat(Grid.powersOfTen(-1, 1, 1).x()).containsExactly(0.1, 1, 10);
    assertThat(Grid.powersOfTen(-323, 308, 4).x())
        .hasSize(4 * 631 + 1)
        .startsWith(1e-323)
        .endsWith(1e308);
  }

  @Test
  void theRangeIsTheFirstStretchOfGoodValues() {
    Grid grid = Grid.even(0, 4, 1);
    assertThat(grid.finiteRange(new double[] {Double.NaN, 1, 2, Double.NaN, 3}))
        .isEqualTo("1 to 2");
    assertThat(grid.range(new double[5], value -> value > 0)).isEqualTo("nowhere");
    assertThat(new Grid(new double[] {1e-160, 0.5}).finiteRange(new double[2]))
        .isEqualTo("1.00e-160 to 0.500");
  }

  @Test
  void theBestIsTheSmallestAndNeverNaN() {
    assertThat(Grid.even(0, 2, 1).best(new double[] {Double.NaN, 5, 4})).isEqualTo(2);
  }
}
