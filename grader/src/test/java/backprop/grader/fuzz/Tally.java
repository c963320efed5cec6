package backprop.grader.fuzz;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts how inputs ended: a generator of which all inputs end alike tests little. */
final class Tally {
  private final Map<String, Integer> counts = new TreeMap<>();

  void count(String outcome) {
    counts.merge(outcome, 1, Integer::sum);
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(12)
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
