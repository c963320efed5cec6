package backprop.grader.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.InputMismatchException;
import org.junit.jupiter.api.Test;

class FailureTest {

  private static Throwable loop(Throwable throwable) throws Exception {
    ByteSink body = new ByteSink();
    Failure.of(throwable, Failure.OWN).write(body);
    return Failure.read(Loop.source(body)).toThrowable(Loop.NOTHING);
  }

  @Test
  void knownExceptionsKeepTypeAndMessage() throws Exception {
    for (Throwable throwable :
        new Throwable[] {
          new IllegalArgumentException("a"),
          new IndexOutOfBoundsException("b"),
          new ArithmeticException(),
          new AssertionError("c"),
          new StackOverflowError(),
          new IOException("d"),
          new RuntimeException("e"),
          new Error("f")
        }) {
      assertThat(loop(throwable))
          .isExactlyInstanceOf(throwable.getClass())
          .hasMessage(throwable.getMessage());
    }
  }

  @Test
  void othersBecomeTheNearestKnownAndSayWhatTheyWere() throws Exception {
    assertThat(loop(new InputMismatchException("x")))
        .isExactlyInstanceOf(RuntimeException.class)
        .hasMessage("java.util.InputMismatchException: x");
    assertThat(loop(new NumberFormatException()))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("java.lang.NumberFormatException");
    assertThat(loop(new InterruptedException())).isExactlyInstanceOf(RuntimeException.class);
    assertThat(loop(new NoClassDefFoundError("y"))).isExactlyInstanceOf(Error.class);
  }

  @Test
  void messagesAreCapped() throws Exception {
    assertThat(loop(new IllegalStateException("x".repeat(1_000))).getMessage())
        .hasSize(Caps.MESSAGE);
  }

  @Test
  void aHostileMessageIsNone() throws Exception {
    Throwable hostile =
        new IllegalStateException() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new StackOverflowError();
          }
        };
    assertThat(loop(hostile)).isInstanceOf(IllegalStateException.class);
  }
}
