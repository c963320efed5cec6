package backprop.grader.grading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Milliseconds of one phase after the other, and of single tests. */
final class Stopwatch {

  private final Map<String, Long> laps = new LinkedHashMap<>();
  private long last = System.nanoTime();

  /** Ends a phase. */
  void lap(String name) {
    laps.put(name, millisSince(last));
    last = System.nanoTime();
  }

  /** Adds what was measured elsewhere; what took less than a millisecond isn't worth a line. */
  void add(Map<String, Long> millis) {
    new TreeMap<>(millis)
        .entrySet().stream()
            .filter(test -> test.getValue() > 0)
            .forEach(test -> laps.put(test.getKey(), test.getValue()));
  }

  static long millisSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1_000_000;
  }

  /** Returns the phases in the order in which they ended. */
  Map<String, Long> laps() {
    return new LinkedHashMap<>(laps);
  }
}
