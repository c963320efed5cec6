package backprop.grader.intake;

import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.lang.model.SourceVersion;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Hashes of what one submission's sources say, the strictest first: what is equal in one is equal
 * in all after it.
 *
 * @param bytes of the files as they are
 * @param tokens without comments and layout
 * @param shape with each name replaced by a number
 */
public record SourceDigests(String bytes, String tokens, String shape) {

  /** Returns the hashes of a submission. */
  public static SourceDigests of(Submission submission) {
    Map<String, String> numbers = new HashMap<>();
    return new SourceDigests(
        submission.sha256(),
        digest(submission, word -> word),
        digest(
            submission,
            word ->
                SourceVersion.isName(word)
                    ? numbers.computeIfAbsent(word, w -> "#" + numbers.size())
                    : word));
  }

  private static String digest(Submission submission, UnaryOperator<String> words) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    for (String text : submission.sources().values()) {
      StreamTokenizer tokens = tokens(text);
      try {
        while (tokens.nextToken() != StreamTokenizer.TT_EOF) {
          String token =
              tokens.ttype == StreamTokenizer.TT_WORD
                  ? words.apply(tokens.sval)
                  : (char) tokens.ttype + (tokens.sval == null ? "" : tokens.sval);
          DigestUtils.updateDigest(digest, token + "\n");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static StreamTokenizer tokens(String text) {
    StreamTokenizer tokens = new StreamTokenizer(new StringReader(text));
    tokens.resetSyntax();
    tokens.whitespaceChars(0, ' ');
    tokens.wordChars('0', '9');
    tokens.wordChars('A', 'Z');
    tokens.wordChars('a', 'z');
    tokens.wordChars('_', '_');
    tokens.wordChars('$', '$');
    tokens.wordChars(128, 255);
    tokens.quoteChar('"');
    tokens.quoteChar('\'');
    tokens.slashSlashComments(true);
    tokens.slashStarComments(true);
    return tokens;
  }
}
