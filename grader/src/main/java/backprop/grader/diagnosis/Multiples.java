package backprop.grader.diagnosis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Wrong answers that are the right ones times something, or plus something. */
final class Multiples {

  private static final Map<String, Double> FACTORS = new LinkedHashMap<>();

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
  }

  private Multiples() {}

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
    return s.is(x -> x * each) ? factor : Double.NaN;
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

  static String factor(List<Sample> wrong) {
    List<Sample> telling = withFactor(wrong);
    for (Map.Entry<String, Double> each : FACTORS.entrySet()) {
      double c = each.getValue();
      if (!telling.isEmpty() && Sample.holds(wrong, s -> s.is(x -> c * x))) {
        return "is " + each.getKey();
      }
    }
    return null;
  }

  static String sizeFactor(List<Sample> wrong) {
    List<Sample> telling = withFactor(wrong);
    if (telling.isEmpty()) {
      return null;
    }
    for (String size : telling.get(0).sizes().keySet()) {
      for (int power : new int[] {1, -1, 2, -2}) {
        for (int sign : new int[] {1, -1}) {
          Set<Double> seen = new LinkedHashSet<>();
          boolean holds =
              Sample.holds(
                  wrong,
                  s -> {
                    Double n = s.sizes().get(size);
                    seen.add(n == null ? 0 : n);
                    return n != null && s.is(x -> sign * x * Math.pow(n, power));
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
            Sample.holds(
                wrong,
                s -> {
                  double c = s.sizes().getOrDefault(up, 0.0) / s.sizes().getOrDefault(down, 0.0);
                  seen.add(c);
                  return s.is(x -> x * c);
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

  static String number(double x) {
    return x == Math.rint(x) ? Long.toString((long) x) : String.format(Locale.ROOT, "%.3g", x);
  }

  static double offset(Sample s) {
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
    return s.is(x -> x + d) ? d : Double.NaN;
  }

  static String offset(List<Sample> wrong) {
    double first = offset(wrong.get(0));
    if (!(Math.abs(first) > 1e-6)) {
      return null;
    }
    if (wrong.size() > 2 && Sample.holds(wrong, s -> Sample.same(offset(s), first, 1e-9))) {
      String by = number(Math.abs(first));
      return "is always %s %s than the right one".formatted(by, first > 0 ? "more" : "less");
    }
    // Of equal entries a sum differs from its largest term by a logarithm, and others don't.
    boolean varied = wrong.stream().anyMatch(s -> !s.allGiven(x -> x == s.anyGiven()));
    for (String size : wrong.get(0).sizes().keySet()) {
      for (boolean log : varied ? new boolean[] {true, false} : new boolean[] {false}) {
        for (int sign : new int[] {1, -1}) {
          Set<Double> seen = new LinkedHashSet<>();
          if (Sample.holds(
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
}
