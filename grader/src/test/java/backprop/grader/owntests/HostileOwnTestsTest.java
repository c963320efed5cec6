package backprop.grader.owntests;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.owntests.OwnTestsResult.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that want points for nothing, or the grader to stop; beside good ones. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("full")
class HostileOwnTestsTest {

  private static final OwnTestsLimits LIMITS =
      OwnTestsLimits.STANDARD.withPause(Duration.ofMillis(2_500));

  private static Bench bench;

  @BeforeAll
  static void start() throws IOException {
    bench = new Bench(Wrong.all(), LIMITS);
  }

  @AfterAll
  static void stop() throws IOException {
    bench.close();
  }

  private static OwnTestsResult alone(String body) throws IOException {
    return bench.run(Mine.tests("BadTest", body));
  }

  private static OwnTestsResult besideGood(String body) throws IOException {
    return bench.run(Mine.all(List.of(Mine.tests("BadTest", body), Mine.good())));
  }

  /** Runs a body as many tests of one class. */
  private static OwnTestsResult many(String body) throws IOException {
    StringBuilder all = new StringBuilder(Mine.EVERYTHING);
    all.append("static class Count { static int of; }\n");
    for (int i = 0; i < 30; i++) {
      all.append("@Test void t%d() { everything(); int own = %d; %s }\n".formatted(i, i, body));
    }
    return alone(all.toString());
  }

  private static void losesNothing(OwnTestsResult result) {
    assertThat(result.state()).isEqualTo(State.DONE);
    assertThat(result.caught()).isEqualTo(3);
  }

  @Test
  void failingAtRandomCatchesNothing() throws IOException {
    assertThat(many("if (Math.random() < 0.75) { fail(\"\"); }").caught()).isZero();
  }

  @Test
  void countingCatchesNothing() throws IOException {
    assertThat(many("if (++Count.of % 7 == own % 7) { fail(\"\"); }").caught()).isZero();
  }

  @Test
  void failingAlwaysOrNeverCatchesNothing() throws IOException {
    assertThat(many("fail(\"\");").caught()).isZero();
    assertThat(many("").caught()).isZero();
  }

  @Test
  void comparingWithTheFirstRunCatchesNothing() throws IOException {
    String body =
        Mine.EVERYTHING
            + """
            static String first;
            @Test void inAField() {
              String now = everything().toString();
              first = first == null ? now : first;
              assertThat(now).isEqualTo(first);
            }
            @Test void inAProperty() {
              String now = everything().toString();
              System.setProperty("first", System.getProperty("first", now));
              assertThat(now).isEqualTo(System.getProperty("first"));
            }
            """;
    OwnTestsResult result = alone(body);
    assertThat(result.caught()).isZero();
    assertThat(result.countingTests()).isEqualTo(2);
  }

  @Test
  void failingWithoutCallsCatchesNothing() throws IOException {
    OwnTestsResult result =
        alone(
            """
            static int tests;
            @BeforeEach void count() { tests++; }
            @Test void atRandom() { if (Math.random() < 0.3) { fail(""); } }
            @Test void first() { if (tests == 1) { fail(""); } }
            @Test void last() { if (tests < 3) { fail(""); } }
            """);
    assertThat(result.caught()).isZero();
  }

