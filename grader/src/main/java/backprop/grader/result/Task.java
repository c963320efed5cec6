package backprop.grader.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * One task of the assignment.
 *
 * @param id such as "3" or "B1"
 * @param title as shown on the score card
 * @param bonus whether its points are on top of the 100
 * @param buildsOn ids of earlier tasks whose files the reference can answer for
 * @param parts points of each part, such as 3.2 → 4
 * @param files the files that students edit for it, relative to the source folder
 * @param nudge what to try where students' own tests let wrong programs of this task through, one
 *     sentence; "" if there is none
 */
public record Task(
    String id,
    String title,
    boolean bonus,
    List<String> buildsOn,
    Map<String, Integer> parts,
    List<String> files,
    @JsonProperty("ownTestsNudge") String nudge) {

  /** A task that isn't said to build on others builds on none, and may do without a nudge. */
  public Task {
    buildsOn = buildsOn == null ? List.of() : List.copyOf(buildsOn);
    nudge = nudge == null ? "" : nudge;
  }

  /** Tells whether a test belongs to this task. */
  public boolean has(HiddenTest test) {
    return parts.containsKey(test.part());
  }

  /** Returns the points that can be had. */
  public int maxScore() {
    return parts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
