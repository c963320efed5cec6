package backprop.grader.grading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

/** The seed of a submission's hidden inputs. */
final class Seeds {

  private Seeds() {}

  /**
   * Returns a seed that depends on all of the submission's work, so that a table of answers made
   * for one submission is wrong for the next, while grading the same work again gives the same
   * inputs.
   */
  static long of(long assignmentSeed, String submissionSha256) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(assignmentSeed).flip());
    digest.update(submissionSha256.getBytes(StandardCharsets.US_ASCII));
    // Non-negative, since it is printed and typed again.
    return ByteBuffer.wrap(digest.digest()).getLong() >>> 1;
  }
}
