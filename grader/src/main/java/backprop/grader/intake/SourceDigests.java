package backprop.grader.intake;

import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
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
    MessageDigest tokens = DigestUtils.getSha256Digest();
    MessageDigest shape = DigestUtils.getSha256Digest();
    for (String text : submission.sources().values()) {
      StreamTokenizer reader = tokens(text);
      try {
        while (reader.nextToken() != StreamTokenizer.TT_EOF) {
          boolean isWord = reader.ttype == StreamTokenizer.TT_WORD;
          String token =
              isWord ? reader.sval : (char) reader.ttype + (reader.sval == null ? "" : reader.sval);
          boolean isName = isWord && SourceVersion.isName(token);
          DigestUtils.updateDigest(tokens, token + "\n");
          String shown = isName ? numbers.computeIfAbsent(token, n -> "#" + numbers.size()) : token;
          DigestUtils.updateDigest(shape, shown + "\n");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new SourceDigests(submission.sha256(), hex(tokens), hex(shape));
  }

  private static String hex(MessageDigest digest) {
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
