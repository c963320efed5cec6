package backprop.grader.platform;

import backprop.grader.result.Result;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A page in Markdown, no longer than GitHub takes it: what is too long, it drops as a whole. */
final class JobSummary implements PlatformReport {

  private static final int MOST_BYTES = 1_000_000;

  @Override
  public String of(Result result, Map<String, String> settings) {
    return cut(Markdown.page(result));
  }

  @Override
  public String unreadable(String reason, Map<String, String> settings) {
    return "Nothing to grade: " + Markdown.escaped(reason) + "\n";
  }

  static String cut(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    CharBuffer chars = CharBuffer.wrap(text);
    StandardCharsets.UTF_8.newEncoder().encode(chars, bytes, true);
    return chars.hasRemaining()
        ? text.substring(0, chars.position()) + "\n\nThe rest is too long for this page.\n"
        : text;
  }
}
