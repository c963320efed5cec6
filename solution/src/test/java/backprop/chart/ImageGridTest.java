package backprop.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ImageGridTest {
  @Test
  void inkIsBlackAndPaperIsWhite() {
    BufferedImage image = grid().grey("digit", new double[] {0, 1}).image();
    assertThat(pixel(image, 0)).isEqualTo(Color.WHITE);
    assertThat(pixel(image, 1)).isEqualTo(Color.BLACK);
  }

  @Test
  void signsHaveColoursOfTheirOwn() {
    BufferedImage image = grid().signed("weights", new double[] {-3, 3}).image();
    assertThat(pixel(image, 0)).isEqualTo(new Color(0xE69F00));
    assertThat(pixel(image, 1)).isEqualTo(new Color(0x56B4E9));
  }

  @Test
  void coloursComeAsThreePlanes() {
    BufferedImage image = grid().colour("frog", new double[] {1, 0, 0, 0, 0, 1}).image();
    assertThat(pixel(image, 0)).isEqualTo(Color.RED);
    assertThat(pixel(image, 1)).isEqualTo(Color.BLUE);
  }

  @Test
  void theTableHasAnImageALine() {
    assertThat(grid().grey("1, not 7", new double[] {0, 0.5}).csv())
        .isEqualTo("image,value 0,value 1\n\"1, not 7\",0.0,0.5\n");
  }

  @Test
  void everyPixelNeedsAValue() {
    assertThatThrownBy(() -> grid().grey("digit", new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("digit has 3 values, not 2");
    assertThatThrownBy(() -> grid().colour("frog", new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ImageGrid("t", 0, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Two images in a row, of two pixels each. */
  private static ImageGrid grid() {
    return new ImageGrid("t", 2, 2, 1);
  }

  /** Returns the colour in the middle of a pixel of the first image. */
  private static Color pixel(BufferedImage image, int number) {
    int width = (Style.WIDTH - 2 * 16 - 12) / 2;
    return new Color(image.getRGB(2 * (16 + width * (2 * number + 1) / 4), 2 * (48 + width / 4)));
  }
}
