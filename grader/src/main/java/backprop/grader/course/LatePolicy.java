package backprop.grader.course;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * What handing in late costs.
 *
 * @param penaltyPerDay percent of the assignment's points, for each started day
 * @param graceDays started days that cost nothing
 * @param cutOffDays after so many started days nothing counts; null if never
 */
public record LatePolicy(double penaltyPerDay, int graceDays, Integer cutOffDays) {

  /** Being late costs nothing. */
  static final LatePolicy NONE = new LatePolicy(0, 0, null);

  private static final int MOST_DAYS = 3650;

  /** Checks the numbers. */
  public LatePolicy {
    if (!(penaltyPerDay >= 0 && penaltyPerDay <= 100)) {
      throw new IllegalArgumentException("penaltyPerDay: give a percentage from 0 to 100");
    }
    if (graceDays < 0 || graceDays > MOST_DAYS) {
      throw new IllegalArgumentException("graceDays: give a number of days from 0");
    }
    if (cutOffDays != null && (cutOffDays < graceDays || cutOffDays > MOST_DAYS)) {
      throw new IllegalArgumentException(
          "cutOffDays: give a number of days, no less than graceDays, or null for never");
    }
  }

  /**
   * Returns the started days after the due date; 0 if in time. The due date's whole last minute is
   * in time, and a day ends at the same time of the day, also where clocks change.
   */
  public static int daysLate(ZonedDateTime due, ZonedDateTime handedIn) {
    ZonedDateTime minute =
        handedIn.withZoneSameInstant(due.getZone()).truncatedTo(ChronoUnit.MINUTES);
    if (!minute.isAfter(due)) {
      return 0;
    }
    long days = ChronoUnit.DAYS.between(due, minute);
    long started = due.plusDays(days).isBefore(minute) ? days + 1 : days;
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, started));
  }

  /** Tells whether a submission so late counts for nothing. */
  public boolean isCutOff(int daysLate) {
    return cutOffDays != null && daysLate > cutOffDays;
  }

  /**
   * Returns the points taken off, never more than there are.
   *
   * @param earned before the penalty
   * @param maxScore of the assignment
   */
  public double penalty(int daysLate, double earned, double maxScore) {
    if (isCutOff(daysLate)) {
      return earned;
    }
    double percent = penaltyPerDay * Math.max(0, daysLate - graceDays);
    return Math.min(earned, maxScore * percent / 100);
  }
}
