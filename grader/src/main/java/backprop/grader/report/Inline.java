package backprop.grader.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A script or style sheet that a page carries inside.
 *
 * @param text as it stands between the tags
 */
public record Inline(String text) {

  /** What would end the element early, or keep it from ending. */
  private static final String TROUBLE = "(?is).*<(/(script|style)|!--).*";

  /** A browser's developer tools would ask for the file that this names. */
  private static final String SOURCE_MAP = "(?m)^//# sourceMappingURL=.*$";

  /** Makes it, if the text can stand within a page. */
  public Inline {
    if (text.matches(TROUBLE)) {
      throw new IllegalArgumentException("has a tag or a comment that a page would end it at");
    }
  }

  /** Reads it from the class path. */
  static Inline of(String resource) {
    try (InputStream in = Inline.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      // A checkout on Windows must not change the page, and browsers read line feeds only.
      return new Inline(text.replace("\r\n", "\n").replaceAll(SOURCE_MAP, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the source that allows this text, and no other, in a Content-Security-Policy. */
  public String source() {
    return "'sha256-" + Base64.getEncoder().encodeToString(DigestUtils.sha256(text)) + "'";
  }
}
