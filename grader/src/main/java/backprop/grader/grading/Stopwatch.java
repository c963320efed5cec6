package backprop.grader.grading;

import java.util.LinkedHashMap;
import java.util.Map;

/** Milliseconds of one phase after the other. */
final class Stopwatch {

  private final Map<String, Long> laps = new LinkedHashMap<>();
  private long last = System.nanoTime();

  /** Ends a phase. */
  void lap(String name) {
    long now = System.nanoTime();
    laps.put(name, (now - last) / 1_000_000);
    last = now;
  }

  /** Returns the phases in the order in which they ended. */
  Map<String, Long> laps() {
    return new LinkedHashMap<>(laps);
  }
}
