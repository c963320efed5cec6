package backprop.grader.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What can be seen between wrong answers and the right ones: the table of relations. Each holds in
 * all wrong calls or isn't told, so it is true whatever the program is.
 */
final class Relations {

  /**
   * A relation.
   *
   * @param sentence completes "Your gradient of W1 is ..."
   * @param exact whether it says what every wrong number is
   */
  record Found(String id, String sentence, boolean exact) {}

  private record Relation(String id, boolean exact, Sentence sentence) {}

  private interface Sentence {
    /** Returns the sentence; null where the relation doesn't hold. */
    String of(List<Sample> wrong, List<Sample> right);
  }

  private static final Map<String, Double> FACTORS = new LinkedHashMap<>();
  private static final Map<String, DoubleUnaryOperator> FUNCTIONS = new LinkedHashMap<>();
  private static final List<Relation> TABLE = new ArrayList<>();

  static {
    FACTORS.put("the right one with the opposite sign", -1.0);
    FACTORS.put("twice the right one", 2.0);
    FACTORS.put("half of the right one", 0.5);
    FACTORS.put("minus twice the right one", -2.0);
    FACTORS.put("minus half of the right one", -0.5);
    FACTORS.put("four times the right one", 4.0);
    FACTORS.put("a quarter of the right one", 0.25);
    FACTORS.put("100 times the right one", 100.0);
    FACTORS.put(
        "the right one with logarithms to base 2 in place of natural ones", 1 / Math.log(2));
    FACTORS.put(
        "the right one with logarithms to base 10 in place of natural ones", 1 / Math.log(10));
    FACTORS.put("√2 times the right one", Math.sqrt(2));
    FACTORS.put("the right one divided by √2", Math.sqrt(0.5));
    FACTORS.put("√3 times the right one", Math.sqrt(3));
    FACTORS.put("the right one divided by √3", Math.sqrt(1 / 3.0));
    FACTORS.put("the right one divided by √6", Math.sqrt(1 / 6.0));

    FUNCTIONS.put("the logarithm of", Math::log);
    FUNCTIONS.put("the exponential of", Math::exp);
    FUNCTIONS.put("the square of", x -> x * x);
    FUNCTIONS.put("the absolute value of", Math::abs);
    FUNCTIONS.put("the nearest whole number to", Math::rint);
    FUNCTIONS.put("1 minus", x -> 1 - x);
    FUNCTIONS.put("1 more than", x -> x + 1);
    FUNCTIONS.put("1 less than", x -> x - 1);
    FUNCTIONS.put("the reciprocal (1/x) of", x -> 1 / x);
    FUNCTIONS.put("the square root of", Math::sqrt);
    FUNCTIONS.put("the sigmoid of", x -> 1 / (1 + Math.exp(-x)));
    FUNCTIONS.put("the sigmoid of twice", x -> 1 / (1 + Math.exp(-2 * x)));
    FUNCTIONS.put("the sigmoid of half", x -> 1 / (1 + Math.exp(-x / 2)));
    FUNCTIONS.put("tanh of", Math::tanh);
    FUNCTIONS.put("s(1 - s), with s", x -> x * (1 - x));
    FUNCTIONS.put("1 - y², with y", x -> 1 - x * x);
    FUNCTIONS.put("max(x, 0), with x", x -> Math.max(0, x));

    whole("zero", "is zero throughout", s -> all(s, x -> x == 0));
    whole("nan", "is NaN throughout", s -> all(s, Double::isNaN));
    TABLE.add(new Relation("factor", true, (wrong, right) -> factor(wrong)));
    TABLE.add(new Relation("size", true, (wrong, right) -> sizeFactor(wrong)));
    TABLE.add(new Relation("offset", true, (wrong, right) -> offset(wrong)));
    whole("transposed", "is the right one, transposed", Relations::transposed);
    TABLE.add(new Relation("input", true, (wrong, right) -> ofInput(wrong)));
    TABLE.add(new Relation("function", true, (wrong, right) -> ofRight(wrong)));
    whole("first-row", "has the right first row in every row", s -> s.isMatrix() && rowsAre(s, 0));
    whole(
        "last-row",
        "has the right last row in every row",
        s -> s.isMatrix() && rowsAre(s, s.rows() - 1));
    TABLE.add(new Relation("float", true, (wrong, right) -> rounded(wrong)));
    TABLE.add(
        new Relation(
            "order",
            true,
            (wrong, right) ->
                holds(wrong, Relations::reordered)
                    ? "has the right numbers, but in another order"
                    : null));
    TABLE.add(
        new Relation(
            "all-equal",
            false,
            (wrong, right) ->
                holds(
                        wrong,
                        s ->
                            s.want().numbers().length > 1 && all(s, x -> x == s.got().numbers()[0]))
                    ? "has the same number in every entry"
                    : null));
    TABLE.add(new Relation("where", false, Relations::where));
    TABLE.add(new Relation("place", false, Relations::places));
    TABLE.add(
        new Relation(
            "one-factor",
            false,
            (wrong, right) ->
                holds(wrong, s -> s.want().numbers().length > 1 && !Double.isNaN(factor(s)))
                    ? "is a multiple of the right one, by a factor that differs from call to call"
                    : null));
    TABLE.add(
        new Relation(
            "row-factor",
            false,
            (wrong, right) ->
                holds(wrong, s -> s.isMatrix() && s.columns() > 1 && rowFactors(s, false))
                    ? "has in each row the right numbers times a factor that differs from row to row"
                    : null));
    TABLE.add(
        new Relation(
            "column-factor",
            false,
            (wrong, right) ->
                holds(wrong, s -> s.isMatrix() && s.columns() > 1 && rowFactors(s, true))
                    ? "has in each column the right numbers times a factor that differs from column to column"
                    : null));
    TABLE.add(
        new Relation(
            "row-offset",
            false,
            (wrong, right) ->
                holds(wrong, s -> s.columns() > 1 && rowOffsets(s))
                    ? "is the right one plus a number that is the same within a row"
                    : null));
    TABLE.add(new Relation("sums", false, (wrong, right) -> rowSums(wrong)));
    TABLE.add(new Relation("size-only", false, Relations::when));
    TABLE.add(new Relation("signs", false, (wrong, right) -> signs(wrong)));
    TABLE.add(new Relation("larger", false, (wrong, right) -> larger(wrong)));
  }

