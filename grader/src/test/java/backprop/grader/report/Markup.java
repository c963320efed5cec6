package backprop.grader.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a page is made of, apart from its text. */
final class Markup {

  private static final Pattern INLINE =
      Pattern.compile("<(style|script)>(.*?)</\\1>", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!][^>]*>");
  private static final Pattern POLICY =
      Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");

  private Markup() {}

  /** Returns all tags in order. */
  static List<String> of(String page) {
    return TAG.matcher(INLINE.matcher(page).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /** Checks that the policy allows just the page's own style and scripts. */
  static void requirePolicy(String page) {
    StringBuilder styles = new StringBuilder();
    StringBuilder scripts = new StringBuilder();
    INLINE
        .matcher(page)
        .results()
        .forEach(
            m ->
                (m.group(1).equals("style") ? styles : scripts)
                    .append(" 'sha256-")
                    .append(sha256(m.group(2)))
                    .append("'"));
    var policy = POLICY.matcher(page);
    assertThat(policy.find()).isTrue();
    assertThat(policy.group(1).replace("&#39;", "'"))
        .isEqualTo(
            "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src"
                + styles
                + (scripts.isEmpty() ? "" : "; script-src" + scripts));
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
