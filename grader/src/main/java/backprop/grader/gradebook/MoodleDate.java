package backprop.grader.gradebook;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as Moodle writes them into a worksheet, such as {@code Monday, 1 December 2025, 11:59 PM}
 * or {@code lundi 1 décembre 2025, 23:59}. The month must be a name, so that a day is never taken
 * for a month.
 */
final class MoodleDate {

  private static final List<Locale> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "pt", "ca", "nl", "sv", "da", "nb", "pl", "cs", "hr")
          .stream()
          .map(Locale::forLanguageTag)
          .toList();

  private static final Map<String, Set<Month>> MONTHS =
      names(Month.class, Month.values(), Month::getDisplayName);
  private static final Map<String, Set<DayOfWeek>> DAYS =
      names(DayOfWeek.class, DayOfWeek.values(), DayOfWeek::getDisplayName);

  private static final String TIME = "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?: ?([ap])\\.? ?m\\.?)?";
  private static final String WORD = "[\\p{L}\\p{M}][\\p{L}\\p{M}-]*";

  private static final Pattern HALF_OF_DAY = Pattern.compile("\\d ?[ap]\\.? ?m\\.?$");

  /** Monday, 1. December 2025, 11:59 PM; also with de before month and year. */
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          ("(?:(?<weekday>%s),? )?(?<day>\\d{1,2})\\.? (?:de |d['\u2019])?"
                  + "(?<month>%s) (?:de |del )?(?<year>\\d{4}),? (?<time>%s)")
              .formatted(WORD, WORD, TIME));

  /** Monday, December 1, 2025, 11:59 PM. */
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?:(?<weekday>%s),? )?(?<month>%s) (?<day>\\d{1,2}), (?<year>\\d{4}),? (?<time>%s)"
              .formatted(WORD, WORD, TIME));

  private MoodleDate() {}

  private static <T extends Enum<T>> Map<String, Set<T>> names(
      Class<T> type, T[] all, NamesOf<T> name) {
    Map<String, Set<T>> names = new HashMap<>();
    for (Locale language : LANGUAGES) {
      for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)) {
        for (T one : all) {
          names
              .computeIfAbsent(plain(name.of(one, style, language)), n -> EnumSet.noneOf(type))
              .add(one);
        }
      }
    }
    return names;
  }

  /** What a month or day is called. */
  @FunctionalInterface
  private interface NamesOf<T> {
    String of(T one, TextStyle style, Locale language);
  }

  /** Reads a date; nothing if it is in another form, is no date, or has the wrong weekday. */
  static Optional<LocalDateTime> read(String text) {
    String plain = plain(text);
    return read(DAY_FIRST.matcher(plain)).or(() -> read(MONTH_FIRST.matcher(plain)));
  }

  /** Tells whether the time has AM or PM. */
  static boolean saysHalfOfDay(String text) {
    return HALF_OF_DAY.matcher(plain(text)).find();
  }

  private static Optional<LocalDateTime> read(Matcher date) {
    if (!date.matches()) {
      return Optional.empty();
    }
    // A name that means different months in different languages means none here.
    Set<Month> months = MONTHS.getOrDefault(date.group("month"), Set.of());
    if (months.size() != 1) {
      return Optional.empty();
    }
    try {
      LocalDate day =
          LocalDate.of(
              Integer.parseInt(date.group("year")),
              months.iterator().next(),
              Integer.parseInt(date.group("day")));
      String weekday = date.group("weekday");
      if (weekday != null && !DAYS.getOrDefault(weekday, Set.of()).contains(day.getDayOfWeek())) {
        return Optional.empty();
      }
      return Optional.of(day.atTime(time(date.group("time"))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalTime time(String text) {
    Matcher time = Pattern.compile(TIME).matcher(text);
    if (!time.matches()) {
      throw new DateTimeException("not a time");
    }
    int hour = Integer.parseInt(time.group(1));
    if (time.group(4) != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("not an hour of the twelve");
      }
      hour = hour % 12 + (time.group(4).equals("p") ? 12 : 0);
    }
    int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
    return LocalTime.of(hour, Integer.parseInt(time.group(2)), second);
  }

  /** Newer Moodles put a narrow space before AM and PM. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Z}\\s]+", " ").strip().toLowerCase(Locale.ROOT);
  }
}