  private Relations() {}

  private static void whole(String id, String sentence, Predicate<Sample> holds) {
    TABLE.add(new Relation(id, true, (wrong, right) -> holds(wrong, holds) ? sentence : null));
  }

  /** Returns the first relation of the table that holds in all wrong answers. */
  static Optional<Found> find(List<Sample> wrong, List<Sample> right) {
    for (Relation relation : TABLE) {
      // A single answer may be so by chance.
      String sentence = wrong.size() < 2 ? null : relation.sentence.of(wrong, right);
      if (sentence != null) {
        return Optional.of(new Found(relation.id, sentence, relation.exact));
      }
    }
    return Optional.empty();
  }

  private static boolean holds(List<Sample> samples, Predicate<Sample> holds) {
    return samples.stream().allMatch(holds);
  }

  private static boolean all(Sample sample, DoublePredicate holds) {
    return Arrays.stream(sample.got().numbers()).allMatch(holds);
  }

  /** Returns got / want; NaN unless it is one factor for all entries. */
  static double factor(Sample s) {
    double factor = Double.NaN;
    for (int i = 0; i < s.want().numbers().length; i++) {
      double want = s.want().numbers()[i];
      double got = s.got().numbers()[i];
      if (!Double.isFinite(want) || !Double.isFinite(got)) {
        if (!Sample.same(want, got, 0) && !Sample.same(-want, got, 0)) {
          return Double.NaN;
        }
      } else if (Double.isNaN(factor) && Math.abs(want) > 1e-12) {
        factor = got / want;
      }
    }
    double each = factor;
    return s.is(Arrays.stream(s.want().numbers()).map(x -> x * each).toArray())
        ? factor
        : Double.NaN;
  }

  // Where nothing can be divided (0, infinite), a sample has no say, as long as another one has.
  private static List<Sample> withFactor(List<Sample> samples) {
    return samples.stream()
        .filter(
            s ->
                Arrays.stream(s.want().numbers())
                    .anyMatch(x -> Double.isFinite(x) && Math.abs(x) > 1e-12))
        .toList();
  }

