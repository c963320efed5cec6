package backprop.grader.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The hash that stands for a submission's work, in whatever form it was packed. */
final class Fingerprint {
  private Fingerprint() {}

  /** Returns the SHA-256 of the accepted files, their paths and their lengths. */
  static String of(SortedMap<String, String> sources, SortedMap<String, String> ownTests) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map<String, String> files : List.of(sources, ownTests)) {
        files.forEach(
            (path, text) -> {
              byte[] bytes = text.getBytes(UTF_8);
              // With the length, no two sets of files give the same stream of bytes.
              digest.update((path + "\n" + bytes.length + "\n").getBytes(UTF_8));
              digest.update(bytes);
            });
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