  @Test
  void countingTheTestsOfARunCatchesNothing() throws IOException {
    // All are chosen for one wrong implementation or the other, so that their number changes.
    OwnTestsResult result =
        alone(
            Mine.EVERYTHING
                + """
                static int tests;
                @BeforeEach void count() { tests++; }
                @Test void a() { everything(); if (tests < 3) { fail(""); } }
                @Test void b() { everything(); if (tests < 2) { fail(""); } }
                @Test void c() { Sigmoid.sigmoid(1); if (tests < 3) { fail(""); } }
                @Test void d() { Sigmoid.gradient(1); if (tests < 3) { fail(""); } }
                """);
    assertThat(result.caught()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "System.exit(0);",
        "Runtime.getRuntime().halt(1);",
        "List<byte[]> all = new ArrayList<>(); while (true) { all.add(new byte[1 << 24]); }",
      })
  void whatEndsTheProgramLosesItselfOnly(String body) throws IOException {
    OwnTestsResult result = besideGood("@Test void bad() { " + body + " }");
    losesNothing(result);
    assertThat(result.countingTests()).isEqualTo(3);
    assertThat(result.notes()).hasSize(1);
    assertThat(result.notes().get(0)).startsWith("ended the program").endsWith("BadTest.bad");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Initializer.glorotUniform(100000, 100000, 1);",
        "Sigmoid.sigmoid(new double[2000][2100]);",
        "GradCheck.numericalGradient(x -> 0, new double[100], 1e-4);",
        "for (int i = 0; i < 2000; i++) { Sigmoid.sigmoid(i); }",
        "for (int i = 0; i < 1000; i++) { System.out.println(\"x\".repeat(10000)); }",
        "for (int i = 0; i < 1000; i++) { System.err.println(\"x\".repeat(10000)); }",
        "Thread.currentThread().interrupt(); Sigmoid.sigmoid(1);",
        "class Deep { double d(int i) { return Sigmoid.sigmoid(i) + d(i + 1); } } new Deep().d(0);",
      })
  void whatAsksForTooMuchLosesNoOthers(String body) throws IOException {
    losesNothing(besideGood("@Test void bad() { " + body + " }"));
  }

  @Test
  void aThreadThatGoesOnCallingDisturbsItsOwnSubmissionOnly() throws IOException {
    String thread = "new Thread(() -> { while (true) { Sigmoid.sigmoid(1); } }).start();";
    assertThat(besideGood("@Test void bad() { " + thread + " }").caught()).isBetween(0, 3);
    losesNothing(besideGood("@Test void harmless() { }"));
  }

  @Test
  void brokenInitialiserLosesItsOwnClass() throws IOException {
    losesNothing(
        besideGood("static int x = 1 / Integer.parseInt(\"0\"); @Test void bad() { x++; }"));
  }

  @Test
  void endlessInitialiserEndsIt() throws IOException {
    OwnTestsResult result =
        besideGood("static { while (Math.random() < 2) {} } @Test void bad() {}");
    assertThat(result.state()).isEqualTo(State.CRASHED);
    assertThat(result.caught()).isZero();
  }

  @Test
  void timeIsLimited() throws IOException {
    try (Bench hasty = new Bench(Wrong.all(), LIMITS.withTotal(Duration.ofMillis(1)))) {
      OwnTestsResult result = hasty.run(Mine.good());
      assertThat(result.state()).isEqualTo(State.TIMED_OUT);
      assertThat(result.caught()).isZero();
    }
  }

  @Test
  void forgedFramesEndIt() throws IOException {
    OwnTestsResult result =
        besideGood(
            """
            @Test void bad() throws Exception {
              try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
                out.write(new byte[100]);
              }
            }
            """);
    assertThat(result.state()).isEqualTo(State.PROTOCOL_VIOLATION);
    assertThat(result.caught()).isZero();
  }

  @Test
  void numbersOfObjectsDoNotTellWhoAnswers() throws IOException {
    OwnTestsResult result =
        alone(
            """
            @Test void layerIsTheFirstObject() throws Exception {
              LinearLayer layer = new LinearLayer(new double[][] {{1}}, new double[] {1});
              layer.bprop(layer.fprop(new double[][] {{1}}));
              Class<?> remote = Class.forName("backprop.grader.remote.RemoteSubmission");
              var scope = remote.getDeclaredField("scope");
              scope.setAccessible(true);
              Object now = scope.get(remote.getMethod("of", Class.class).invoke(null, LinearLayer.class));
              var references = now.getClass().getDeclaredField("references");
              references.setAccessible(true);
              Object reference = ((Map<?, ?>) references.get(now)).get(layer);
              assertThat(reference.getClass().getMethod("id").invoke(reference)).isEqualTo(1);
            }
            """);
    assertThat(result.countingTests()).isEqualTo(1);
    assertThat(result.caught()).isZero();
  }

  @Test
  void otherImplementationsAreNotInItsProcess() throws IOException {
    // Each of these passes just if nothing but stand-ins can be found.
    OwnTestsResult result =
        alone(
            """
            @Test void classPathHoldsNoSolution() throws Exception {
              for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
                assertThat(entry).doesNotContain("solution");
              }
              assertThat(ClassLoader.getSystemClassLoader().getResource("backprop/function/Sigmoid.class"))
                  .isNull();
              assertThatThrownBy(() -> ClassLoader.getSystemClassLoader().loadClass("backprop.function.Sigmoid"))
                  .isInstanceOf(ClassNotFoundException.class);
            }
            @Test void classesAreStandIns() throws Exception {
              ClassLoader loader = Sigmoid.class.getClassLoader();
              assertThat(loader.getResource("backprop/function/Sigmoid.class")).isNull();
              var field = Class.forName("backprop.grader.remote.AssignmentApi").getDeclaredField("classes");
              field.setAccessible(true);
              assertThat(Sigmoid.class.getDeclaredMethods()).allMatch(
                  m -> java.lang.reflect.Modifier.isPublic(m.getModifiers()));
            }
            @Test void hostRunsNothingElse() throws Exception {
              double all = Sigmoid.gradient(0.8);
              assertThat(all).isCloseTo(0.16, within(1e-12));
            }
            """);
    assertThat(result.countingTests()).isEqualTo(3);
    assertThat(result.state()).isEqualTo(State.DONE);
  }
}
