package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProcessPipesTest {

  private static final Path SHELL = Path.of("/bin/sh");

  private Process process;

  private enum Kind {
    DIRECT(DirectPipes::of),
    PUMPED(PumpedPipes::new);

    private final Function<Process, ProcessPipes> make;

    Kind(Function<Process, ProcessPipes> make) {
      this.make = make;
    }
  }

  @BeforeEach
  void needsAShell() {
    assumeTrue(Tools.onLinux() && Files.isExecutable(SHELL));
  }

  private ProcessPipes pipes(Kind kind, String script) throws IOException {
    process = new ProcessBuilder(SHELL.toString(), "-c", script).start();
    return kind.make.apply(process);
  }

  @ParameterizedTest
  @EnumSource
  void everyByteArrivesBothWays(Kind kind) throws IOException {
    ProcessPipes pipes = pipes(kind, "exec cat");
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(
            () -> {
              try (var out = pipes.out()) {
                out.write(bytes);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(pipes.in().readAllBytes()).isEqualTo(bytes);
    written.join();
  }

  @ParameterizedTest
  @EnumSource
  void whatAProcessWroteLastIsReadAfterItsEnd(Kind kind) throws Exception {
    ProcessPipes pipes = pipes(kind, "read line; echo $line");
    pipes.out().write("so long\n".getBytes());
    pipes.out().flush();
    process.waitFor();
    assertThat(pipes.in().readAllBytes()).isEqualTo("so long\n".getBytes());
  }

  @ParameterizedTest
  @EnumSource
  void aCutEndsAReaderWhoeverHoldsThePipe(Kind kind) throws Exception {
    // It waits for a line, since the pipes of a process that has ended can no longer be taken.
    ProcessPipes pipes = pipes(kind, "read line; sleep 1000 & printf %8d $!");
    pipes.out().write("go on\n".getBytes());
    pipes.out().flush();
    InputStream in = pipes.in();
    long pid = Long.parseLong(new String(in.readNBytes(8)).strip());
    CompletableFuture<Integer> next = CompletableFuture.supplyAsync(() -> read(in));
    process.waitFor();
    pipes.cut();
    assertThat(next.join()).isEqualTo(-1);
    assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aCutEndsAWriterWhomNobodyReads(Kind kind) throws Exception {
    ProcessPipes pipes = pipes(kind, "echo x; exec sleep 100");
    assertThat(pipes.in().readNBytes(2)).hasSize(2);
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> assertThatIOException().isThrownBy(() -> pipes.out().write(new byte[1_000_000])));
    pipes.cut();
    writer.join();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWrittenAfterACut(Kind kind) throws Exception {
    ProcessPipes pipes = pipes(kind, "exec cat");
    pipes.cut();
    assertThat(read(pipes.in())).isEqualTo(-1);
    assertThatIOException().isThrownBy(() -> pipes.out().write(1));
  }

  private static int read(InputStream in) {
    try {
      return in.read();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void endTheProcess() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
