package backprop.grader.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTimesTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00Z",
        "1979-12-31T23:00:00Z",
        "1980-01-01T00:00:00Z",
        "1980-02-01T00:00:00Z",
        "2026-01-01T00:00:00Z",
        "2010-01-01T00:00:00Z",
      })
  void datesThatProgramsWriteWithoutKnowingTheTimeTellNothing(String time) {
    assertThat(FileTimes.credible(Instant.parse(time))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-20T12:00:00Z", "2026-01-01T00:00:01Z", "2026-02-01T00:00:00Z"})
  void anyOtherTimeCounts(String time) {
    assertThat(FileTimes.credible(Instant.parse(time))).isEqualTo(time);
    assertThat(FileTimes.newest(List.of(Instant.parse(time)))).isEqualTo(time);
  }

  @Test
  void theNewestOfDifferentTimesCounts() {
    Instant earlier = NOON.minusSeconds(60);
    assertThat(FileTimes.newest(List.of(earlier, NOON, Instant.EPOCH))).isEqualTo(NOON);
    assertThat(FileTimes.newest(Arrays.asList(null, earlier, NOON))).isEqualTo(NOON);
  }

  @Test
  void whatWasUnpackedOrCopiedAtOnceTellsNothing() {
    assertThat(FileTimes.newest(List.of(NOON, NOON, NOON.plusSeconds(1)))).isNull();
    assertThat(FileTimes.newest(List.of())).isNull();
    assertThat(FileTimes.newest(Arrays.asList(null, null))).isNull();
  }
}
