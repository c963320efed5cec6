package backprop.grader.course;

import java.time.Duration;
import java.time.ZonedDateTime;

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

  /** Returns the started days after the due date; 0 if in time. */
  public static int daysLate(ZonedDateTime due, ZonedDateTime handedIn) {
    long millis = Duration.between(due, handedIn).toMillis();
    long day = Duration.ofDays(1).toMillis();
    return millis <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, (millis + day - 1) / day);
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
