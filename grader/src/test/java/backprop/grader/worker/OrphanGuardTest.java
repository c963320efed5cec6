package backprop.grader.worker;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.sandbox.BytePipe;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrphanGuardTest {

  private final BytePipe pipe = new BytePipe();
  private final CountDownLatch orphaned = new CountDownLatch(1);

  @Test
  void aByteLookedAtIsStillRead() throws IOException {
    try (OutputStream out = pipe.output();
        OrphanGuard guard = new OrphanGuard(pipe.input(), orphaned::countDown)) {
      out.write(new byte[] {(byte) 200, 2, 3});
      assertThat(guard.lookAhead()).isTrue();
      assertThat(guard.lookAhead()).isTrue();
      assertThat(guard.read()).isEqualTo(200);
      assertThat(guard.lookAhead()).isTrue();
      assertThat(guard.readNBytes(2)).containsExactly(2, 3);
    }
  }

  @Test
  void theEndIsNoticedWhileNobodyReads() throws Exception {
    try (OrphanGuard guard = new OrphanGuard(pipe.input(), orphaned::countDown)) {
      guard.start();
      pipe.output().close();
      assertThat(orphaned.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void theEndIsNoticedByAReader() throws Exception {
    try (OrphanGuard guard = new OrphanGuard(pipe.input(), orphaned::countDown)) {
      pipe.output().close();
      assertThat(guard.read()).isEqualTo(-1);
      assertThat(orphaned.getCount()).isZero();
    }
  }
}
