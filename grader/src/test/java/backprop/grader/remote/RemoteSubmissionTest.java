package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.remote.Incident.Kind;
import backprop.grader.sandbox.Launcher;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RemoteSubmissionTest {

  private final AtomicInteger launches = new AtomicInteger();

  private Launcher counting() {
    InProcess inProcess = new InProcess();
    return () -> {
      launches.incrementAndGet();
      return inProcess.launch();
    };
  }

  @Test
  void aChildServesTestAfterTest() throws Throwable {
    try (Probe probe = new Probe(counting(), Limits.STANDARD)) {
      for (int i = 0; i < 5; i++) {
        probe.nextTest();
        assertThat(probe.call("Echo", "echo", i)).isEqualTo(i);
      }
      assertThat(launches).hasValue(1);
      probe.submission().discardChild();
      probe.nextTest();
      assertThat(probe.call("Echo", "echo", 1)).isEqualTo(1);
      assertThat(launches).hasValue(2);
    }
  }

  @Test
  void gradingsInParallelDoNotMeet() throws Exception {
    CompletableFuture<?>[] all = new CompletableFuture<?>[4];
    for (int i = 0; i < all.length; i++) {
      int own = i;
      all[i] = CompletableFuture.runAsync(() -> count(own));
    }
    CompletableFuture.allOf(all).get();
  }

  private void count(int own) {
    try (Probe probe =
        new Probe(own % 2 == 0 ? new InProcess() : Probe.process(), Limits.STANDARD)) {
      Object counter = probe.create("Counter", own, new double[0]);
      Object f = probe.fn(x -> x[0] + own);
      for (int i = 0; i < 300; i++) {
        probe.on(counter, "add", 1);
        assertThat(probe.call("Call", "apply", f, new double[] {i})).isEqualTo((double) i + own);
      }
      assertThat(probe.on(counter, "total")).isEqualTo(300 + own);
      assertThat(probe.endTest()).isEmpty();
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  @Test
  void aThreadLeftBehindInACallGivesWay() throws Throwable {
    try (Probe probe =
        new Probe(new InProcess(), Limits.STANDARD.withCall(Duration.ofSeconds(60)))) {
      CountDownLatch inside = new CountDownLatch(1);
      Object f =
          probe.fn(
              x -> {
                inside.countDown();
                return 0;
              });
      CompletableFuture<Throwable> left = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  probe.call("Call", "thenSpin", f);
                  left.complete(null);
                } catch (Throwable t) {
                  left.complete(t);
                }
              });
      thread.start();
      inside.await();
      assertThat(probe.endKind()).contains(Kind.TIMED_OUT);
      probe.nextTest();
      assertThat(left.get()).isInstanceOf(RemoteFailure.class);
      assertThat(probe.call("Echo", "echo", 1)).isEqualTo(1);
      assertThat(probe.endTest()).isEmpty();
    }
  }

  @Test
  void theWorstOfSeveralIncidentsCounts() {
    try (Probe probe = new Probe(new InProcess(), Limits.STANDARD)) {
      assertThatThrownBy(() -> probe.call("Throw", "stub")).isInstanceOf(RuntimeException.class);
      assertThatThrownBy(() -> probe.call("Throw", "memoryError"))
          .isInstanceOf(RemoteFailure.class);
      assertThat(probe.endKind()).contains(Kind.OUT_OF_MEMORY);
    }
  }

  @Test
  void limitsCanBeStretched() {
    Limits twice = Limits.STANDARD.slowerBy(2);
    assertThat(twice.call()).isEqualTo(Limits.STANDARD.call().multipliedBy(2));
    assertThat(twice.total()).isEqualTo(Limits.STANDARD.total().multipliedBy(2));
    assertThat(twice.callbacks()).isEqualTo(Limits.STANDARD.callbacks());
  }

  @Test
  void endingTwiceOrWithoutABeginningIsHarmless() {
    try (Probe probe = new Probe(new InProcess(), Limits.STANDARD)) {
      assertThat(probe.endTest()).isEmpty();
      assertThat(probe.endTest()).isEmpty();
    }
  }
}
