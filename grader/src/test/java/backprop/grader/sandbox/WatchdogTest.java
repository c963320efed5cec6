package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  @Test
  void deadlinesAreKeptAfterAnErrorInOne() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    Watchdog.after(
        0,
        () -> {
          failed.countDown();
          throw new OutOfMemoryError("made here");
        });
    assertThat(failed.await(2, TimeUnit.MINUTES)).isTrue();
    CountDownLatch later = new CountDownLatch(1);
    Watchdog.after(0, later::countDown);
    assertThat(later.await(2, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void aCancelledOneDoesNothing() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Watchdog.after(TimeUnit.HOURS.toNanos(1), never::countDown).cancel();
    CountDownLatch other = new CountDownLatch(1);
    Watchdog.after(0, other::countDown);
    assertThat(other.await(2, TimeUnit.MINUTES)).isTrue();
    assertThat(never.getCount()).isEqualTo(1);
  }
}
