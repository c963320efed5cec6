package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PlainProcessTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  private static Child start(Path javaHome, Path worker) throws IOException {
    return new PlainProcess().start(ChildProgram.worker(javaHome, worker, 32));
  }

  private static Child worker() throws Exception {
    return start(
        ChildProgram.thisJava(),
        Path.of(WorkerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
  }

  @Test
  void theChildEndsWithItsInput() throws Exception {
    try (Child child = worker()) {
      assertThat(child.alive()).isTrue();
      child.toChild().close();
      assertThat(child.waitFor(LONG)).isEqualTo(OptionalInt.of(0));
      assertThat(child.fromChild().read()).isEqualTo(-1);
      assertThat(child.stderr()).isEmpty();
    }
  }

  @Test
  void aKilledChildEnds() throws Exception {
    try (Child child = worker()) {
      child.kill();
      assertThat(child.fromChild().read()).isEqualTo(-1);
      assertThat(child.waitFor(LONG).orElseThrow()).isNotZero();
      assertThat(child.alive()).isFalse();
      assertThatThrownBy(() -> child.toChild().write(1)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anInputThatIsNoProtocolEndsTheChild() throws Exception {
    try (Child child = worker()) {
      child.toChild().write(new byte[100]);
      assertThat(child.waitFor(LONG)).isEqualTo(OptionalInt.of(1));
      assertThat(child.stderr()).contains("not a frame");
    }
  }

  @Test
  void aMissingProgramIsAnIoException(@TempDir Path folder) {
    assertThatThrownBy(() -> start(folder, folder)).isInstanceOf(IOException.class);
  }

  @Test
  void aMissingWorkerIsSaidOnStandardError(@TempDir Path folder) throws Exception {
    try (Child child = start(ChildProgram.thisJava(), folder)) {
      assertThat(child.waitFor(LONG).orElseThrow()).isNotZero();
      assertThat(child.stderr()).contains("WorkerMain");
      assertThat(child.fromChild().read()).isEqualTo(-1);
    }
  }
}
