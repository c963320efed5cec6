package backprop.grader.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Where in an answer, or in which calls, something is wrong and nowhere else. */
final class Places {

  private Places() {}

  /** Where in an answer the wrong entries are: all of them there, and none elsewhere. */
  static String places(List<Sample> wrong, List<Sample> right) {
    if (Sample.holds(wrong, s -> s.want().numbers().length == 1)) {
      return null;
    }
    Map<String, BiPredicate<Sample, Integer>> places = new LinkedHashMap<>();
    places.put("the first row", (s, i) -> s.isMatrix() && row(s, i) == 0);
    places.put("the last row", (s, i) -> s.isMatrix() && row(s, i) == s.rows() - 1);
    places.put("the first column", (s, i) -> s.isMatrix() && column(s, i) == 0);
    places.put("the last column", (s, i) -> s.isMatrix() && column(s, i) == s.columns() - 1);
    places.put("the diagonal", (s, i) -> s.isMatrix() && row(s, i) == column(s, i));
    places.put("the part below the diagonal", (s, i) -> s.isMatrix() && row(s, i) > column(s, i));
    places.put("the part above the diagonal", (s, i) -> s.isMatrix() && row(s, i) < column(s, i));
    places.put("the first entry", (s, i) -> !s.isMatrix() && i == 0);
    places.put("the last entry", (s, i) -> !s.isMatrix() && i == s.columns() - 1);
    boolean telling =
        wrong.size() > 1
            && wrong.stream().anyMatch(s -> !everywhere(s, s::isWrong))
            && wrong.stream().mapToLong(Places::countRight).sum() > 3
            && wrong.stream().map(s -> s.want().shape()).distinct().count() > 1;
    for (Map.Entry<String, BiPredicate<Sample, Integer>> place : places.entrySet()) {
      BiPredicate<Sample, Integer> there = place.getValue();
      if (telling
          && Sample.holds(wrong, s -> everywhere(s, i -> !s.isWrong(i) || there.test(s, i)))) {
        return "is wrong in " + place.getKey() + " only" + thereIs(wrong, "there");
      }
      if (telling
          && Sample.holds(
              wrong,
              s ->
                  everywhere(
                      s, i -> s.want().numbers()[i] == 0 || s.isWrong(i) != there.test(s, i)))) {
        return "is right in " + place.getKey() + " only" + thereIs(wrong, "elsewhere");
      }
    }
    return null;
  }

  /** Zeros; where a single row is right, as after a division of whole numbers. */
  static String zero(List<Sample> wrong, List<Sample> right) {
    if (!Sample.holds(wrong, s -> everywhere(s, i -> s.isZero(i)))) {
      return null;
    }
    List<Sample> telling = right.stream().filter(s -> !s.allGot(x -> x == 0)).toList();
    boolean single =
        !telling.isEmpty()
            && Sample.holds(telling, s -> s.firstSize() == 1)
            && Sample.holds(wrong, s -> s.firstSize() > 1);
    return single
        ? "is zero throughout, but for a single row: 1 / N of whole numbers is 0 from N = 2 on"
        : "is zero throughout";
  }

  /** What an input is like where the entries are wrong. */
  static String where(List<Sample> wrong, List<Sample> right) {
    Map<String, DoublePredicate> like = new TreeMap<>();
    like.put("0", x -> x == 0);
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
                && Sample.holds(all, s -> everywhere(s, i -> !s.isWrong(i) || there.test(s, i)))
                && all.stream().mapToLong(Places::countRight).sum() > 5
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
              .formatted(
                  inputs == 1 ? "" : Functions.ordinal(j) + " ",
                  each.getKey(),
                  thereIs(wrong, "there"));
        }
      }
    }
    return null;
  }

  private static int row(Sample s, int i) {
    return i / s.columns();
  }

  private static int column(Sample s, int i) {
    return i % s.columns();
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
  private static String thereIs(List<Sample> wrong, String where) {
    if (wrongAre(wrong, (want, got) -> got == 0)) {
      return ": " + where + " it is 0";
    }
    if (wrongAre(wrong, (want, got) -> Double.isNaN(got))) {
      return ": " + where + " it is NaN";
    }
    if (wrongAre(wrong, (want, got) -> Sample.same(-want, got, 1e-12))) {
      return ": " + where + " it has the opposite sign";
    }
    if (wrongAre(wrong, (want, got) -> want == 0 && got != 0)) {
      return ": " + where + " it should be 0";
    }
    return "";
  }

  private static boolean wrongAre(List<Sample> wrong, BiPredicate<Double, Double> like) {
    return Sample.holds(
        wrong,
        s ->
            everywhere(
                s, i -> !s.isWrong(i) || like.test(s.want().numbers()[i], s.got().numbers()[i])));
  }

  /** What the wrong calls have in common that no right call has. */
  static String when(List<Sample> wrong, List<Sample> right) {
    if (right.size() < 3 || wrong.size() < 2) {
      return null;
    }
    Map<String, Predicate<Sample>> calls = new LinkedHashMap<>();
    calls.put(
        "there are infinite numbers among its inputs",
        s -> !s.allGiven(x -> !Double.isInfinite(x)));
    calls.put("there is a NaN among its inputs", s -> !s.allGiven(x -> !Double.isNaN(x)));
    for (Map.Entry<String, Predicate<Sample>> each : calls.entrySet()) {
      if (Sample.holds(wrong, each.getValue()) && right.stream().noneMatch(each.getValue())) {
        return "is wrong only in calls where " + each.getKey() + thereIs(wrong, "there");
      }
    }
    return null;
  }

  static String signs(List<Sample> wrong) {
    return wrong.size() > 1
            && wrongAre(wrong, (want, got) -> want * got < 0)
            && Sample.holds(wrong, s -> everywhere(s, s::isWrong))
        ? "has the wrong sign everywhere, and another size as well"
        : null;
  }
}
