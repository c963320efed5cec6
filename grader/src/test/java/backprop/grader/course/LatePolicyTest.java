package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatePolicyTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static ZonedDateTime berlin(String time) {
    return LocalDateTime.parse(time).atZone(BERLIN);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T23:59:00, 0",
    "2026-12-01T23:59:59.999, 0", // the last minute is shown as 23:59
    "2026-12-02T00:00, 1",
    "2026-12-02T23:59:59, 1",
    "2026-12-03T00:00, 2",
    "2026-11-01T00:00, 0",
  })
  void aDayIsLateAsSoonAsItStarts(String handedIn, int days) {
    assertThat(LatePolicy.daysLate(berlin("2026-12-01T23:59"), berlin(handedIn))).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-24T12:00, 2026-10-25T12:00, 1", // 25 hours
    "2026-10-24T12:00, 2026-10-25T12:01, 2",
    "2026-03-28T12:00, 2026-03-29T12:00, 1", // 23 hours
    "2026-03-28T12:00, 2026-03-29T12:01, 2",
    "2026-03-28T02:30, 2026-03-29T03:30, 1", // 02:30 isn't there
    "2026-03-28T02:30, 2026-03-29T03:31, 2",
  })
  void aDayEndsAtTheSameTimeOfTheDayWhereClocksChange(String due, String handedIn, int days) {
    assertThat(LatePolicy.daysLate(berlin(due), berlin(handedIn))).isEqualTo(days);
  }

  @Test
  void daysAreThoseOfTheDueDatesZone() {
    ZonedDateTime handedIn =
        berlin("2026-10-25T11:59").withZoneSameInstant(ZoneId.of("Asia/Tokyo"));
    assertThat(LatePolicy.daysLate(berlin("2026-10-24T12:00"), handedIn)).isEqualTo(1);
  }

  @Test
  void anEndlessDelayIsManyDays() {
    ZonedDateTime due = berlin("2026-10-24T12:00");
    assertThat(LatePolicy.daysLate(due, due.plusYears(900_000_000))).isPositive();
  }

  @Test
  void graceDaysCostNothingAndThenEachDayDoes() {
    LatePolicy late = new LatePolicy(10, 2, 5);
    assertThat(late.penalty(2, 80, 100)).isZero();
    assertThat(late.penalty(3, 80, 100)).isEqualTo(10);
    assertThat(late.penalty(5, 80, 100)).isEqualTo(30);
  }

  @Test
  void afterTheCutOffNothingIsLeft() {
    LatePolicy late = new LatePolicy(0, 0, 2);
    assertThat(late.isCutOff(2)).isFalse();
    assertThat(late.isCutOff(3)).isTrue();
    assertThat(late.penalty(3, 80, 100)).isEqualTo(80);
    assertThat(new LatePolicy(0, 0, 0).isCutOff(1)).isTrue();
    assertThat(LatePolicy.NONE.isCutOff(Integer.MAX_VALUE)).isFalse();
  }

  @Test
  void aPenaltyIsNeverMoreThanWhatWasEarned() {
    assertThat(new LatePolicy(50, 0, null).penalty(3, 30, 100)).isEqualTo(30);
    assertThat(new LatePolicy(100, 0, null).penalty(Integer.MAX_VALUE, 0, 100)).isZero();
  }
}
