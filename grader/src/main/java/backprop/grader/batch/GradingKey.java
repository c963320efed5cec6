package backprop.grader.batch;

import backprop.grader.grading.Installation;
import backprop.grader.remote.Limits;
import backprop.grader.scoring.Assignment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    // Not the title: it changes no result.
    circumstances =
        "%s\n%s\n%s\n%s\n%s"
            .formatted(
                installation.fingerprint(), assignment.tasks(), assignment.seed(), limits, seed);
  }

  /** Returns the key of a submission's result. */
  String of(String submissionSha256) {
    try {
      byte[] text = (circumstances + "\n" + submissionSha256).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
