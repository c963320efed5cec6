package backprop.grader.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import backprop.grader.grading.Installation;
import backprop.grader.remote.Incident.Kind;
import backprop.grader.remote.Limits;
import backprop.grader.sandbox.ChildProgram;
import backprop.grader.sandbox.Launcher;
import backprop.grader.sandbox.PlainProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * With a guard off its attack succeeds, and with a limit doubled the figure doubles: otherwise the
 * gallery would pass without any guard. What the sandboxes keep out is controlled in the gallery
 * itself, where those attacks have to work in a plain process.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class NegativeControlIT {

  /** Magic, RETURN, id 0, length; no stub, no change, a value follows, an int. */
  private static final String FORGED =
      """
      var frame = java.nio.ByteBuffer.allocate(17 + 11).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      frame.putInt(0x42504731).put((byte) 3).putLong(0).putInt(11);
      frame.put((byte) 0).putInt(-1).put((byte) 1).put((byte) 3).putInt(4711);
      try {
        new java.io.FileOutputStream(java.io.FileDescriptor.out).write(frame.array());
      } catch (java.io.IOException e) {
        throw new IllegalStateException(e);
      }
      return -1;
      """;

  private static Trap trap;

  @BeforeAll
  static void plant(@TempDir Path folder) throws IOException {
    trap = new Trap(folder, Installation.locate().home());
  }

  @AfterAll
  static void remove() throws IOException {
    trap.close();
  }

  private static Launcher process(int heapMegabytes) {
    Path worker = Installation.locate().worker();
    ChildProgram program = ChildProgram.worker(ChildProgram.thisJava(), worker, heapMegabytes);
    return () -> new PlainProcess().start(program);
  }

  private static CalledSubmission hostile(
      String part, String body, Launcher launcher, Limits limits) throws IOException {
    Attack.Edit edit = new Attack.Edit(part, null, null, body);
    Attack attack =
        new Attack("control", "", null, null, null, null, List.of(edit), null, null, null);
    return new CalledSubmission(HostileSubmission.write(attack, trap), launcher, limits);
  }

  @Test
  void anEnvironmentThatIsNotClearedIsRead() throws Throwable {
    String body =
        "return System.getenv(\"SECRET\") == null ? 0 : System.getenv(\"SECRET\").length();";
    Launcher careless =
        () -> UnguardedChild.start(Installation.locate().worker(), Map.of("SECRET", "12345"));
    try (var guarded = hostile("5.1", body, process(64), Limits.STANDARD);
        var unguarded = hostile("5.1", body, careless, Limits.STANDARD)) {
      assertThat(guarded.parameterCount(1, 1, 1)).isZero();
      assertThat(unguarded.parameterCount(1, 1, 1)).isEqualTo(5);
    }
  }

  @Test
  void aForgedFrameIsBelievedWhereIdsAreNotCompared() throws Throwable {
    Launcher credulous = () -> new CredulousChild(process(64).launch());
    try (var guarded = hostile("5.1", FORGED, process(64), Limits.STANDARD);
        var unguarded = hostile("5.1", FORGED, credulous, Limits.STANDARD)) {
      assertThat(catchThrowable(() -> guarded.parameterCount(1, 1, 1))).isNotNull();
      assertThat(guarded.end()).contains(Kind.PROTOCOL_VIOLATION);
      assertThat(unguarded.parameterCount(1, 1, 1)).isEqualTo(4711);
    }
  }

  @Test
  void twiceTheCallbacksAreTwiceAsMany() throws Throwable {
    int few = callbacks(1_000, process(64), "while (true) f.value(x);");
    int many = callbacks(2_000, process(64), "while (true) f.value(x);");
    assertThat(few).isEqualTo(1_000);
    assertThat(many).isEqualTo(2_000);
  }

  @Test
  void twiceTheHeapHoldsTwiceAsMuch() throws Throwable {
    // A callback counts each megabyte.
    String body =
        """
        java.util.List<byte[]> all = new java.util.ArrayList<>();
        while (true) {
          all.add(new byte[1 << 20]);
          f.value(x);
        }
        """;
    int few = callbacks(1_000, process(64), body);
    int many = callbacks(1_000, process(128), body);
    assertThat(few).isBetween(40, 64);
    assertThat(many).isBetween(few * 3 / 2, few * 5 / 2);
  }

  private static int callbacks(int most, Launcher launcher, String body) throws Throwable {
    Limits s = Limits.STANDARD;
    Limits limits =
        new Limits(
            s.start(),
            s.total(),
            s.total(),
            s.session(),
            most,
            s.depth(),
            s.handles(),
            s.answer(),
            s.traffic());
    AtomicInteger count = new AtomicInteger();
    try (var submission = hostile("2.1", body, launcher, limits)) {
      catchThrowable(() -> submission.numericalGradient(x -> count.incrementAndGet(), 1, 2));
      assertThat(submission.end()).isPresent();
    }
    return count.get();
  }

  @Test
  void twiceTheTrafficIsTwiceAsMuch() throws Throwable {
    // Each callback sends 8 kB.
    String body = "double[] huge = new double[1000]; while (true) f.value(huge);";
    int few = traffic(400_000, body);
    int many = traffic(800_000, body);
    assertThat(few).isBetween(40, 50);
    assertThat(many).isBetween(2 * few - 2, 2 * few + 2);
  }

  private static int traffic(long most, String body) throws Throwable {
    Limits s = Limits.STANDARD;
    Limits limits =
        new Limits(
            s.start(),
            s.call(),
            s.total(),
            s.session(),
            s.callbacks(),
            s.depth(),
            s.handles(),
            s.answer(),
            most);
    AtomicInteger count = new AtomicInteger();
    try (var submission = hostile("2.1", body, process(64), limits)) {
      catchThrowable(() -> submission.numericalGradient(x -> count.incrementAndGet(), 1, 2));
      assertThat(submission.end()).contains(Kind.OUT_OF_MEMORY);
    }
    return count.get();
  }

  @Test
  void twiceTheTimeIsTwiceAsLong() throws Throwable {
    double few = seconds(Duration.ofMillis(700));
    double many = seconds(Duration.ofMillis(1_400));
    assertThat(few).isBetween(0.6, 1.4);
    assertThat(many - few).isBetween(0.3, 1.4);
  }

  private static double seconds(Duration most) throws Throwable {
    String body = "while (true) Thread.onSpinWait();";
    try (var submission = hostile("5.1", body, process(64), Limits.STANDARD.withCall(most))) {
      long begin = System.nanoTime();
      catchThrowable(() -> submission.parameterCount(1, 1, 1));
      double seconds = (System.nanoTime() - begin) / 1e9;
      assertThat(submission.end()).contains(Kind.TIMED_OUT);
      return seconds;
    }
  }
}
