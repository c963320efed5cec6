package backprop.grader.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * When something was handed in, as far as the times of its files tell. Many tell nothing: a build
 * that gives the same bytes everywhere writes a fixed date, and unpacking or copying gives all
 * files the same.
 */
final class FileTimes {

  /** Older times are those of programs that don't know it: 1970, 1980, Gradle's February 1980. */
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  /** Zips count in steps of two seconds. */
  private static final Duration SAME = Duration.ofSeconds(2);

  private FileTimes() {}

  /** Returns the time; null if it is none that a file gets by being written. */
  static Instant credible(Instant time) {
    if (time == null || time.isBefore(FIRST)) {
      return null;
    }
    ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
    boolean newYear = utc.getDayOfYear() == 1 && utc.toLocalTime().equals(LocalTime.MIDNIGHT);
    return newYear ? null : time;
  }

  /** Returns the newest of the times of several files; null if they tell nothing. */
  static Instant newest(Collection<Instant> times) {
    List<Instant> credible =
        times.stream().map(FileTimes::credible).filter(Objects::nonNull).toList();
    if (credible.isEmpty()) {
      return null;
    }
    Instant newest = Collections.max(credible);
    boolean allSame =
        times.size() > 1
            && Duration.between(Collections.min(credible), newest).compareTo(SAME) <= 0;
    return allSame ? null : newest;
  }
}
