package backprop.grader.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The text of a source file.
 *
 * @param text the characters, with plain line feeds
 * @param remark what was odd about the encoding; null if nothing
 */
record SourceText(String text, String remark) {

  /** Makes every line end a line feed. */
  SourceText {
    text = withLineFeeds(text);
  }

  /** Returns the text of these bytes, or nothing if they are no text at all. */
  static Optional<SourceText> decode(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return strictly(bytes, 2, startsWith(bytes, 0xFF) ? UTF_16LE : UTF_16BE)
          .map(text -> new SourceText(text, "is UTF-16 and was read so; save it as UTF-8"));
    }
    for (byte b : bytes) {
      if (b == 0) {
        return Optional.empty();
      }
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    String latin = "is not UTF-8 and was read as ISO-8859-1; save it as UTF-8";
    return strictly(bytes, start, UTF_8)
        .map(text -> new SourceText(text, null))
        .or(() -> Optional.of(new SourceText(new String(bytes, ISO_8859_1), latin)));
  }

  /** Returns the text with each line end replaced by a line feed, as javac would count lines. */
  static String withLineFeeds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static Optional<String> strictly(byte[] bytes, int start, Charset charset) {
    try {
      ByteBuffer content = ByteBuffer.wrap(bytes, start, bytes.length - start);
      return Optional.of(charset.newDecoder().decode(content).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
