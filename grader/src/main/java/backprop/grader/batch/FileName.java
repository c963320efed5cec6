package backprop.grader.batch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;

/** File names that every system takes, made of names that a student or a platform chose. */
public final class FileName {

  private static final int LONGEST = 60;

  /** Neither of these, which Windows keeps for itself. */
  private static final String PLAIN = "(?!(con|prn|aux|nul|com\\d|lpt\\d)$)[a-z0-9][a-z0-9_-]*";

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
    return start + "-" + hash(name);
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
