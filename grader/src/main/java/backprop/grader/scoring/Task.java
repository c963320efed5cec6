package backprop.grader.scoring;

import java.util.List;
import java.util.Map;

/**
 * One task of the assignment.
 *
 * @param id "1" to "7", "B1"
 * @param title as shown on the score card
 * @param bonus whether its points are on top of the 100
 * @param parts points of each part, such as 3.2 → 4
 * @param files the files that students edit for it, relative to the source folder
 */
public record Task(
    String id, String title, boolean bonus, Map<String, Integer> parts, List<String> files) {

  /** Returns the points that can be had. */
  public int maxScore() {
    return parts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
