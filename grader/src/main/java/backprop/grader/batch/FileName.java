package backprop.grader.batch;

import java.text.Normalizer;
import org.apache.commons.codec.digest.DigestUtils;

/** File names that every system takes, made of names that a student or a platform chose. */
public final class FileName {

  private static final int LONGEST = 40;

  /** So many that nobody finds two names with the same hash. */
  private static final int HASH_DIGITS = 32;

  /** None that Windows keeps for itself, and none that looks as if it ended in a hash. */
  private static final String PLAIN =
      "(?!(con|prn|aux|nul|com\\d|lpt\\d)$)(?!.*-[0-9a-f]{32}$)[a-z0-9][a-z0-9_-]*";

  private FileName() {}

  /**
   * Returns the name itself if it is plain, else its plain letters and digits and a hash of it, so
   * that different names stay different where upper and lower case are one, too.
   */
  public static String of(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9._-]+", "-")
            .replaceAll("^[.-]+", "");
    if (plain.equals(name) && plain.length() <= LONGEST && plain.matches(PLAIN)) {
      return plain;
    }
    String start = plain.substring(0, Math.min(plain.length(), LONGEST));
    return start + "-" + DigestUtils.sha256Hex(name).substring(0, HASH_DIGITS);
  }
}
