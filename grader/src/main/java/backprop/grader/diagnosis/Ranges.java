package backprop.grader.diagnosis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** How far start weights reach: all that can be compared of numbers drawn at random. */
final class Ranges {

  /** How many numbers leave less than a hundredth of their range free at its ends. */
  private static final int MANY = 700;

  private static final double NEAR = 0.985;

  /** Limits by the numbers of inputs and outputs, the right one first. */
  private static final Map<String, DoubleBinaryOperator> LIMITS = new LinkedHashMap<>();

  static {
    LIMITS.put("√(6 / (in + out))", (in, out) -> Math.sqrt(6 / (in + out)));
    LIMITS.put("√(6 / in)", (in, out) -> Math.sqrt(6 / in));
    LIMITS.put("√(6 / out)", (in, out) -> Math.sqrt(6 / out));
    LIMITS.put("√(3 / in)", (in, out) -> Math.sqrt(3 / in));
    LIMITS.put("√(3 / (in + out))", (in, out) -> Math.sqrt(3 / (in + out)));
    LIMITS.put("√(2 / (in + out))", (in, out) -> Math.sqrt(2 / (in + out)));
    LIMITS.put("√(2 / in)", (in, out) -> Math.sqrt(2 / in));
    LIMITS.put("√(12 / (in + out))", (in, out) -> Math.sqrt(12 / (in + out)));
    LIMITS.put("√(1 / in)", (in, out) -> Math.sqrt(1 / in));
    LIMITS.put("√6 / (in + out)", (in, out) -> Math.sqrt(6) / (in + out));
    LIMITS.put("6 / (in + out)", (in, out) -> 6 / (in + out));
    LIMITS.put("√(6 / in + out)", (in, out) -> Math.sqrt(6 / in + out));
    LIMITS.put("√(6 / (in · out))", (in, out) -> Math.sqrt(6 / (in * out)));
    LIMITS.put("1", (in, out) -> 1);
    LIMITS.put("½", (in, out) -> 0.5);
  }

  private Ranges() {}

  /** Returns between which limits all large answers of the initializer reach from end to end. */
  static String reach(List<Sample> wrong) {
    List<Sample> large =
        wrong.stream()
            .filter(s -> s.sizes().containsKey("in, the number of inputs"))
            .filter(s -> s.got().numbers().length >= MANY)
            .toList();
    if (large.stream().map(s -> s.want().shape()).distinct().count() < 2) {
      return null;
    }
    String right = LIMITS.keySet().iterator().next();
    for (Map.Entry<String, DoubleBinaryOperator> limit : LIMITS.entrySet()) {
      for (double factor : new double[] {1, 0.5, 2}) {
        for (double low : new double[] {-1, 0}) {
          boolean meant = factor == 1 && low == -1 && limit.getKey().equals(right);
          if (!meant && Sample.holds(large, s -> fills(s, limit.getValue(), low, factor))) {
            String name = (factor == 1 ? "" : factor == 2 ? "2 · " : "½ · ") + limit.getKey();
            return "fills the range from %s to %s; the right one goes from -limit to limit, %s"
                .formatted(low == 0 ? "0" : "-" + name, name, right);
          }
        }
      }
    }
    return Sample.holds(large, Ranges::isBell)
        ? "has most numbers near 0 and a few far out, as a normal distribution has, not even ones"
        : null;
  }

  // The kurtosis of a normal distribution is 3, that of an even one 1.8.
  private static boolean isBell(Sample s) {
    double[] x = s.got().numbers();
    double square = Arrays.stream(x).map(w -> w * w).average().orElse(0);
    double fourth = Arrays.stream(x).map(w -> w * w * w * w).average().orElse(0);
    return fourth / (square * square) > 2.4 && fourth / (square * square) < 4;
  }

  private static boolean fills(Sample s, DoubleBinaryOperator limit, double low, double factor) {
    double in = s.sizes().get("in, the number of inputs");
    double out = s.sizes().get("out, the number of outputs");
    double end = factor * limit.applyAsDouble(in, out);
    double least = Arrays.stream(s.got().numbers()).min().orElse(0) / end;
    double most = Arrays.stream(s.got().numbers()).max().orElse(0) / end;
    return most <= 1 && most > NEAR && least >= low && least < low + 1 - NEAR;
  }
}
