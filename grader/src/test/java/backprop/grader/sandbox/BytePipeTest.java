package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BytePipeTest {

  private final BytePipe pipe = new BytePipe();

  private CompletableFuture<Object> inBackground(java.util.concurrent.Callable<Object> task) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return task.call();
          } catch (Exception e) {
            return e;
          }
        });
  }

  private Object write(byte[] bytes) throws IOException {
    try (OutputStream out = pipe.output()) {
      out.write(bytes);
    }
    return "written";
  }

  @Test
  void bytesArriveInOrder() throws Exception {
    byte[] bytes = new byte[1_000_003];
    new Random(1).nextBytes(bytes);
    CompletableFuture<Object> writer = inBackground(() -> write(bytes));
    assertThat(pipe.input().readAllBytes()).isEqualTo(bytes);
    assertThat(writer.get()).isEqualTo("written");
    assertThat(pipe.input().read()).isEqualTo(-1);
  }

  @Test
  void cuttingWakesAReader() throws Exception {
    CompletableFuture<Object> reader = inBackground(() -> pipe.input().read());
    pipe.cut();
    assertThat(reader.get()).isEqualTo(-1);
  }

  @Test
  void cuttingWakesAWriter() throws Exception {
    CompletableFuture<Object> writer = inBackground(() -> write(new byte[1_000_000]));
    assertThat(pipe.input().read()).isZero();
    pipe.cut();
    assertThat(writer.get()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> pipe.output().write(1)).isInstanceOf(IOException.class);
  }

  @Test
  void anInterruptDoesNotEndTheConversation() throws Exception {
    CompletableFuture<Object> reader =
        inBackground(
            () -> {
              Thread.currentThread().interrupt();
              int value = pipe.input().read();
              return Thread.interrupted() ? value : "the interrupt is lost";
            });
    pipe.output().write(42);
    assertThat(reader.get()).isEqualTo(42);
  }
}
