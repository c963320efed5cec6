package backprop.grader.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each relation is seen in programs that show it, and not in others, nor in ones almost alike. */
class RelationsTest {

  private static final int[][] SHAPES = {{2, 3}, {4, 2}, {3, 5}, {5, 4}, {3, 3}};

  static Stream<Arguments> relations() {
    return Stream.of(
        shows("factor", "opposite sign", each((x, m) -> -x)),
        shows("factor", "twice", each((x, m) -> 2 * x)),
        shows("factor", "half", each((x, m) -> x / 2)),
        shows("factor", "base 2", each((x, m) -> x / Math.log(2))),
        shows("size", "times N, the number of rows", each((x, m) -> x * m.length)),
        shows("size", "divided by N", each((x, m) -> x / m.length)),
        shows("size", "divided by the number of columns", each((x, m) -> x / m[0].length)),
        shows("size", "opposite sign, and divided by N", each((x, m) -> -x / m.length)),
        shows("size", "divided by the square of N", each((x, m) -> x / m.length / m.length)),
        shows("size", "and divided by", each((x, m) -> x * m.length / m[0].length)),
        shows("offset", "0.250 more", each((x, m) -> x + 0.25)),
        shows("offset", "the logarithm of", each((x, m) -> x + Math.log(m[0].length))),
        shows("zero", "zero throughout", each((x, m) -> 0)),
        shows("nan", "NaN throughout", each((x, m) -> Double.NaN)),
        shows("infinite", "infinite throughout", each((x, m) -> Double.POSITIVE_INFINITY)),
        shows("function", "the exponential of", each((x, m) -> Math.exp(x))),
        shows("function", "the square of", each((x, m) -> x * x)),
        shows("float", "seven", each((x, m) -> (float) x)),
        shows("digits", "rounded to 2 decimals", each((x, m) -> Math.rint(x * 100) / 100)),
        shows("digits", "cut off after 1 decimal", each((x, m) -> (long) (x * 10) / 10.0)),
        shows("first-row", "first row in every row", m -> rows(m, n -> 0)),
        shows("last-row", "last row in every row", m -> rows(m, n -> m.length - 1)),
        shows("order", "another order", m -> rows(m, n -> m.length - 1 - n)),
        shows("place", "in the first row only: there it is 0", at((n, k, m) -> n == 0, x -> 0.0)),
        shows("place", "in the last row only", at((n, k, m) -> n == m.length - 1, x -> x + n(x))),
        shows("place", "in the last column only", at((n, k, m) -> k == m[0].length - 1, x -> 7.5)),
        shows(
            "place",
            "in the diagonal only: there it has the opp",
            at((n, k, m) -> n == k, x -> -x)),
        shows("place", "below the diagonal only: there it is 0", at((n, k, m) -> n > k, x -> 0.0)),
        shows("place", "above the diagonal only", at((n, k, m) -> n < k, x -> x + n(x))),
        shows(
            "all-equal", "the same number", m -> at((n, k, mm) -> true, x -> m[0][0] + 1).apply(m)),
        shows("row-factor", "row to row", m -> scaled(m, false)),
        shows("column-factor", "column to column", m -> scaled(m, true)),
        shows("one-factor", "from call to call", m -> each((x, a) -> x * (1.3 + m[0][0])).apply(m)),
        shows("row-offset", "same within a row", m -> offset(m)));
  }

  private static Arguments shows(String id, String words, UnaryOperator<double[][]> program) {
    return arguments(id, words, program);
  }

  @ParameterizedTest
  @MethodSource("relations")
  void whatAProgramShowsIsSeen(String id, String words, UnaryOperator<double[][]> program) {
    Relations.Found found = Relations.find(samples(program), List.of()).orElseThrow();
    assertThat(found.id()).isEqualTo(id);
    assertThat(found.sentence()).contains(words);
  }

