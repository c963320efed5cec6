package backprop.chart;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.chart.Rails.Kind;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineChartTest {
  private static final Axis LINEAR = Axis.linear("x, unit");
  private static final Axis LOGARITHMIC = Axis.logarithmic("y");

  @Test
  void nothingIsWrittenBetweenWholeNumbers() {
    Axis epochs = Axis.counting("epoch");
    assertThat(epochs.tick(1.5, 3)).isEmpty();
    assertThat(epochs.tick(2, 3)).isEqualTo("2");
    assertThat(Axis.linear("x").tick(1.5, 3)).isEqualTo("1.5");
  }

  @Test
  void theTableHasEveryDigitOfEveryLine() {
    LineChart chart =
        chart(LINEAR, 0.1 + 0.2, NaN, POSITIVE_INFINITY).line("b \"c\"", new double[] {1, 2, 3});
    assertThat(chart.csv())
        .isEqualTo(
            """
            "x, unit",a,"b ""c\"""
            1.0,0.30000000000000004,1.0
            2.0,NaN,2.0
            3.0,Infinity,3.0
            """);
  }

  @Test
  void aChartKeepsWhatItWasGiven() {
    double[] x = {1, 2};
    double[] y = {3, 4};
    LineChart chart = new LineChart("t", LINEAR, LINEAR, x).line("a", y);
    x[0] = 9;
    y[0] = 9;
    assertThat(chart.csv()).contains("1.0,3.0");
  }

  @Test
  void xMustLieOnItsAxis() {
    assertThatThrownBy(() -> new LineChart("t", LINEAR, LINEAR, new double[] {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LineChart("t", LINEAR, LINEAR, new double[] {1, NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LineChart("t", LOGARITHMIC, LINEAR, new double[] {0, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLineHasOneValueForEachX() {
    assertThatThrownBy(() -> chart(LINEAR, 1, 2, 3).line("b", new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("b has 2 values for 3 values of x");
  }

  @Test
  void aMarkWithoutPlaceIsLeftOut() {
    assertThat(chart(LINEAR, 1, 2, 3).mark(NaN, "nowhere").marks).isEmpty();
    assertThat(chart(LINEAR, 1, 2, 3).mark(2, "here").marks).hasSize(1);
  }

  @Test
  void valuesWithoutAPlaceLieOnRailsOutsideTheOthers() {
    Rails rails = new Rails(chart(LINEAR, 10, 20, NaN).line("b", infinities()));
    assertThat(rails.kinds()).containsExactly(Kind.LOW, Kind.INFINITE, Kind.NAN);
    assertThat(rails.place(Kind.LOW)).isLessThan(5);
    assertThat(rails.place(Kind.INFINITE)).isGreaterThan(20);
    assertThat(rails.place(Kind.NAN)).isGreaterThan(rails.place(Kind.INFINITE));
    assertThat(rails.spot(15, 0)).isEqualTo(new Rails.Spot(15, Kind.ORDINARY));
    assertThat(rails.spot(NaN, 0)).isEqualTo(new Rails.Spot(rails.place(Kind.NAN), Kind.NAN));
    assertThat(rails.spot(NaN, 1).place()).isNotEqualTo(rails.place(Kind.NAN));
  }

  @Test
  void logarithmicAxesHaveARailForWhatIsNotPositive() {
    Rails zeros = new Rails(chart(LOGARITHMIC, 1, 100, 0));
    assertThat(zeros.kinds()).containsExactly(Kind.LOW);
    assertThat(zeros.name(Kind.LOW)).isEqualTo("0");
    assertThat(zeros.spot(100, 0).place()).isEqualTo(2);
    assertThat(new Rails(chart(LOGARITHMIC, 1, 100, -1)).name(Kind.LOW)).isEqualTo("\u2264 0");
    assertThat(new Rails(chart(LINEAR, 1, 100, NEGATIVE_INFINITY)).name(Kind.LOW))
        .isEqualTo("\u2212\u221e");
  }

  @Test
  void ordinaryValuesNeedNoRail() {
    Rails rails = new Rails(chart(LINEAR, -1, 0, 1));
    assertThat(rails.kinds()).isEmpty();
    assertThat(rails.bottom()).isEqualTo(-1);
    assertThat(rails.top()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1, 1e-323, 1e308, NaN, POSITIVE_INFINITY, NEGATIVE_INFINITY})
  void everyValueIsDrawnOnEitherAxis(double y) {
    assertThat(pixels(chart(LINEAR, y, y, y))).isGreaterThan(1000);
    assertThat(pixels(chart(LOGARITHMIC, y, y, y))).isGreaterThan(1000);
  }

  @Test
  void oneEpochIsAPictureToo() {
    LineChart chart = new LineChart("t", LINEAR, LINEAR, new double[] {1});
    assertThat(pixels(chart.line("a", new double[] {2.3}))).isGreaterThan(100);
  }

  @Test
  void logarithmicNumbersStandAtPowersOfTen() {
    assertThat(LOGARITHMIC.tick(-300, 600)).isEqualTo("1e-300");
    assertThat(LOGARITHMIC.tick(2, 9)).isEqualTo("100");
    assertThat(LOGARITHMIC.tick(-0.5, 9)).isEmpty();
    assertThat(LOGARITHMIC.tick(Math.log10(0.25), 1)).isEqualTo("0.25");
    assertThat(LINEAR.tick(0.30000000000000004, 1)).isEqualTo("0.3");
    assertThat(LINEAR.tick(2e6, 1e7)).isEqualTo("2e6");
  }

  private static double[] infinities() {
    return new double[] {POSITIVE_INFINITY, NEGATIVE_INFINITY, 5};
  }

  private static LineChart chart(Axis yAxis, double... y) {
    return new LineChart("t", LINEAR, yAxis, new double[] {1, 2, 3}).line("a", y);
  }

  /** Returns how many pixels above the legend have the first line's colour. */
  private static long pixels(LineChart chart) {
    BufferedImage image = chart.image();
    int[] all = image.getRGB(0, 0, image.getWidth(), 900, null, 0, image.getWidth());
    int colour = Style.colour(0).getRGB();
    return java.util.Arrays.stream(all).filter(pixel -> pixel == colour).count();
  }
}
