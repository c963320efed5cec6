package backprop.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void theTimeLeftGrowsWithTheImagesLeft() {
    Duration tenSeconds = Duration.ofSeconds(10);
    assertThat(Progress.timeLeft(tenSeconds, 200, 1000)).contains(Duration.ofSeconds(40));
    assertThat(Progress.timeLeft(tenSeconds, 500, 1000)).contains(tenSeconds);
    assertThat(Progress.timeLeft(tenSeconds, 1000, 1000)).contains(Duration.ZERO);
  }

  @Test
  void beforeTheFirstImageNothingIsSaid() {
    assertThat(Progress.timeLeft(Duration.ZERO, 0, 1000)).isEmpty();
  }
}
