package backprop.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  private static final String TEST = "backprop.Task3SoftmaxTest";

  private static <T extends Throwable> T thrownAt(T thrown, StackTraceElement... frames) {
    thrown.setStackTrace(frames);
    return thrown;
  }

  private static StackTraceElement inTest(int line) {
    return new StackTraceElement(TEST, "rowsSumToOne", "Task3SoftmaxTest.java", line);
  }

  private static StackTraceElement inSoftmax(int line) {
    return new StackTraceElement("backprop.function.Softmax", "softmax", "Softmax.java", line);
  }

  @Test
  void anExceptionIsShownWithTheStudentsLine() {
    Throwable thrown =
        thrownAt(
            new ArrayIndexOutOfBoundsException("Index 3 out of bounds for length 3"),
            inSoftmax(31),
            inTest(55));
    assertThat(FailureText.of(thrown, TEST))
        .isEqualTo(
            "  threw        ArrayIndexOutOfBoundsException: Index 3 out of bounds for length\n"
                + "               3\n"
                + "  at           Softmax.java:31\n"
                + "  Test:  src/test/java/backprop/Task3SoftmaxTest.java:55");
  }

  @Test
  void aNullThatTheTestStumblesOverIsCalledSo() {
    Throwable thrown = thrownAt(new NullPointerException("<local1> is null"), inTest(55));
    assertThat(FailureText.of(thrown, TEST))
        .startsWith("  result       was null: the test can't go on\n");
  }

  @Test
  void aGivenCheckIsShownWithTheLineThatCallsIt() {
    StackTraceElement check =
        new StackTraceElement("backprop.matrix.Shapes", "require", "Shapes.java", 166);
    StackTraceElement given =
        new StackTraceElement("backprop.layer.Parameter", "set", "Parameter.java", 40);
    StackTraceElement own = new StackTraceElement("backprop.train.Sgd$Step", "run", "Sgd.java", 33);
    IllegalArgumentException wrong = new IllegalArgumentException("wrong shape");
    assertThat(FailureText.of(thrownAt(wrong, check, given, own, inTest(55)), TEST))
        .contains("  at           Sgd.java:33\n");
    assertThat(FailureText.of(thrownAt(wrong, check, given, inTest(55)), TEST))
        .contains("  at           Parameter.java:40\n");
    assertThat(FailureText.of(thrownAt(wrong, check, inTest(55)), TEST)).doesNotContain("  at  ");
  }

  @Test
  void anEndlessLoopIsSuspected() {
    Throwable thrown = thrownAt(new TimeoutException("rowsSumToOne() timed out after 10 seconds"));
    thrown.initCause(thrownAt(new Exception("in thread 1"), inSoftmax(71), inTest(55)));
    assertThat(FailureText.of(thrown, TEST))
        .isEqualTo(
            "  stopped      after 10 seconds: does a loop never end?\n"
                + "  at           Softmax.java:71\n"
                + "  Test:  src/test/java/backprop/Task3SoftmaxTest.java:55");
  }

  @Test
  void aTimeoutWithoutACauseHasNoLine() {
    assertThat(FailureText.of(thrownAt(new TimeoutException()), TEST))
        .isEqualTo("  stopped      as it took too long: does a loop never end?");
  }

  @Test
  void aLongMessageIsCutAndMadePlain() {
    String message = "\n" + "caf\u00e9 \u001b[31m one two three four five six seven\n".repeat(40);
    String text = FailureText.of(thrownAt(new AssertionError(message), inTest(55)), TEST);
    assertThat(text.lines()).hasSize(15).allMatch(line -> line.length() <= 80);
    assertThat(text).startsWith("  caf? ?[31m one").contains("\n  ...\n");
  }

  @Test
  void theOutermostLineOfTheTestCounts() {
    Throwable thrown = thrownAt(new AssertionError("wrong"), inTest(20), inTest(55));
    assertThat(FailureText.line(thrown, TEST)).isEqualTo(55);
  }
}
