package backprop.grader.authoring;

import java.util.List;

/**
 * One question that the assignment has to answer with yes.
 *
 * @param subject what it is about, such as mutants
 * @param summary the figures
 * @param misses what is wrong and what to do, one sentence each; none if all is well
 */
public record Finding(String subject, String summary, List<String> misses) {

  /** Tells whether there is no miss. */
  public boolean ok() {
    return misses.isEmpty();
  }
}