  private static String factor(List<Sample> wrong) {
    List<Sample> telling = withFactor(wrong);
    for (Map.Entry<String, Double> each : FACTORS.entrySet()) {
      double c = each.getValue();
      if (!telling.isEmpty()
          && holds(wrong, s -> s.is(Arrays.stream(s.want().numbers()).map(x -> c * x).toArray()))) {
        return "is " + each.getKey();
      }
    }
    return null;
  }

  private static String sizeFactor(List<Sample> wrong) {
    List<Sample> telling = withFactor(wrong);
    if (telling.isEmpty()) {
      return null;
    }
    for (String size : telling.get(0).sizes().keySet()) {
      for (int power : new int[] {1, -1, 2, -2}) {
        for (int sign : new int[] {1, -1}) {
          Set<Double> seen = new LinkedHashSet<>();
          boolean holds =
              holds(
                  wrong,
                  s -> {
                    Double n = s.sizes().get(size);
                    seen.add(n == null ? 0 : n);
                    return n != null
                        && s.is(
                            Arrays.stream(s.want().numbers())
                                .map(x -> sign * x * Math.pow(n, power))
                                .toArray());
                  });
          if (holds && seen.size() > 1) {
            return sizeSentence(size, power, sign, List.copyOf(seen));
          }
        }
      }
    }
    return ratio(telling);
  }

  private static String ratio(List<Sample> wrong) {
    for (String up : wrong.get(0).sizes().keySet()) {
      for (String down : wrong.get(0).sizes().keySet()) {
        Set<Double> seen = new LinkedHashSet<>();
        boolean holds =
            holds(
                wrong,
                s -> {
                  double c = s.sizes().getOrDefault(up, 0.0) / s.sizes().getOrDefault(down, 0.0);
                  seen.add(c);
                  return s.is(Arrays.stream(s.want().numbers()).map(x -> x * c).toArray());
                });
        if (holds && seen.size() > 1) {
          return "is the right one times %s and divided by %s".formatted(up, down);
        }
      }
    }
    return null;
  }

  private static String sizeSentence(String size, int power, int sign, List<Double> seen) {
    String name = Math.abs(power) == 2 ? "the square of " + size : size;
    String first = number(Math.pow(seen.get(0), Math.abs(power)));
    String second = number(Math.pow(seen.get(1), Math.abs(power)));
    String what = sign < 0 ? "the right one with the opposite sign, and " : "the right one ";
    String letter = size.contains(",") ? size.substring(0, size.indexOf(',')) : size;
    return "is %s%s %s: %s %s where %s is %s, %s %s where it is %s"
        .formatted(
            what,
            power > 0 ? "times" : "divided by",
            name,
            power > 0 ? "times" : "by",
            first,
            letter,
            number(seen.get(0)),
            power > 0 ? "times" : "by",
            second,
            number(seen.get(1)));
  }

  private static String number(double x) {
    return x == Math.rint(x) ? Long.toString((long) x) : String.format(Locale.ROOT, "%.3g", x);
  }

  private static double offset(Sample s) {
    double offset = Double.NaN;
    for (int i = 0; i < s.want().numbers().length; i++) {
      double difference = s.got().numbers()[i] - s.want().numbers()[i];
      if (Double.isFinite(difference) && Double.isNaN(offset)) {
        offset = difference;
      } else if (Double.isFinite(difference) && !Sample.same(offset, difference, 1e-9)) {
        return Double.NaN;
      }
    }
    double d = offset;
    return s.is(Arrays.stream(s.want().numbers()).map(x -> x + d).toArray()) ? d : Double.NaN;
  }

  private static String offset(List<Sample> wrong) {
    double first = offset(wrong.get(0));
    if (!(Math.abs(first) > 1e-6)) {
      return null;
    }
    if (wrong.size() > 2 && holds(wrong, s -> Sample.same(offset(s), first, 1e-9))) {
      String by = number(Math.abs(first));
      return "is always %s %s than the right one".formatted(by, first > 0 ? "more" : "less");
    }
    for (String size : wrong.get(0).sizes().keySet()) {
      for (boolean log : new boolean[] {true, false}) {
        for (int sign : new int[] {1, -1}) {
          Set<Double> seen = new LinkedHashSet<>();
          if (holds(
                  wrong,
                  s -> {
                    Double n = s.sizes().get(size);
                    seen.add(n == null ? 0 : n);
                    return n != null
                        && Sample.same(offset(s), sign * (log ? Math.log(n) : n), 1e-9);
                  })
              && seen.size() > 1) {
            return "is %s than the right one by %s%s"
                .formatted(sign > 0 ? "larger" : "smaller", log ? "the logarithm of " : "", size);
          }
        }
      }
    }
    return null;
  }

