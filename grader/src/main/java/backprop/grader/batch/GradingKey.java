package backprop.grader.batch;

import backprop.grader.grading.Installation;
import backprop.grader.remote.Limits;
import backprop.grader.result.Assignment;
import java.io.IOException;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** All that results of a class depend on besides the submissions; the same for all of them. */
final class GradingKey {

  private final String circumstances;

  /**
   * Makes the keys of one class.
   *
   * @param seed the same for all, or null if each submission has its own
   */
  GradingKey(Installation installation, Assignment assignment, Limits limits, Long seed)
      throws IOException {
    // Not titles and points: they are applied to what tests have shown.
    List<List<Object>> tasks =
        assignment.tasks().stream()
            .map(t -> List.<Object>of(t.id(), t.parts().keySet(), t.files(), t.buildsOn()))
            .toList();
    circumstances =
        "%s\n%s\n%s\n%s\n%s"
            .formatted(installation.fingerprint(), tasks, assignment.seed(), limits, seed);
  }

  /** Returns the key of the result of a submission with this fingerprint. */
  String of(String submission) {
    return DigestUtils.sha256Hex(circumstances + "\n" + submission);
  }
}
