package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PlainProcessTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Duration LONG = Duration.ofSeconds(50);

  private static PlainProcess worker() throws Exception {
    return new PlainProcess(
        JAVA,
        List.of(
            Path.of(WorkerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())),
        32);
  }

  @Test
  void theChildEndsWithItsInput() throws Exception {
    try (Child child = worker().launch()) {
      assertThat(child.alive()).isTrue();
      child.toChild().close();
      assertThat(child.waitFor(LONG)).isEqualTo(OptionalInt.of(0));
      assertThat(child.fromChild().read()).isEqualTo(-1);
      assertThat(child.stderr()).isEmpty();
    }
  }

  @Test
  void aKilledChildEnds() throws Exception {
    try (Child child = worker().launch()) {
      child.kill();
      assertThat(child.fromChild().read()).isEqualTo(-1);
      assertThat(child.waitFor(LONG).orElseThrow()).isNotZero();
      assertThat(child.alive()).isFalse();
      assertThatThrownBy(() -> child.toChild().write(1)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anInputThatIsNoProtocolEndsTheChild() throws Exception {
    try (Child child = worker().launch()) {
      child.toChild().write(new byte[100]);
      assertThat(child.waitFor(LONG)).isEqualTo(OptionalInt.of(1));
      assertThat(child.stderr()).contains("not a frame");
    }
  }

  @Test
  void aMissingProgramIsAnIoException(@TempDir Path folder) {
    PlainProcess nothing = new PlainProcess(folder.resolve("java"), List.of(folder), 32);
    assertThatThrownBy(nothing::launch).isInstanceOf(IOException.class);
  }

  @Test
  void aMissingWorkerIsSaidOnStandardError(@TempDir Path folder) throws Exception {
    try (Child child = new PlainProcess(JAVA, List.of(folder), 32).launch()) {
      assertThat(child.waitFor(LONG).orElseThrow()).isNotZero();
      assertThat(child.stderr()).contains("WorkerMain");
      assertThat(child.fromChild().read()).isEqualTo(-1);
    }
  }

  @Test
  void theScratchFolderGoesWithAllThatIsInIt(@TempDir Path outside) throws Exception {
    Path kept = Files.createFile(outside.resolve("kept"));
    Path path;
    try (ScratchFolder folder = new ScratchFolder()) {
      path = folder.path();
      Files.createDirectories(path.resolve("a/b"));
      Files.createFile(path.resolve("a/b/c"));
      Files.createSymbolicLink(path.resolve("link"), outside);
      assertThat(path).isDirectory();
    }
    assertThat(path).doesNotExist();
    assertThat(kept).exists();
  }
}
