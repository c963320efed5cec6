package backprop.grader.moodle;

import java.text.ParsePosition;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dates as Moodle writes them into a worksheet, such as {@code Monday, 1 December 2025, 11:59 PM}
 * or {@code lundi 1 décembre 2025, 23:59}. The month must be a name, so that a day is never taken
 * for a month.
 */
final class MoodleDate {

  private static final Pattern HALF_OF_DAY = Pattern.compile("(?<=\\d) ?([ap])\\.? ?m\\.?$");

  /** What stands between day, month and year in some languages, and the point after a day. */
  private static final Pattern BETWEEN =
      Pattern.compile("(?<=\\d)\\.(?= )|(?<= )(del? |d['\u2019])");

  private static final List<DateTimeFormatter> FORMS =
      Stream.of("en", "de", "fr", "es", "it", "pt", "ca", "nl", "sv", "da", "nb", "pl", "cs", "hr")
          .map(Locale::forLanguageTag)
          .flatMap(
              language ->
                  Stream.of("d MMMM uuuu[,]", "d LLLL uuuu[,]", "MMMM d, uuuu[,]")
                      .flatMap(day -> Stream.of(day + " H:mm[:ss]", day + " h:mm[:ss] "))
                      .map(form -> form("[EEEE[,] ]" + form, language)))
          .toList();

  private MoodleDate() {}

  private static DateTimeFormatter form(String pattern, Locale language) {
    var form = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
    if (pattern.endsWith(" ")) {
      form.appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "am", 1L, "pm"));
    }
    return form.toFormatter(language).withResolverStyle(ResolverStyle.STRICT);
  }

  /** Reads a date; nothing if it is in another form, is no date, or has the wrong weekday. */
  static Optional<LocalDateTime> read(String text) {
    String plain = BETWEEN.matcher(halfOfDay(text)).replaceAll("");
    Set<LocalDateTime> readings = new HashSet<>();
    for (DateTimeFormatter form : FORMS) {
      ParsePosition end = new ParsePosition(0);
      if (form.parseUnresolved(plain, end) != null && end.getIndex() == plain.length()) {
        try {
          readings.add(LocalDateTime.parse(plain, form));
        } catch (DateTimeParseException e) {
          // There is no such day, or it is another weekday.
        }
      }
    }
    // A name that means different months in different languages means none here.
    return readings.size() == 1 ? readings.stream().findFirst() : Optional.empty();
  }

  /** Tells whether the time has AM or PM. */
  static boolean saysHalfOfDay(String text) {
    return halfOfDay(text).endsWith("m");
  }

  /** Returns the text in small letters, with AM or PM as "am" or "pm" behind a space. */
  private static String halfOfDay(String text) {
    // Newer Moodles put a narrow space before AM and PM.
    String plain = text.replaceAll("[\\p{Z}\\s]+", " ").strip().toLowerCase(Locale.ROOT);
    return HALF_OF_DAY.matcher(plain).replaceAll(" $1m");
  }
}
