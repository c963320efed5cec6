package backprop.grader.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs whose methods overwrite what they are given. */
class OverwritingMethodTest {

  /** A record of arrays, but not one of the assignment's. */
  public record Pair(double[] a, double[][] b) {}

  /** Methods with and without arrays. */
  public static final class Sample {

    /** Answers with the sum of all entries, and how many there are. */
    public static double[] sum(double[][] x, long unused, double[] y) {
      double sum = unused;
      int count = 0;
      for (double[] row : x) {
        for (double entry : row) {
          sum += entry;
          count++;
        }
      }
      return new double[] {sum + y[0], count};
    }

    /** Has no array among its arguments. */
    public static double one(double x) {
      return x;
    }
  }

  @Test
  void onlyMethodsWithArraysOverwriteThem() throws IOException {
    assertThat(OverwritingMethod.of(Sample.class.getName(), bytes()))
        .extracting(OverwritingMethod::name)
        .containsExactly("sum");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, NaN, 4",
    "zeros, 5, 4",
    "other numbers, 40, 4",
    "longer rows, 20, 10",
    "shorter rows, 14, 2"
  })
  void theAnswerFollowsFromTheOverwrittenArguments(String kind, double sum, int count)
      throws Exception {
    for (String how : List.of("inPlace", "copied")) {
      double[][] x = {{1, 2}, {3, 4}};
      double[] y = {5};
      assertThat(call(kind, how, x, y)).containsExactly(sum, count);
    }
  }

  @Test
  void argumentsChangeOnlyInPlace() throws Exception {
    double[][] x = {{1, 2}, {3, 4}};
    double[] y = {5};
    call("zeros", "copied", x, y);
    assertThat(x).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    assertThat(y).containsExactly(5);
    call("zeros", "inPlace", x, y);
    assertThat(x).isDeepEqualTo(new double[2][2]);
    assertThat(y).containsExactly(0);
    call("shorter rows", "inPlace", x, y);
    assertThat(x).isDeepEqualTo(new double[2][1]);
  }

  @Test
  void afterwardsTheAnswerIsRightAndTheArgumentsAreNot() throws Exception {
    double[][] x = {{1, 2}, {3, 4}};
    double[] y = {5};
    assertThat(call("zeros", "afterwards", x, y)).containsExactly(20, 4);
    assertThat(x).isDeepEqualTo(new double[2][2]);
    assertThat(y).containsExactly(0);
  }

  @Test
  void arraysOfRecordsAreOverwrittenToo() {
    Pair[] pairs = {new Pair(new double[] {1}, new double[][] {{2, 3}})};
    Pair[] copies = (Pair[]) Overwriting.copied(pairs, "zeros");
    assertThat(copies[0].b()).isDeepEqualTo(new double[1][2]);
    assertThat(pairs[0].b()).isDeepEqualTo(new double[][] {{2, 3}});
    Overwriting.inPlace(pairs, "other numbers");
    assertThat(pairs[0].a()).containsExactly(3);
    assertThat(pairs[0].b()).isDeepEqualTo(new double[][] {{5, 7}});
  }

  private static double[] call(String kind, String how, double[][] x, double[] y) throws Exception {
    OverwritingMethod method = OverwritingMethod.of(Sample.class.getName(), bytes()).get(0);
    Map<String, byte[]> program = method.program(bytes(), kind, how);
    Class<?> changed =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!program.containsKey(name)) {
              throw new ClassNotFoundException(name);
            }
            return defineClass(name, program.get(name), 0, program.get(name).length);
          }
        }.loadClass(Sample.class.getName());
    return (double[])
        changed
            .getMethod("sum", double[][].class, long.class, double[].class)
            .invoke(null, x, 5L, y);
  }

  private static byte[] bytes() throws IOException {
    try (InputStream in = Sample.class.getResourceAsStream("OverwritingMethodTest$Sample.class")) {
      return in.readAllBytes();
    }
  }
}