  @ParameterizedTest
  @MethodSource("relations")
  void aSingleOtherAnswerDisprovesIt(String id, String words, UnaryOperator<double[][]> program) {
    List<Sample> samples = samples(program);
    samples.add(samples(m -> offset(scaled(m, true))).get(1));
    assertThat(Relations.find(samples, List.of()).map(Relations.Found::id))
        .isNotEqualTo(Optional.of(id));
  }

  @ParameterizedTest
  @MethodSource("relations")
  void oneShapeShowsNoSize(String id, String words, UnaryOperator<double[][]> program) {
    List<Sample> one = samples(program).subList(0, 1);
    assertThat(Relations.find(one, List.of()).map(Relations.Found::id).orElse(""))
        .isNotIn("size", "place", "where");
  }

  @Test
  void noiseShowsNothing() {
    Random random = new Random(5);
    UnaryOperator<double[][]> noise = each((x, m) -> random.nextGaussian());
    assertThat(Relations.find(samples(noise), List.of())).isEmpty();
  }

  @Test
  void itIsSeenWhatSumsToOneInPlaceOfTheRows() {
    assertThat(said(false, RelationsTest::byColumns)).contains("sum to 1 in each column");
    assertThat(said(false, RelationsTest::byAll)).contains("sum to 1 over the whole matrix");
    assertThat(said(false, m -> each((x, a) -> x * x).apply(byAll(m)))).contains("rows that don't");
    assertThat(said(true, RelationsTest::byColumns)).contains("powers of e that sum to 1 in each");
    assertThat(said(true, RelationsTest::byAll)).contains("powers of e that sum to 1 over the");
    assertThat(said(true, m -> each((x, a) -> x * x).apply(byAll(m))))
        .contains("rows whose powers of e don't");
  }

  // Rows of probabilities, or their logarithms, and what a program makes of the powers of e.
  private static String said(boolean logs, UnaryOperator<double[][]> program) {
    Random random = new Random(3);
    List<Sample> samples = new ArrayList<>();
    for (int[] shape : SHAPES) {
      double[][] powers = new double[shape[0]][shape[1]];
      powers = each((x, m) -> Math.exp(random.nextGaussian())).apply(powers);
      UnaryOperator<double[][]> end = each((x, m) -> logs ? Math.log(x) : x);
      Leaf right = leaf(end.apply(byRows(powers)));
      samples.add(new Sample("", right, leaf(end.apply(program.apply(powers))), List.of()));
    }
    return Relations.find(samples, List.of()).orElseThrow().sentence();
  }

