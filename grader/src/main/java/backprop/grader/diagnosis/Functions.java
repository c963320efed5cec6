package backprop.grader.diagnosis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Wrong answers that are a function of the right ones, or of an input. */
final class Functions {

  private static final Map<String, DoubleUnaryOperator> FUNCTIONS = new LinkedHashMap<>();

  static {
    FUNCTIONS.put("just", x -> x);
    FUNCTIONS.put("the logarithm of", Math::log);
    FUNCTIONS.put("the exponential of", Math::exp);
    FUNCTIONS.put("the square of", x -> x * x);
    FUNCTIONS.put("the absolute value of", Math::abs);
    FUNCTIONS.put("1 minus", x -> 1 - x);
    FUNCTIONS.put("1 more than", x -> x + 1);
    FUNCTIONS.put("1 less than", x -> x - 1);
    FUNCTIONS.put("the reciprocal (1/x) of", x -> 1 / x);
    FUNCTIONS.put("the square root of", Math::sqrt);
    FUNCTIONS.put("the sigmoid of", x -> 1 / (1 + Math.exp(-x)));
    FUNCTIONS.put("the sigmoid of twice", x -> 1 / (1 + Math.exp(-2 * x)));
    FUNCTIONS.put("the sigmoid of half", x -> 1 / (1 + Math.exp(-x / 2)));
    FUNCTIONS.put("tanh of", Math::tanh);
    FUNCTIONS.put("tanh of twice", x -> Math.tanh(2 * x));
    FUNCTIONS.put("tanh of half", x -> Math.tanh(x / 2));
    FUNCTIONS.put("s(1 - s), with s", x -> x * (1 - x));
    FUNCTIONS.put("1 - y², with y", x -> 1 - x * x);
    FUNCTIONS.put("max(x, 0), with x", x -> Math.max(0, x));
  }

  private Functions() {}

  static String ofInput(List<Sample> wrong) {
    int inputs = wrong.get(0).alike().size();
    if (wrong.stream().mapToLong(Sample::telling).sum() < 2) {
      return null;
    }
    for (int j = 0; j < inputs; j++) {
      int input = j;
      String name = inputs == 1 ? "its input" : "its input " + ordinal(j);
      for (Map.Entry<String, DoubleUnaryOperator> f : FUNCTIONS.entrySet()) {
        if (Sample.holds(
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
    return product(wrong, inputs);
  }

  // As in a layer's backward pass: v, or the right one, times something of an input.
  private static String product(List<Sample> wrong, int inputs) {
    for (Map.Entry<String, DoubleUnaryOperator> f : FUNCTIONS.entrySet()) {
      for (int i = -1; i < inputs; i++) {
        for (int j = 0; j < inputs; j++) {
          int one = i;
          int other = j;
          if (i != j
              && Sample.holds(
                  wrong,
                  s ->
                      s.alike().size() == inputs
                          && s.isProduct(
                              one < 0 ? s.want() : s.alike().get(one),
                              s.alike().get(other),
                              f.getValue()))) {
            return "is %s times %s its input %s, entry by entry"
                .formatted(
                    i < 0 ? "the right one" : "its input " + ordinal(i), f.getKey(), ordinal(j))
                .replace("times just", "times");
          }
        }
      }
    }
    return null;
  }

  static String ordinal(int j) {
    return List.of("(the first one)", "(the second one)", "(the third one)").get(Math.min(j, 2));
  }

  static String ofRight(List<Sample> wrong) {
    if (wrong.stream().mapToDouble(Sample::evidence).sum() < 1) {
      return null;
    }
    for (Map.Entry<String, DoubleUnaryOperator> f : FUNCTIONS.entrySet()) {
      if (Sample.holds(wrong, s -> s.is(f.getValue()))) {
        return "is " + f.getKey() + " the right one";
      }
    }
    return null;
  }

  /** Rounded or cut off after so many decimals. */
  static String digits(List<Sample> wrong) {
    boolean telling =
        wrong.stream().flatMapToDouble(s -> Arrays.stream(s.got().numbers())).distinct().count()
            > 3;
    for (int k = 0; telling && k < 10; k++) {
      double unit = Math.pow(10, k);
      String decimals = k == 0 ? "a whole number" : k == 1 ? "1 decimal" : k + " decimals";
      // Math.round makes 0 of NaN.
      if (Sample.holds(wrong, s -> s.is(x -> Math.rint(x * unit) / unit))
          || Sample.holds(wrong, s -> s.is(x -> Math.round(x * unit) / unit))) {
        return "is the right one rounded to " + decimals;
      }
      if (Sample.holds(wrong, s -> s.is(x -> (long) (x * unit) / unit))) {
        return "is the right one cut off after " + (k == 0 ? "the point" : decimals);
      }
    }
    return null;
  }

  static String rounded(List<Sample> wrong) {
    // Of the doubles in a range one in 500 million is a float.
    boolean floats =
        wrong.stream()
                    .flatMapToDouble(s -> Arrays.stream(s.got().numbers()))
                    .filter(x -> x != Math.rint(2 * x) / 2)
                    .distinct()
                    .count()
                > 3
            && Sample.holds(
                wrong, s -> s.allGot(x -> x == (float) x || Double.isNaN(x)) && isClose(s, 1e-5));
    if (floats) {
      return "has seven right digits only: it is a float, not a double";
    }
    return Sample.holds(wrong, s -> isClose(s, 3e-7))
        ? "is right in its first digits only, as if a part were computed in floats, or as after a"
            + " difference of almost equal numbers"
        : null;
  }

  // Beyond 1e-37 and 1e38 a float is 0 or infinite.
  private static boolean isClose(Sample s, double most) {
    return IntStream.range(0, s.want().numbers().length)
        .allMatch(
            i -> {
              double want = s.want().numbers()[i];
              double got = s.got().numbers()[i];
              boolean outside = got == 0 ? Math.abs(want) < 1e-37 : Double.isInfinite(got);
              return Double.compare(want, got) == 0
                  || Math.abs(want - got) < most * Math.abs(want)
                  || (most > 1e-6 && outside && Math.abs(want) != 1);
            });
  }

  /** Right as far as a difference of numbers near 1 can be, so that tiny ones have no digits. */
  static String cancelled(List<Sample> wrong) {
    boolean near =
        Sample.holds(
            wrong,
            s ->
                IntStream.range(0, s.want().numbers().length)
                    .allMatch(
                        i -> {
                          double off = Math.abs(s.want().numbers()[i] - s.got().numbers()[i]);
                          return !s.isWrong(i, 0) || off <= 1e-15;
                        }));
    boolean tiny =
        wrong.stream()
                .flatMapToDouble(s -> Arrays.stream(s.want().numbers()))
                .filter(x -> x != 0 && Math.abs(x) < 1e-15 && Math.abs(x) > 1e-300)
                .count()
            > 1;
    return near && tiny
        ? "is right to 15 decimals, but where the right one is tinier than that it has no right"
            + " digit, as after 1 + or 1 - something: next to 1 a tiny number is rounded away"
        : null;
  }
}
