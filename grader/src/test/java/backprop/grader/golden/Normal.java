package backprop.grader.golden;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Outputs without what differs between machines, days and builds: the one place that says what. */
final class Normal {

  private static final Pattern VERSION =
      Pattern.compile("(?<=\\b[Gg]rader |\"graderVersion\" : \")\\d+\\.\\d+\\.\\d+");
  private static final Pattern MILLIS = Pattern.compile("(?<=Millis\" : )\\d+");
  private static final Pattern SPEED = Pattern.compile("(?<=graded, )\\d+(?= a minute)");

  /** A slow machine says now and then how far it is. */
  private static final Pattern NOT_YET_ALL =
      Pattern.compile("(?m)^\\d+ of \\d+ graded, N a minute, about .* left\\R");

  private static final Pattern DIGEST =
      Pattern.compile("(?<=\"sha256\" : \"|\"sha256\" value=\"|SHA-256</dt><dd><bdi>)[0-9a-f]{64}");

  /** Pages carry the digests of their style and their scripts, so those are held, too. */
  private static final Pattern STYLE = Pattern.compile("(?s)(?<=<style>).*?(?=</style>)");

  private static final Pattern SCRIPT = Pattern.compile("(?s)(?<=<script>).*?(?=</script>)");

  /** Both the seconds and the order depend on the machine. */
  private static final Pattern SLOWEST =
      Pattern.compile("(?s)(?<=<table aria-labelledby=\"slowest\">)(.*?<tbody>).*?(?=</tbody>)");

  private static final Pattern SUITE_TIME =
      Pattern.compile("(?<=<testsuite name=\"[^\"]{0,99}\" time=\")[\\d.]+");

  private static final Pattern TEST_TIME =
      Pattern.compile("(?<=<testcase [^>]{0,300} time=\")[\\d.]+");

  /** Only tests that took a millisecond or more have a time in a result. */
  private static final Pattern TEST_MILLIS =
      Pattern.compile(",\\s+\"\\w+Test\\.[^\"]{1,99}\" : \\d+(?=,?\\s)");

  /** Computed with the machine's exponential function, whose last digits may differ. */
  private static final Pattern LAST_DIGITS = Pattern.compile("(\\d\\.\\d{9})\\d{3,}");

  /** Frames of the grader's own stack: as JSON has them, and as the card has them. */
  private static final Pattern FRAMES =
      Pattern.compile("((\\\\n\\\\t|\\s+\\| \\?)at [^\\\\\"\n]*)+");

  private static final Pattern MORE_FRAMES = Pattern.compile("(?<=\\.\\.\\.\\()\\d+(?= remaining)");

  private Normal() {}

  /** Returns an output as it is on any machine; line ends and marks that can't be seen show. */
  static String text(String output) {
    String text = output.replace("\ufeff", "[BOM]").replace("\r", "[CR]");
    text = VERSION.matcher(text).replaceAll("VERSION");
    text = MILLIS.matcher(text).replaceAll("0");
    text = SPEED.matcher(text).replaceAll("N");
    text = NOT_YET_ALL.matcher(text).replaceAll("");
    text = STYLE.matcher(text).replaceAll("");
    text = SCRIPT.matcher(text).replaceAll("");
    text = SLOWEST.matcher(text).replaceAll("$1");
    text = SUITE_TIME.matcher(text).replaceAll("0");
    text = TEST_TIME.matcher(text).replaceAll("0");
    text = TEST_MILLIS.matcher(text).replaceAll("");
    text = FRAMES.matcher(text).replaceAll("$2at ...");
    text = MORE_FRAMES.matcher(text).replaceAll("N");
    return LAST_DIGITS.matcher(text).replaceAll("$1..");
  }

  /** Returns the same without the place of a folder that is made anew each time. */
  static String text(String output, Path folder) {
    return text(output.replace(folder.toString(), "FOLDER").replace('\\', '/'));
  }

  /** Returns an output without what follows from the reference's very text. */
  static String withoutDigest(String output) {
    return DIGEST.matcher(output).replaceAll("OF THE SOURCES");
  }
}