  private static boolean transposed(Sample s) {
    if (!s.isMatrix() || s.columns() < 2) {
      return false;
    }
    double[] turned = new double[s.want().numbers().length];
    for (int i = 0; i < turned.length; i++) {
      turned[i % s.columns() * s.rows() + i / s.columns()] = s.want().numbers()[i];
    }
    return s.is(turned);
  }

  private static String ofInput(List<Sample> wrong) {
    int inputs = wrong.get(0).alike().size();
    if (wrong.stream().mapToLong(Sample::telling).sum() < 2) {
      return null;
    }
    for (int j = 0; j < inputs; j++) {
      int input = j;
      String name = inputs == 1 ? "its input" : "its input " + ordinal(j);
      if (holds(wrong, s -> s.alike().size() > input && s.is(s.alike().get(input).numbers()))) {
        return "is " + name + " itself";
      }
      for (Map.Entry<String, DoubleUnaryOperator> f : FUNCTIONS.entrySet()) {
        if (holds(
            wrong,
            s ->
                s.alike().size() > input
                    && s.is(
                        Arrays.stream(s.alike().get(input).numbers())
                            .map(f.getValue())
                            .toArray()))) {
          return "is " + f.getKey() + " " + name;
        }
      }
    }
    return null;
  }

  private static String ordinal(int j) {
    return List.of("(the first one)", "(the second one)", "(the third one)").get(Math.min(j, 2));
  }

  private static String ofRight(List<Sample> wrong) {
    if (wrong.stream().mapToDouble(Sample::evidence).sum() < 1) {
      return null;
    }
    for (Map.Entry<String, DoubleUnaryOperator> f : FUNCTIONS.entrySet()) {
      if (holds(wrong, s -> s.is(Arrays.stream(s.want().numbers()).map(f.getValue()).toArray()))) {
        return "is " + f.getKey() + " the right one";
      }
    }
    return null;
  }

  private static boolean rowsAre(Sample s, int row) {
    double[] numbers = new double[s.want().numbers().length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = s.want().numbers()[row * s.columns() + i % s.columns()];
    }
    return s.is(numbers);
  }

  private static String rounded(List<Sample> wrong) {
    boolean close =
        holds(
            wrong,
            s ->
                IntStream.range(0, s.want().numbers().length)
                    .allMatch(
                        i -> {
                          double want = s.want().numbers()[i];
                          double got = s.got().numbers()[i];
                          return Double.compare(want, got) == 0
                              || Math.abs(want - got) < 3e-7 * Math.abs(want);
                        }));
    boolean floats =
        holds(
            wrong,
            s ->
                s.is(Arrays.stream(s.want().numbers()).map(x -> (float) x).toArray())
                    && all(s, x -> x == (float) x || Double.isNaN(x)));
    return !close && !floats
        ? null
        : floats
            ? "has seven right digits only: it is a float, not a double"
            : "is right in its first digits only, as if a part were computed in floats, or as after a"
                + " difference of almost equal numbers";
  }

  private static boolean reordered(Sample s) {
    double[] want = s.want().numbers().clone();
    double[] got = s.got().numbers().clone();
    Arrays.sort(want);
    Arrays.sort(got);
    return s.telling() > 2
        && IntStream.range(0, want.length).allMatch(i -> Sample.same(want[i], got[i], 1e-12));
  }

