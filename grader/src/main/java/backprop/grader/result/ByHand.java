package backprop.grader.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What to work out by hand where nobody knows what is wrong: a hint for each part. */
public final class ByHand {

  /** The sections of the handout that the hints name, by part. */
  static final Map<String, String> SECTIONS = column(1);

  private static final Map<String, String> HINTS = column(2);

  private ByHand() {}

  /** Returns the hint for a part; "" where there is none. */
  public static String hint(String part) {
    return HINTS.containsKey(part)
        ? "\"%s\" in the handout %s".formatted(SECTIONS.get(part), HINTS.get(part))
        : "";
  }

  private static Map<String, String> column(int number) {
    try (InputStream in = ByHand.class.getResourceAsStream("by-hand.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" :: "))
          .collect(Collectors.toMap(row -> row[0], row -> row[number]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
