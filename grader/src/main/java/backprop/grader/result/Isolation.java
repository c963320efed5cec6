package backprop.grader.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What a submission's code ran in.
 *
 * @param backend such as "bubblewrap" or "plain process"
 * @param selfTest "ok", or "none" where there's nothing to test
 * @param gaps what it does not cover, in words; empty if nothing is known
 * @param passedOver what would have been better, and why it couldn't be used
 */
public record Isolation(String backend, String selfTest, String gaps, List<String> passedOver) {

  /** Makes one; results of older graders don't say what was passed over. */
  public Isolation {
    passedOver = passedOver == null ? List.of() : List.copyOf(passedOver);
  }

  /** Tells whether it covers everything, and nothing better was passed over. */
  @JsonIgnore
  public boolean isFlawless() {
    return gaps.isEmpty() && passedOver.isEmpty();
  }

  /** Returns all of it on one line. */
  public String sentence() {
    String tested = selfTest.equals("ok") ? ", self-test ok" : "";
    String better = passedOver.isEmpty() ? "" : ". Not used: " + String.join("; ", passedOver);
    return backend + tested + (gaps.isEmpty() ? "" : ": " + gaps) + better;
  }
}
