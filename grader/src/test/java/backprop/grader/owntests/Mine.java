package backprop.grader.owntests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sources of students' own tests. */
final class Mine {

  private static final String IMPORTS =
      """
      package mine;
      import static org.assertj.core.api.Assertions.*;
      import backprop.function.*;
      import backprop.layer.*;
      import backprop.check.*;
      import backprop.train.*;
      import backprop.matrix.*;
      import java.util.*;
      import org.junit.jupiter.api.*;
      """;

  private Mine() {}

  /** Returns one class with this body. */
  static Map<String, String> tests(String name, String body) {
    return Map.of("mine/" + name + ".java", IMPORTS + "class " + name + " {\n" + body + "\n}\n");
  }

  /** Returns the sources of all of these. */
  static Map<String, String> all(List<Map<String, String>> classes) {
    Map<String, String> all = new LinkedHashMap<>();
    classes.forEach(all::putAll);
    return all;
  }

  /** Good tests of what {@link Wrong} has wrong. */
  static Map<String, String> good() {
    return tests(
        "GoodTest",
        """
        @Test void sigmoidOfTwo() {
          assertThat(Sigmoid.sigmoid(2)).isCloseTo(0.8807970779778824, within(1e-15));
        }
        @Test void gradientOfOutput() {
          assertThat(Sigmoid.gradient(0.8)).isCloseTo(0.16, within(1e-15));
        }
        @Test void bpropIsTheSlopeOfFprop() {
          LinearLayer layer =
              new LinearLayer(new double[][] {{1, 2}, {3, 5}}, new double[] {1, 2});
          double[][] v = {{1, -1}};
          layer.fprop(new double[][] {{1, 1}});
          double[] slope = layer.bprop(v)[0];
          assertThat(GradCheck.check(x -> {
            double[] y = layer.fprop(new double[][] {x})[0];
            return y[0] - y[1];
          }, new double[] {1, 1}, slope).passed()).isTrue();
        }
        """);
  }

  /** Returns some tests that always pass. */
  static String passing(int count) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(
          "@Test void passes%d() { assertThat(Sigmoid.sigmoid(0)).isEqualTo(0.5); }\n"
              .formatted(i));
    }
    return all.toString();
  }

  /** A method that calls everything and returns what came out. */
  static final String EVERYTHING =
      """
      static List<Object> everything() {
        List<Object> seen = new ArrayList<>();
        for (double x = -3; x < 3; x += 0.7) {
          seen.add(Sigmoid.sigmoid(x));
          seen.add(Sigmoid.gradient(x));
        }
        seen.add(Arrays.toString(Softmax.softmax(new double[] {0.3, -1, 2, 0.7, 1, 5, -2})));
        LinearLayer layer = new LinearLayer(new double[][] {{1, 2}, {3, 5}}, new double[] {1, 2});
        seen.add(Arrays.deepToString(layer.fprop(new double[][] {{1, 1}})));
        seen.add(Arrays.deepToString(layer.bprop(new double[][] {{1, 7}})));
        return seen;
      }
      static String rounded() {
        StringBuilder all = new StringBuilder();
        for (double x = -3; x < 3; x += 0.7) {
          all.append((float) Sigmoid.sigmoid(x)).append((float) Sigmoid.gradient(x));
        }
        return all.toString();
      }
      """;
}
