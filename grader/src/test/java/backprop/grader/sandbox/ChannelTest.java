package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ChannelTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  private final Pipes child = new Pipes();
  private final Channel channel = new Channel(child);

  /** A child that reads nothing, and says what the test writes into its pipe. */
  private static final class Pipes extends PipedChild {

    private boolean alive = true;

    @Override
    public boolean alive() {
      return alive;
    }

    @Override
    public void kill() {
      alive = false;
      super.kill();
    }

    @Override
    public OptionalInt waitFor(Duration longest) {
      return OptionalInt.empty();
    }
  }

  private void says(FrameType type) throws Exception {
    new FrameOutput(child.incoming.output()).send(type, 0, new ByteSink());
  }

  @Test
  void aChildThatSaysNothingIsKilledAfterItsTime() {
    assertThat(channel.alive()).isTrue();
    assertThatIOException().isThrownBy(() -> channel.receive(SHORT.toNanos()));
    assertThat(channel.timedOut()).isTrue();
    assertThat(channel.alive()).isFalse();
  }

  @Test
  void aChildThatReadsNothingIsKilledAfterItsTime() throws Exception {
    ByteSink large = new ByteSink().putBytes(new byte[1_000_000]);
    assertThatIOException().isThrownBy(() -> channel.send(FrameType.RUN_TESTS, 0, large, SHORT));
    assertThat(channel.timedOut()).isTrue();
  }

  @Test
  void anAnswerInTimeSavesTheChild() throws Exception {
    says(FrameType.LOADED);
    channel.load(0, new ByteSink(), Duration.ofMinutes(1));
    assertThat(channel.alive()).isTrue();
    assertThat(channel.timedOut()).isFalse();
  }

  @Test
  void aChildThatAnswersAnythingElseThanThatItHasItsClassesIsEnded() throws Exception {
    says(FrameType.RETURN);
    assertThatIOException()
        .isThrownBy(() -> channel.load(0, new ByteSink(), Duration.ofMinutes(1)))
        .withMessageContaining("RETURN");
    assertThat(channel.alive()).isFalse();
  }

  @Test
  void afterTheEndThereIsNoFrame() throws Exception {
    channel.kill();
    assertThat(channel.receive()).isNull();
  }
}
