package backprop.grader.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How far start weights reach is told where it is a limit that people take for the right one. */
class RangesTest {

  private static final int[][] SHAPES = {{20, 50}, {30, 80}, {60, 60}, {3, 5}};

  private final Random random = new Random(5);

  @Test
  void aLimitOfInputsAloneIsSeen() {
    assertThat(reach(s -> Math.sqrt(6.0 / s[0]) * even())).contains("to √(6 / in);");
  }

  @Test
  void halfTheRangeIsSeen() {
    assertThat(reach(s -> right(s) * even() / 2)).contains("from -½ · √(6 / (in + out)) to ½");
  }

  @Test
  void aRangeWithoutNegativeNumbersIsSeen() {
    assertThat(reach(s -> right(s) * random.nextDouble())).contains("from 0 to √(6 / (in + out))");
  }

  @Test
  void normalNumbersAreSeen() {
    assertThat(reach(s -> right(s) * random.nextGaussian() / 3)).contains("normal distribution");
  }

  @Test
  void nothingIsSaidOfTheRightRange() {
    assertThat(reach(s -> right(s) * even())).isNull();
  }

  private double even() {
    return 2 * random.nextDouble() - 1;
  }

  private static double right(int[] shape) {
    return Math.sqrt(6.0 / (shape[0] + shape[1]));
  }

  private static String reach(ToDoubleFunction<int[]> draw) {
    return Ranges.reach(
        Stream.of(SHAPES)
            .map(
                shape -> {
                  double[] got = new double[shape[0] * shape[1]];
                  java.util.Arrays.setAll(got, i -> draw.applyAsDouble(shape));
                  List<Integer> size = List.of(shape[0], shape[1]);
                  return new Sample(
                      "",
                      new Leaf("", "double[][]", size, new double[got.length], null),
                      new Leaf("", "double[][]", size, got, null),
                      List.of(
                          size("in, the number of inputs", shape[0]),
                          size("out, the number of outputs", shape[1])));
                })
            .toList());
  }

  private static Leaf size(String name, double number) {
    return new Leaf(name, "size", List.of(), new double[] {number}, null);
  }
}