  /** Where in an answer the wrong entries are: all of them there, and none elsewhere. */
  private static String places(List<Sample> wrong, List<Sample> right) {
    if (holds(wrong, s -> s.want().numbers().length == 1)) {
      return null;
    }
    Map<String, BiPredicate<Sample, Integer>> places = new LinkedHashMap<>();
    places.put("the first row", (s, i) -> s.isMatrix() && i / s.columns() == 0);
    places.put("the last row", (s, i) -> s.isMatrix() && i / s.columns() == s.rows() - 1);
    places.put("the first column", (s, i) -> s.isMatrix() && i % s.columns() == 0);
    places.put("the last column", (s, i) -> s.isMatrix() && i % s.columns() == s.columns() - 1);
    places.put("the diagonal", (s, i) -> s.isMatrix() && i / s.columns() == i % s.columns());
    places.put("the first entry", (s, i) -> !s.isMatrix() && i == 0);
    places.put("the last entry", (s, i) -> !s.isMatrix() && i == s.columns() - 1);
    for (Map.Entry<String, BiPredicate<Sample, Integer>> place : places.entrySet()) {
      for (boolean in : new boolean[] {true, false}) {
        if (!in && (!place.getKey().equals("the diagonal") || !holds(wrong, Sample::isMatrix))) {
          continue;
        }
        boolean only =
            wrong.size() > 1
                && holds(
                    wrong,
                    s ->
                        everywhere(s, i -> s.isWrong(i) ? place.getValue().test(s, i) == in : true))
                && wrong.stream().anyMatch(s -> !everywhere(s, s::isWrong))
                && wrong.stream().mapToLong(Relations::countRight).sum() > 3
                && wrong.stream().map(s -> s.want().shape()).distinct().count() > 1;
        if (only) {
          String where =
              in ? "in " + place.getKey() + " only" : "everywhere but in " + place.getKey();
          return "is wrong " + where + thereIs(wrong);
        }
      }
    }
    return null;
  }

  /** What an input is like where the entries are wrong. */
  private static String where(List<Sample> wrong, List<Sample> right) {
    Map<String, DoublePredicate> like = new TreeMap<>();
    like.put("0", x -> x == 0);
    like.put("negative", x -> x < 0);
    like.put("positive", x -> x > 0);
    like.put("NaN", Double::isNaN);
    like.put("infinite", Double::isInfinite);
    List<Sample> all = new ArrayList<>(wrong);
    all.addAll(right);
    int inputs = all.stream().mapToInt(s -> s.alike().size()).min().orElse(0);
    for (int j = 0; j < inputs; j++) {
      int input = j;
      for (Map.Entry<String, DoublePredicate> each : like.entrySet()) {
        BiPredicate<Sample, Integer> there =
            (s, i) -> each.getValue().test(s.alike().get(input).numbers()[i]);
        boolean only =
            wrong.size() > 1
                && holds(all, s -> everywhere(s, i -> !s.isWrong(i) || there.test(s, i)))
                && all.stream().mapToLong(Relations::countRight).sum() > 5
                && wrong.stream()
                        .mapToLong(
                            s ->
                                IntStream.range(0, s.want().numbers().length)
                                    .filter(s::isWrong)
                                    .count())
                        .sum()
                    > 2
                && all.stream().anyMatch(s -> !everywhere(s, i -> there.test(s, i)));
        if (only) {
          return "is wrong only where its input %sis %s%s"
              .formatted(inputs == 1 ? "" : ordinal(j) + " ", each.getKey(), thereIs(wrong));
        }
      }
    }
    return null;
  }

  private static long countRight(Sample s) {
    return IntStream.range(0, s.want().numbers().length)
        .filter(i -> !s.isWrong(i) && s.want().numbers()[i] != 0)
        .count();
  }

  private static boolean everywhere(Sample s, Predicate<Integer> holds) {
    return IntStream.range(0, s.want().numbers().length).allMatch(holds::test);
  }

  /** What the wrong entries have in common. */
  private static String thereIs(List<Sample> wrong) {
    if (wrongAre(wrong, (want, got) -> got == 0)) {
      return ": there it is 0";
    }
    if (wrongAre(wrong, (want, got) -> Double.isNaN(got))) {
      return ": there it is NaN";
    }
    if (wrongAre(wrong, (want, got) -> Sample.same(-want, got, 1e-12))) {
      return ": there it has the opposite sign";
    }
    if (wrongAre(wrong, (want, got) -> want == 0 && got != 0)) {
      return ": there it should be 0";
    }
    return "";
  }

  private static boolean wrongAre(List<Sample> wrong, BiPredicate<Double, Double> like) {
    return holds(
        wrong,
        s ->
            everywhere(
                s, i -> !s.isWrong(i) || like.test(s.want().numbers()[i], s.got().numbers()[i])));
  }

