package backprop.grader.owntests;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.owntests.OwnTestsResult.Caught;
import backprop.grader.owntests.OwnTestsResult.State;
import backprop.grader.sandbox.Program;
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
    assertThat(result.implementations()).extracting(Caught::tests).containsExactly(1, 1, 1);
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
  void testThatFailsOnTheReferenceCountsForNothing() throws IOException {
    OwnTestsResult result =
        run("@Test void wrong() { assertThat(Sigmoid.sigmoid(2)).isEqualTo(7); }");
    assertThat(result.caught()).isZero();
    assertThat(result.tests()).isEqualTo(1);
    assertThat(result.countingTests()).isZero();
    assertThat(result.notes())
        .containsExactly("failed on a right solution, so they don't count: MyTest.wrong");
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
    assertThat(result.implementations()).extracting(Caught::tests).containsExactly(2, 1, 0);
  }

  @Test
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
    assertThat(result.implementations()).extracting(Caught::tests).containsExactly(1, 1, 0);
    assertThat(result.tests()).isEqualTo(2);
  }

  @Test
  void setUpThatFailsFailsItsTests() throws IOException {
    OwnTestsResult result =
        run(
            """
            @BeforeAll static void check() { assertThat(Sigmoid.gradient(0.5)).isEqualTo(0.25); }
            @Test void any() {}
            """);
    assertThat(result.implementations()).extracting(Caught::tests).containsExactly(0, 1, 0);
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
  @ValueSource(
      strings = {
        "org.assertj.core.api.SoftAssertions.assertSoftly("
            + "all -> all.assertThat(Sigmoid.gradient(0.5)).isEqualTo(0.25));",
        "backprop.feedback.Expectation.expect(Sigmoid.gradient(0.8)).toBeCloseTo(0.16, 1e-9);",
      })
  void softAssertionsAndTestSupportAreThere(String assertion) throws IOException {
    OwnTestsResult result = run("@Test void gradient() { " + assertion + " }");
    assertThat(result.implementations()).extracting(Caught::tests).containsExactly(0, 1, 0);
    assertThat(result.countingTests()).isEqualTo(1);
  }

  @Tag("full")
  @Test
  void endlessImplementationIsCaughtByATestThatCallsIt() throws IOException {
    try (Bench slow =
        new Bench(
            List.of(Wrong.ENDLESS, Wrong.SIGMOID),
            OwnTestsLimits.STANDARD.withCall(java.time.Duration.ofMillis(500)))) {
      OwnTestsResult result = slow.run(Mine.good());
      assertThat(result.state()).isEqualTo(State.DONE);
      assertThat(result.caught()).isEqualTo(2);
    }
  }

  @Test
  void minimalRuntimeIsEnough(@TempDir Path folder) throws IOException {
    Path runtime = RuntimeImage.in(folder);
    assertThat(runtime).isNotEqualTo(Program.thisJava());
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
