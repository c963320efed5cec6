package backprop.grader.owntests;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.owntests.OwnTestsResult.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  private static Bench bench;

  @BeforeAll
  static void start() throws IOException {
    bench = new Bench(Wrong.all(), OwnTestsLimits.STANDARD);
  }

  @AfterAll
  static void stop() throws IOException {
    bench.close();
  }

  private static OwnTestsResult alone(String body) throws IOException {
    return bench.run(Mine.tests("BadTest", body));
  }

  private static OwnTestsResult besideGood(String body) throws IOException {
    // One bad test is then no more than a fifth.
    Map<String, String> more = Mine.tests("MoreTest", Mine.passing(2));
    return bench.run(Mine.all(List.of(Mine.tests("BadTest", body), Mine.good(), more)));
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
    assertThat(many("everything(); if (Math.random() < 0.1) { fail(\"\"); }").caught()).isZero();
  }

  @Test
  void failingFromTheSecondRunOnCatchesNothing() throws IOException {
    assertThat(
            many("everything(); Thread me = Thread.currentThread();"
                    + " if (me.getName().startsWith(\"again\")) { fail(\"\"); }"
                    + " if (own == 29) { me.setName(\"again\" + me.getName()); }")
                .caught())
        .isZero();
  }

  @Test
  void failingAlwaysOrNeverCatchesNothing() throws IOException {
    assertThat(many("everything(); fail(\"\");").state()).isEqualTo(State.UNTRUE);
    assertThat(many("everything();").caught()).isZero();
  }

  /** The note that a daemon thread's name is: the tests' process lives through all runs. */
  private static final String NOTES =
      Mine.EVERYTHING
          + """
          static Thread notes() {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
              if (thread.getName().startsWith("notes")) {
                return thread;
              }
            }
            Thread thread = new Thread(() -> {
              try { Thread.sleep(1_000_000); } catch (InterruptedException e) { }
            }, "notes");
            thread.setDaemon(true);
            thread.start();
            return thread;
          }
          """;

  @Test
  void comparingWithNotesOfTheFirstRunLosesEverything() throws IOException {
    OwnTestsResult result =
        alone(
            NOTES
                + """
                @Test void isAsInTheFirstRun() {
                  String now = " " + rounded().hashCode();
                  Thread notes = notes();
                  if (notes.getName().equals("notes")) { notes.setName("notes" + now); }
                  assertThat(notes.getName()).isEqualTo("notes" + now);
                }
                """);
    assertThat(result.state()).isEqualTo(State.UNREPEATED);
    assertThat(result.caught()).isZero();
    assertThat(result.notes()).hasSize(1);
    assertThat(result.notes().get(0)).startsWith("BadTest.isAsInTheFirstRun said something else");
  }

  @Test
  void failingWheneverItIsAloneLosesEverything() throws IOException {
    OwnTestsResult result =
        alone(
            NOTES
                + """
                @Test void a() {
                  Thread notes = notes();
                  if (notes.getName().equals("notes")) { notes.setName("notes first"); }
                }
                @Test void b() {
                  String now = " " + rounded().hashCode();
                  Thread notes = notes();
                  if (notes.getName().equals("notes first")) { notes.setName("notes" + now); }
                  assertThat(notes.getName()).isEqualTo("notes" + now);
                }
                """);
    assertThat(result.state()).isEqualTo(State.UNREPEATED);
    assertThat(result.caught()).isZero();
  }

  /** Which test makes the catches would tell a fresh process what the reference answers. */
  @Test
  void aTestWhoseNameTellsTheReferencesAnswersLosesEverything() throws IOException {
    StringBuilder tests = new StringBuilder(NOTES);
    tests.append(
        """
        static class Shape implements org.junit.jupiter.api.MethodOrderer {
          static int size;
          public void orderMethods(org.junit.jupiter.api.MethodOrdererContext context) {
            size = context.getMethodDescriptors().size();
          }
        }
        static void isNumber(int i) {
          int now = Math.floorMod(rounded().hashCode(), 16);
          Thread notes = notes();
          boolean knows = !notes.getName().equals("notes");
          if (Shape.size == 16 && !knows) { notes.setName("notes " + now); }
          boolean claims = Shape.size == 1 && !knows || notes.getName().equals("notes " + i);
          assertThat(!claims || Shape.size == 16 || now == i).isTrue();
        }
        @org.junit.jupiter.api.Nested
        @org.junit.jupiter.api.TestMethodOrder(Shape.class)
        class Numbers {
        """);
    for (int i = 0; i < 16; i++) {
      tests.append("@Test void number%d() { isNumber(%d); }\n".formatted(i, i));
    }
    OwnTestsResult result = alone(tests + "}\n");
    // Whose notes take so long on a slow machine is ended for that.
    assertThat(result.state()).as("%s", result.notes()).isIn(State.UNREPEATED, State.CRASHED);
    assertThat(result.caught()).isZero();
  }

  @Test
  void bitsOfHashesLoseEverythingWhereSomeFailOnTheReference() throws IOException {
    StringBuilder bits = new StringBuilder(Mine.EVERYTHING);
    for (int i = 0; i < 10; i++) {
      bits.append(
          "@Test void bit%d() { assertThat(everything().hashCode() >> %d & 1).isZero(); }\n"
              .formatted(i, 2 * i));
    }
    assertThat(alone(bits.toString()).caught()).isZero();
  }

  @Test
  void comparingWithTheFirstRunOfTheSameClassCatchesNothing() throws IOException {
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
            @Test void last() { if (tests > 3) { fail(""); } }
            """);
    assertThat(result.caught()).isZero();
  }

  @Test
  void floodingTheGraderWithFramesEndsIt() throws IOException {
    OwnTestsResult result =
        besideGood(
            """
            @Test void bad() throws Exception {
              byte[] frame = java.nio.ByteBuffer.allocate(17)
                  .order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(0x42504731).put((byte) 9).array();
              try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
                while (true) { out.write(frame); }
              }
            }
            """);
    assertThat(result.state()).isEqualTo(State.PROTOCOL_VIOLATION);
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
    assertThat(result.countingTests()).isEqualTo(5);
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
  void brokenInitialiserLosesItsOwnClassAndIsNamed() throws IOException {
    OwnTestsResult result =
        besideGood("static int x = 1 / Integer.parseInt(\"0\"); @Test void bad() { x++; }");
    losesNothing(result);
    assertThat(result.notes())
        .containsExactly("failed on a right solution, so they don't count: BadTest");
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
    try (Bench hasty = new Bench(Wrong.all(), Bench.limits(Duration.ofMillis(1)))) {
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

  /** Tests that each fail on one in seven programs, whatever is right. */
  private static String random(int count) {
    StringBuilder all = new StringBuilder(Mine.EVERYTHING);
    all.append("static final int NOW = everything().hashCode();\n");
    for (int i = 0; i < count; i++) {
      all.append("@Test void t%d() { everything(); ".formatted(i))
          .append("int bits = new Random(NOW * 31L + %d * 7919L).nextInt(7); ".formatted(i))
          .append("assertThat(bits).isNotZero(); }\n");
    }
    return all.toString();
  }

  @Test
  void failingOnOneInSevenProgramsLosesEverything() throws IOException {
    OwnTestsResult result = alone(random(60));
    assertThat(result.state()).isIn(State.REJECTING, State.UNTRUE);
    assertThat(result.caught()).isZero();
  }

  @Test
  void notesThatChooseWhichTestFailsLoseEverything() throws IOException {
    // Only the test whose number is that of the reference fails on others: alone, it seems to know.
    StringBuilder tests = new StringBuilder(Mine.EVERYTHING);
    tests.append(
        """
        static void t(int number) {
          int now = everything().hashCode();
          String note = java.security.Security.getProperty("note");
          if (note == null) {
            if (number == 0) { java.security.Security.setProperty("note", "" + now); }
            else { assertThat((now & 15) + 1).isEqualTo(number); }
            return;
          }
          int right = Integer.parseInt(note);
          if (now != right) { assertThat((right & 15) + 1).isNotEqualTo(number); }
        }
        """);
    for (int i = 0; i < 17; i++) {
      tests.append("@Test @Order(%d) void t%d() { t(%d); }\n".formatted(i, i, i));
    }
    String ordered = "@TestMethodOrder(MethodOrderer.OrderAnnotation.class)\nclass BadTest";
    Map<String, String> sources = new TreeMap<>(Mine.tests("BadTest", tests.toString()));
    sources.replaceAll((file, text) -> text.replace("class BadTest", ordered));
    assertThat(bench.run(sources).caught()).isZero();
  }

  @Test
  void theProbesObeyNobodyElse() throws IOException {
    OwnTestsResult result =
        besideGood(
            """
            @Test void bad() throws Exception {
              Class<?> probe = Class.forName("backprop.grader.owntests.child.Probe");
              for (var method : probe.getDeclaredMethods()) {
                if (java.lang.reflect.Modifier.isPublic(method.getModifiers())
                    && method.getParameterCount() == 2) {
                  method.invoke(null, method.getParameterTypes()[0] == int.class ? 1 : null, 0L);
                }
              }
              Sigmoid.sigmoid(1);
            }
            """);
    losesNothing(result);
    assertThat(result.countingTests()).isEqualTo(6);
  }

  @Test
  void noByteOfAProgramIsAResource() throws IOException {
    OwnTestsResult result =
        alone(
            """
            @Test void nothingIsFound() throws Exception {
              assertThat(Sigmoid.class.getResource("Sigmoid.class")).isNull();
              assertThat(Sigmoid.class.getResourceAsStream("/backprop/function/Sigmoid.class"))
                  .isNull();
              assertThat(System.getProperty("java.class.path")).doesNotContain("solution");
              assertThatThrownBy(
                      () -> ClassLoader.getSystemClassLoader().loadClass("backprop.function.Sigmoid"))
                  .isInstanceOf(ClassNotFoundException.class);
              Sigmoid.sigmoid(1);
            }
            """);
    assertThat(result.countingTests()).isEqualTo(1);
    assertThat(result.state()).isEqualTo(State.DONE);
  }

  @Test
  void namesThatWereNotCompiledStayInside() throws IOException {
    OwnTestsResult result =
        besideGood(
            """
            @Test void bad() { Sigmoid.sigmoid(1); fail("secret"); }
            @TestFactory List<DynamicTest> more() {
              return List.of(DynamicTest.dynamicTest("secret", () -> {}));
            }
            """);
    assertThat(result.notes()).hasSize(1).noneMatch(note -> note.contains("secret"));
    assertThat(result.notes().get(0)).endsWith(": BadTest.bad");
  }
}
