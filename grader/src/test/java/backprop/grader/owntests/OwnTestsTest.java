package backprop.grader.owntests;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.owntests.OwnTestsResult.Caught;
import backprop.grader.owntests.OwnTestsResult.State;
import backprop.grader.sandbox.ChildProgram;
import backprop.grader.sandbox.RuntimeImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Honest tests, in real processes. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OwnTestsTest {

  private static Bench bench;

  @BeforeAll
  static void start() throws IOException {
    bench = new Bench(Wrong.all(), OwnTestsLimits.STANDARD);
  }

  @AfterAll
  static void stop() throws IOException {
    bench.close();
  }

  private static OwnTestsResult run(String body) throws IOException {
    return bench.run(Mine.tests("MyTest", body));
  }

  @Test
  void goodTestsCatchEverything() throws IOException {
    OwnTestsResult result = bench.run(Mine.good());
    assertThat(result.state()).isEqualTo(State.DONE);
    assertThat(result.implementations())
        .extracting(Caught::isCaught)
        .containsExactly(true, true, true);
    assertThat(result.caught()).isEqualTo(3);
    assertThat(result.tests()).isEqualTo(3);
    assertThat(result.countingTests()).isEqualTo(3);
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void withoutTestsNothingIsStarted() throws IOException {
    int before = bench.children().size();
    OwnTestsResult result = bench.run(Map.of());
    assertThat(result.state()).isEqualTo(State.NO_TESTS);
    assertThat(result.notes()).containsExactly("no tests of your own yet");
    assertThat(result.caught()).isZero();
    assertThat(result.implementations()).hasSize(3);
    assertThat(bench.children()).hasSize(before);
  }

  @Test
  void aClassWithoutTestsIsNoTest() throws IOException {
    assertThat(run("int x;").state()).isEqualTo(State.NO_TESTS);
  }

  @Test
  @Tag("full")
  void testThatFailsOnTheReferenceCountsForNothing() throws IOException {
    String wrong = "@Test void wrong() { assertThat(Sigmoid.sigmoid(2)).isEqualTo(7); }\n";
    OwnTestsResult result =
        bench.run(Mine.all(List.of(Mine.good(), Mine.tests("BadTest", wrong + Mine.passing(2)))));
    assertThat(result.state()).isEqualTo(State.DONE);
    assertThat(result.tests()).isEqualTo(6);
    assertThat(result.countingTests()).isEqualTo(5);
    assertThat(result.caught()).isEqualTo(3);
    assertThat(result.notes())
        .containsExactly("failed on a right solution, so they don't count: BadTest.wrong");
  }

  @Test
  @Tag("full")
  void testThatFailsOnARightProgramCountsForNothing() throws IOException {
    String exact =
        """
        @Test void exact() {
          for (double x = 0; x < 3; x += 0.1) {
            double s = 1 / (1 + Math.exp(-x));
            assertThat(Sigmoid.sigmoid(x)).isEqualTo(s);
            assertThat(Sigmoid.gradient(s)).isEqualTo(s * (1 - s));
          }
        }
        """;
    OwnTestsResult result = bench.run(Mine.all(List.of(Mine.good(), Mine.tests("BadTest", exact))));
    assertThat(result.state()).isEqualTo(State.DONE);
    assertThat(result.caught()).isEqualTo(3);
    assertThat(result.countingTests()).isEqualTo(3);
    assertThat(result.notes())
        .containsExactly(
            "failed on a right solution that is written differently, so they don't count:"
                + " BadTest.exact");
  }

  @Test
  void whereMoreThanAFifthFailsOnTheReferenceNothingCounts() throws IOException {
    String wrong = "@Test void wrong() { assertThat(Sigmoid.sigmoid(2)).isEqualTo(7); }\n";
    OwnTestsResult result = bench.run(Mine.all(List.of(Mine.good(), Mine.tests("BadTest", wrong))));
    assertThat(result.state()).isEqualTo(State.UNTRUE);
    assertThat(result.caught()).isZero();
    assertThat(result.notes())
        .contains("more than a fifth of your tests fails on a right solution, so none counts");
  }

  @Test
  @Tag("full")
  void staticFieldsOfOneClassAreThoseOfThisRunInAnother() throws IOException {
    OwnTestsResult result =
        bench.run(
            Mine.all(
                List.of(
                    Mine.tests(
                        "Shared",
                        """
                        static final LinearLayer LAYER =
                            new LinearLayer(new double[][] {{1, 2}, {3, 5}}, new double[] {1, 2});
                        static double[] bprop() {
                          LAYER.fprop(new double[][] {{1, 1}});
                          return LAYER.bprop(new double[][] {{1, -1}})[0];
                        }
                        """),
                    Mine.tests(
                        "OneTest",
                        "@Test void one() { assertThat(Shared.bprop()).containsExactly(-1, -2); }"),
                    Mine.tests(
                        "OtherTest",
                        "@Test void two() { assertThat(Shared.bprop()[1]).isEqualTo(-2); }"))));
    assertThat(result.countingTests()).isEqualTo(2);
    assertThat(result.implementations())
        .extracting(Caught::isCaught)
        .containsExactly(false, false, true);
  }

  @Test
  void whatDoesNotCompileIsLeftOut() throws IOException {
    OwnTestsResult result =
        bench.run(
            Mine.all(
                List.of(Mine.good(), Mine.tests("BadTest", "@Test void x() { int i = 0.5 }"))));
    assertThat(result.caught()).isEqualTo(3);
    assertThat(result.notes()).containsExactly("left out BadTest.java:11: ';' expected");
    OwnTestsResult none = bench.run(Mine.tests("BadTest", "@Test void x() { Nothing.at(); }"));
    assertThat(none.state()).isEqualTo(State.NOT_COMPILED);
    assertThat(none.notes())
        .containsExactly("left out BadTest.java:11: cannot find symbol: variable Nothing");
  }

  @Test
  @Tag("full")
  void sharedResultsAreSeenByAllTestsOfTheirClass() throws IOException {
    OwnTestsResult result =
        run(
            """
            static final double G = Sigmoid.gradient(0.8);
            static double s;
            @BeforeAll static void ask() { s = Sigmoid.sigmoid(2); }
            @Test void gradient() { assertThat(G).isCloseTo(0.16, within(1e-12)); }
            @Test void value() { assertThat(s).isCloseTo(0.88079707797788, within(1e-12)); }
            @Nested class Inner {
              @Test void value() { assertThat(s).isCloseTo(0.88079707797788, within(1e-12)); }
            }
            """);
    assertThat(result.implementations())
        .extracting(Caught::isCaught)
        .containsExactly(true, true, false);
  }

  @Test
  @Tag("full")
  void testFailsIfOneOfItsRunsDoes() throws IOException {
    OwnTestsResult result =
        run(
            """
            @org.junit.jupiter.params.ParameterizedTest
            @org.junit.jupiter.params.provider.ValueSource(doubles = {0, 1, 2})
            void isSymmetric(double x) {
              assertThat(Sigmoid.sigmoid(x)).isCloseTo(1 - Sigmoid.sigmoid(-x), within(1e-12));
            }
            @TestFactory List<DynamicTest> gradients() {
              return List.of(DynamicTest.dynamicTest("one",
                  () -> assertThat(Sigmoid.gradient(0.5)).isEqualTo(0.25)));
            }
            """);
    assertThat(result.implementations())
        .extracting(Caught::isCaught)
        .containsExactly(true, true, false);
    assertThat(result.tests()).isEqualTo(2);
  }

  @Test
  @Tag("full")
  void setUpThatFailsFailsItsTests() throws IOException {
    OwnTestsResult result =
        run(
            """
            @BeforeAll static void check() { assertThat(Sigmoid.gradient(0.5)).isEqualTo(0.25); }
            @Test void any() {}
            """);
    assertThat(result.implementations())
        .extracting(Caught::isCaught)
        .containsExactly(false, true, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@RepeatedTest(1) void isForJUnit() {}"})
  void whetherJUnitRunsThemOrNotTestsSayTheSame(String more) throws IOException {
    OwnTestsResult result =
        run(
            more
                + """
                  int calls;
                  double s;
                  @BeforeEach void ask() { s = Sigmoid.sigmoid(2); calls++; }
                  @AfterEach void check() { assertThat(s).isBetween(0.88, 0.881); }
                  @Test void hasAnInstanceOfItsOwn() { assertThat(calls++).isEqualTo(1); }
                  @Test void hasAnotherOne() { assertThat(calls++).isEqualTo(1); }
                  @Test void isGivenUp() { Assumptions.assumeTrue(calls > 1); }
                  @Test void gradient() throws Exception {
                    if (Math.abs(Sigmoid.gradient(0.8) - 0.16) > 1e-12) { throw new Exception(); }
                  }
                  """);
    assertThat(result.state()).isEqualTo(State.DONE);
    assertThat(result.implementations())
        .extracting(Caught::isCaught)
        .containsExactly(true, true, false);
    assertThat(result.tests()).isEqualTo(more.isEmpty() ? 4 : 5);
    assertThat(result.countingTests()).isEqualTo(more.isEmpty() ? 3 : 4);
  }

  @Test
  void disabledAndAbortedTestsSayNothing() throws IOException {
    OwnTestsResult result =
        run(
            """
            @Disabled @Test void never() { assertThat(Sigmoid.sigmoid(2)).isEqualTo(7); }
            @Test void sometimes() { Assumptions.assumeTrue(Sigmoid.sigmoid(2) < 0.9); }
            """);
    assertThat(result.caught()).isZero();
    assertThat(result.countingTests()).isEqualTo(1);
  }

  @ParameterizedTest
  @Tag("full")
  @ValueSource(
      strings = {
        "org.assertj.core.api.SoftAssertions.assertSoftly("
            + "all -> all.assertThat(Sigmoid.gradient(0.5)).isEqualTo(0.25));",
        "backprop.feedback.Expectation.expect(Sigmoid.gradient(0.8)).toBeCloseTo(0.16, 1e-9);",
      })
  void softAssertionsAndTestSupportAreThere(String assertion) throws IOException {
    OwnTestsResult result = run("@Test void gradient() { " + assertion + " }");
    assertThat(result.implementations())
        .extracting(Caught::isCaught)
        .containsExactly(false, true, false);
    assertThat(result.countingTests()).isEqualTo(1);
  }

  @Test
  @Tag("full")
  void minimalRuntimeIsEnough(@TempDir Path folder) throws IOException {
    Path any = Bench.location("org.opentest4j.AssertionFailedError");
    Path runtime =
        new RuntimeImage("own-tests", List.of("java.base", "java.logging"))
            .in(
                folder,
                ChildProgram.ownTests(ChildProgram.thisJava(), List.of(any), 64),
                () -> new byte[0])
            .javaHome();
    assertThat(runtime).isNotEqualTo(ChildProgram.thisJava());
    try (Bench small = new Bench(Wrong.all(), OwnTestsLimits.STANDARD, runtime)) {
      OwnTestsResult result =
          small.run(
              Mine.all(
                  List.of(
                      Mine.good(),
                      Mine.tests(
                          "DeepTest",
                          """
                          @Test void deep() {
                            assertThat(new int[][] {{1}}).isDeepEqualTo(new int[][] {{1}});
                            assertThat(List.of(1.0, 2.0)).usingRecursiveComparison()
                                .isEqualTo(List.of(1.0, 2.0));
                            assertThatThrownBy(() -> assertThat(Map.of(1, "x")).isEmpty())
                                .isInstanceOf(AssertionError.class);
                            org.assertj.core.api.SoftAssertions.assertSoftly(
                                all -> all.assertThat(Sigmoid.gradient(0.5)).isEqualTo(0.25));
                          }
                          """))));
      assertThat(result.caught()).isEqualTo(3);
      assertThat(result.countingTests()).isEqualTo(4);
    }
  }

  @Tag("full")
  @Test
  void sameSeedGivesTheSameResult() throws IOException {
    assertThat(bench.run(Mine.good(), 3)).isEqualTo(bench.run(Mine.good(), 3));
  }
}
