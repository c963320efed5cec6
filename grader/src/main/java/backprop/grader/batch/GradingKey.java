package backprop.grader.batch;

import backprop.grader.grading.BuildFingerprint;
import backprop.grader.grading.Installation;
import backprop.grader.remote.Limits;
import backprop.grader.result.Assignment;
import backprop.grader.result.Result;
import java.io.IOException;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** All that results of a class depend on besides the submissions. */
final class GradingKey {

  private final Assignment assignment;
  private final BuildFingerprint build;
  private final String circumstances;

  /**
   * Makes the keys of one class.
   *
   * @param seed the same for all, or null if each submission has its own
   */
  GradingKey(Installation installation, Assignment assignment, Limits limits, Long seed)
      throws IOException {
    this.assignment = assignment;
    this.build = installation.fingerprint();
    // Not titles and points: they are applied to what tests have shown.
    List<List<Object>> tasks =
        assignment.tasks().stream()
            .map(t -> List.<Object>of(t.id(), t.parts().keySet(), t.files(), t.buildsOn()))
            .toList();
    circumstances =
        "%s\n%s\n%s\n%s\n%s".formatted(Runtime.version(), tasks, assignment.seed(), limits, seed);
  }

  /**
   * Returns the key of a result, of a submission with this fingerprint; it hasn't to be today's.
   */
  String of(String submission, Result result) {
    return DigestUtils.sha256Hex(
        circumstances + "\n" + build.of(assignment, result) + "\n" + submission);
  }

  /** Returns the key of all that any result of the class may depend on. */
  String ofAll() {
    return DigestUtils.sha256Hex(circumstances + "\n" + build.ofAll());
  }
}