  private static boolean rowFactors(Sample s, boolean ofColumns) {
    int lines = ofColumns ? s.columns() : s.rows();
    int length = ofColumns ? s.rows() : s.columns();
    for (int line = 0; line < lines; line++) {
      double factor = Double.NaN;
      for (int i = 0; i < length; i++) {
        int at = ofColumns ? i * s.columns() + line : line * s.columns() + i;
        double want = s.want().numbers()[at];
        double got = s.got().numbers()[at];
        factor = Double.isNaN(factor) && Math.abs(want) > 1e-12 ? got / want : factor;
        if (!Double.isNaN(factor) && !Sample.same(factor * want, got, 1e-12)) {
          return false;
        }
      }
    }
    return s.telling() > 3 && length > 1;
  }

  private static boolean rowOffsets(Sample s) {
    for (int i = 0; i < s.want().numbers().length; i++) {
      int first = i / s.columns() * s.columns();
      double offset = s.got().numbers()[first] - s.want().numbers()[first];
      if (!Sample.same(s.got().numbers()[i] - s.want().numbers()[i], offset, 1e-9)) {
        return false;
      }
    }
    return s.telling() > 1;
  }

  private static double rowSum(Sample s, Leaf leaf, int row) {
    return IntStream.range(0, s.columns())
        .mapToDouble(k -> leaf.numbers()[row * s.columns() + k])
        .sum();
  }

  private static String rowSums(List<Sample> wrong) {
    List<Sample> finite =
        wrong.stream()
            .filter(s -> s.columns() > 1 && Double.isFinite(Tolerance.sum(s.got().numbers())))
            .toList();
    for (double sum : new double[] {1, 0}) {
      boolean should = holds(finite, s -> sumTo(s, s.want(), sum));
      if (finite.size() > 1 && should && holds(finite, s -> !sumTo(s, s.got(), sum))) {
        return "has rows that don't sum to " + number(sum);
      }
    }
    return null;
  }

  private static boolean sumTo(Sample s, Leaf leaf, double sum) {
    return IntStream.range(0, s.rows()).allMatch(n -> Sample.same(rowSum(s, leaf, n), sum, 1e-9));
  }

  /** What the wrong calls have in common that no right call has. */
  private static String when(List<Sample> wrong, List<Sample> right) {
    if (right.size() < 3 || wrong.size() < 2) {
      return null;
    }
    double low = wrong.stream().mapToDouble(Sample::largestGiven).min().orElse(0);
    double high = right.stream().mapToDouble(Sample::largestGiven).max().orElse(0);
    Map<String, Predicate<Sample>> calls = new LinkedHashMap<>();
    calls.put(
        "there are infinite numbers among its inputs",
        s -> !s.allGiven(x -> !Double.isInfinite(x)));
    calls.put("there is a NaN among its inputs", s -> !s.allGiven(x -> !Double.isNaN(x)));
    calls.put(
        "there is more than one row",
        s -> s.given().stream().anyMatch(l -> l.shape().size() == 2 && l.shape().get(0) > 1));
    calls.put("there is a negative number among its inputs", s -> !s.allGiven(x -> !(x < 0)));
    calls.put("there is a 0 among its inputs", s -> !s.allGiven(x -> x != 0));
    calls.put(
        "there are numbers among its inputs that aren't whole",
        s -> !s.allGiven(x -> x == Math.rint(x) || !Double.isFinite(x)));
    for (Map.Entry<String, Predicate<Sample>> each : calls.entrySet()) {
      boolean nonFinite = each.getKey().contains("NaN") || each.getKey().contains("infinite");
      boolean enough = nonFinite || (wrong.size() > 3 && right.size() > 4);
      if (enough && holds(wrong, each.getValue()) && right.stream().noneMatch(each.getValue())) {
        return "is wrong only in calls where " + each.getKey() + thereIs(wrong);
      }
    }
    return low > 30 && low > high
        ? "is wrong only in calls with very large or very negative inputs" + thereIs(wrong)
        : null;
  }

  private static String signs(List<Sample> wrong) {
    return wrong.size() > 1
            && wrongAre(wrong, (want, got) -> want * got < 0)
            && holds(wrong, s -> everywhere(s, s::isWrong))
        ? "has the wrong sign everywhere, and another size as well"
        : null;
  }

  private static String larger(List<Sample> wrong) {
    if (wrong.size() < 5) {
      return null;
    }
    if (wrongAre(wrong, (want, got) -> Math.abs(got) > Math.abs(want))) {
      return "is larger in size than the right one";
    }
    return wrongAre(wrong, (want, got) -> Math.abs(got) < Math.abs(want))
        ? "is smaller in size than the right one"
        : null;
  }
}
