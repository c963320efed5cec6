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

  /** Returns the text of these bytes, or nothing if they are no text at all. */
  static Optional<SourceText> decode(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return strictly(bytes, 2, UTF_16LE).map(SourceText::fromUtf16);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return strictly(bytes, 2, UTF_16BE).map(SourceText::fromUtf16);
    }
    for (byte b : bytes) {
      if (b == 0) {
        return Optional.empty();
      }
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    return strictly(bytes, start, UTF_8)
        .map(text -> new SourceText(text, null))
        .or(() -> Optional.of(fromLatin1(new String(bytes, ISO_8859_1))))
        .map(SourceText::withLineFeeds);
  }

  /** Returns the text with each line end replaced by a line feed, as javac would count lines. */
  static String withLineFeeds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private SourceText withLineFeeds() {
    return new SourceText(withLineFeeds(text), remark);
  }

  private static SourceText fromUtf16(String text) {
    return new SourceText(withLineFeeds(text), "is UTF-16 and was read so; save it as UTF-8");
  }

  private static SourceText fromLatin1(String text) {
    return new SourceText(text, "is not UTF-8 and was read as ISO-8859-1; save it as UTF-8");
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