  private static double[][] byRows(double[][] m) {
    return Arrays.stream(m)
        .map(row -> Arrays.stream(row).map(x -> x / Arrays.stream(row).sum()).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] byColumns(double[][] m) {
    double[] sums = new double[m[0].length];
    Arrays.stream(m).forEach(row -> Arrays.setAll(sums, k -> sums[k] + row[k]));
    return Arrays.stream(m)
        .map(row -> IntStream.range(0, sums.length).mapToDouble(k -> row[k] / sums[k]).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] byAll(double[][] m) {
    double sum = Arrays.stream(flat(m)).sum();
    return each((x, a) -> x / sum).apply(m);
  }

  @Test
  void aDifferenceOfNumbersNearOneIsSeen() {
    List<Sample> samples = new ArrayList<>();
    for (double x : new double[] {-5, -36, -40, -50}) {
      double right = Math.exp(x) / (1 + Math.exp(x));
      samples.add(sample(x, right, 1 - 1 / (1 + Math.exp(x))));
    }
    assertThat(Relations.find(samples, List.of()).orElseThrow().id()).isEqualTo("cancelled");
    samples.add(sample(1, 0.5, 0.6));
    assertThat(Relations.find(samples, List.of())).isEmpty();
  }

  @Test
  void floatsAreSeenWhereverTheyComeFrom() {
    List<Sample> samples = new ArrayList<>();
    for (double x : new double[] {0.1, 0.7, 1.3, 2.9, 5.1}) {
      float power = (float) Math.exp(-x);
      samples.add(sample(x, 1 / (1 + Math.exp(-x)), 1 / (1 + power)));
    }
    assertThat(Relations.find(samples, List.of()).orElseThrow().id()).isEqualTo("float");
    samples.add(sample(1, 0.5, 0.6f));
    assertThat(Relations.find(samples, List.of())).isEmpty();
  }

  private static Sample sample(double given, double want, double got) {
    return new Sample("", number(want), number(got), List.of(number(given)));
  }

  private static Leaf number(double x) {
    return new Leaf("", "double", List.of(), new double[] {x}, null);
  }

  @Test
  void theTransposedIsSeenWhateverItsShape() {
    UnaryOperator<double[][]> turned =
        m -> {
          double[] flat = flat(m);
          double[][] result = new double[m.length][m[0].length];
          for (int i = 0; i < flat.length; i++) {
            int at = i % m[0].length * m.length + i / m[0].length;
            result[at / m[0].length][at % m[0].length] = flat[i];
          }
          return result;
        };
    assertThat(Relations.find(samples(turned), List.of()).orElseThrow().id())
        .isEqualTo("transposed");
  }

  private interface Entry {
    double of(double x, double[][] matrix);
  }

  private interface Place {
    boolean is(int n, int k, double[][] matrix);
  }

  private static double n(double x) {
    return 1 + x * x;
  }

  private static UnaryOperator<double[][]> each(Entry entry) {
    return m ->
        Arrays.stream(m)
            .map(row -> Arrays.stream(row).map(x -> entry.of(x, m)).toArray())
            .toArray(double[][]::new);
  }

  private static UnaryOperator<double[][]> at(Place place, UnaryOperator<Double> wrong) {
    return m -> {
      double[][] result = each((x, a) -> x).apply(m);
      for (int n = 0; n < m.length; n++) {
        for (int k = 0; k < m[n].length; k++) {
          result[n][k] = place.is(n, k, m) ? wrong.apply(m[n][k]) : m[n][k];
        }
      }
      return result;
    };
  }

  private static double[][] rows(double[][] m, IntUnaryOperator which) {
    double[][] result = new double[m.length][];
    for (int n = 0; n < m.length; n++) {
      result[n] = m[which.applyAsInt(n)].clone();
    }
    return result;
  }

  private static double[][] scaled(double[][] m, boolean columns) {
    double[][] result = each((x, a) -> x).apply(m);
    for (int n = 0; n < m.length; n++) {
      for (int k = 0; k < m[n].length; k++) {
        result[n][k] *= 1.7 + (columns ? k : n) * 0.31;
      }
    }
    return result;
  }

  private static double[][] offset(double[][] m) {
    double[][] result = each((x, a) -> x).apply(m);
    for (int n = 0; n < m.length; n++) {
      for (int k = 0; k < m[n].length; k++) {
        result[n][k] += 0.37 * (n + 1) + m[0][0];
      }
    }
    return result;
  }

  private static double[] flat(double[][] m) {
    return Arrays.stream(m).flatMapToDouble(Arrays::stream).toArray();
  }

  private static List<Sample> samples(UnaryOperator<double[][]> program) {
    Random random = new Random(1);
    List<Sample> samples = new ArrayList<>();
    for (int[] shape : SHAPES) {
      double[][] right = new double[shape[0]][shape[1]];
      double[][] given = new double[shape[0]][shape[1]];
      for (int i = 0; i < shape[0] * shape[1]; i++) {
        right[i / shape[1]][i % shape[1]] = random.nextGaussian();
        given[i / shape[1]][i % shape[1]] = random.nextGaussian();
      }
      samples.add(new Sample("", leaf(right), leaf(program.apply(right)), List.of(leaf(given))));
    }
    return samples;
  }

  private static Leaf leaf(double[][] m) {
    return new Leaf("", "double[][]", List.of(m.length, m[0].length), flat(m), null);
  }
}
