package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import backprop.grader.remote.Incident.Kind;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test's own code ends with its time, whatever it is doing. */
class CheckpointsTest {

  private static final String ENDLESS =
      """
      package hidden;
      import java.util.stream.Stream;
      public class Endless {
        public static double x;
        public static void whileTrue() { while (true) x += 1; }
        public static void doWhile() { do { x += 1; } while (x > -1); }
        public static void countUp() { for (int i = 0; ; i++) x += i; }
        public static void nested() { for (;;) for (int i = 0; i < 10; i++) x += i; }
        public static void again() { again: while (true) { x += 1; if (x > 0) continue again; } }
        public static void stream() { Stream.iterate(1, n -> n + 1).forEach(n -> x += n); }
        public static void stubborn() { while (true) try { whileTrue(); } catch (Throwable t) { x = 0; } }
        public static int twice(int n) { return n == 0 ? 1 : twice(n - 1) + twice(n - 1); }
        public static void calls() { twice(60); }
        public static void sleeps() throws Exception { Thread.sleep(1_000_000); }
        public static double quick() { double sum = 0; for (int i = 0; i < 1000; i++) sum += i; return sum; }
      }
      """;

  private static final Limits SHORT = Limits.STANDARD.withTotal(Duration.ofMillis(200));

  @Test
  @Timeout(120)
  void everyEndlessTestIsEnded(@TempDir Path folder) throws Exception {
    SourceCompiler.compile(List.of(ENDLESS), List.of(), folder);
    Map<String, byte[]> tests = Checkpoints.in(List.of(folder));
    try (RemoteSubmission submission =
        new RemoteSubmission(new InProcess(), ProbeClasses.all(), SHORT, ProbeClasses.API)) {
      Class<?> endless = submission.hiddenTests(tests).loadClass("hidden.Endless");
      for (String method :
          List.of(
              "whileTrue", "doWhile", "countUp", "nested", "again", "stream", "calls", "sleeps")) {
        submission.beginTest();
        Throwable thrown = catchThrowable(() -> endless.getMethod(method).invoke(null));
        assertThat(thrown).as(method).isInstanceOf(InvocationTargetException.class);
        Optional<Incident> incident = submission.endTest();
        assertThat(incident.map(Incident::kind)).as(method).contains(Kind.TIMED_OUT);
        assertThat(Thread.currentThread().isInterrupted()).as(method).isFalse();
      }
      submission.beginTest();
      assertThat(endless.getMethod("quick").invoke(null)).isEqualTo(499500.0);
      assertThat(submission.endTest()).isEmpty();
    }
  }
}
