package backprop.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final List<String> ROWS = List.of("cat", "dog");
  private static final List<String> COLUMNS = List.of("cat", "dog", "frog");

  @Test
  void theTableHasRowsAndColumnsWithNames() {
    assertThat(map(new double[][] {{9, 1, 0}, {2, 7, 0.5}}).csv())
        .isEqualTo("right / answer,cat,dog,frog\ncat,9.0,1.0,0.0\ndog,2.0,7.0,0.5\n");
  }

  @Test
  void largeNumbersAreDarkerAndZeroIsWhite() {
    BufferedImage image = map(new double[][] {{9, 1, 0}, {-9, Double.NaN, 0.5}}).image();
    Color nine = cell(image, 0, 0);
    Color one = cell(image, 0, 1);
    assertThat(one.getRed()).isBetween(nine.getRed() + 1, 254);
    assertThat(cell(image, 0, 2)).isEqualTo(Color.WHITE);
    assertThat(cell(image, 1, 0).getRed()).isGreaterThan(cell(image, 1, 0).getBlue());
    assertThat(cell(image, 1, 1)).isEqualTo(new Color(0xCCCCCC));
  }

  @Test
  void mistakesBesideTheDiagonalHaveAnotherHue() {
    double[][] counts = {{9, 4, 0}, {4, 9, 4}};
    assertThat(isBlue(cell(map(counts).image(), 0, 1))).isTrue();
    BufferedImage image = map(counts).onlyTheDiagonalIsRight().image();
    assertThat(isBlue(cell(image, 0, 0))).isTrue();
    assertThat(isBlue(cell(image, 1, 1))).isTrue();
    assertThat(isBlue(cell(image, 0, 1))).isFalse();
    assertThat(isBlue(cell(image, 1, 2))).isFalse();
  }

  private static boolean isBlue(Color colour) {
    return colour.getBlue() > colour.getRed();
  }

  @Test
  void everyCellNeedsANumber() {
    assertThatThrownBy(() -> map(new double[][] {{1, 2, 3}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> map(new double[][] {{1, 2, 3}, {1, 2}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static HeatMap map(double[][] values) {
    return new HeatMap("t", "right", ROWS, "answer", COLUMNS, values);
  }

  /** Returns the colour near the upper left corner of a cell, where no letter is. */
  private static Color cell(BufferedImage image, int row, int column) {
    int width = (Style.WIDTH - 70 - 16) / COLUMNS.size();
    return new Color(image.getRGB(2 * (70 + column * width + 8), 2 * (90 + row * 46 + 6)));
  }
}
