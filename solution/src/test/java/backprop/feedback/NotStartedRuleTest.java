package backprop.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotStartedRuleTest {
  private static final String REASON = "not started: Task 3.2: Softmax.softmax";

  @RegisterExtension
  static final SampleRun RUN =
      new SampleRun(
          StubSamples.InTheTest.class,
          StubSamples.WithoutStub.class,
          StubSamples.BeforeEachTest.class,
          StubSamples.BeforeEachCaught.class,
          StubSamples.BeforeAllTests.class,
          StubSamples.InTheConstructor.class,
          StubSamples.InAConstant.class,
          StubSamples.AfterEachTest.class,
          StubSamples.OneInstance.class,
          StubSamples.OnlyTheFirst.class);

  @Test
  void aTestThatReachesAStubIsNotStartedWhateverItAsserts() {
    assertAllNotStarted(StubSamples.InTheTest.class, 8);
  }

  @Test
  void aTestWithoutStubPassesOrFailsAsUsual() {
    assertThat(RUN.states(StubSamples.WithoutStub.class))
        .containsExactlyInAnyOrder(SUCCESSFUL, FAILED);
  }

  @Test
  void aStubInBeforeEachCountsForItsTest() {
    assertAllNotStarted(StubSamples.BeforeEachTest.class, 1);
    assertAllNotStarted(StubSamples.BeforeEachCaught.class, 1);
  }

  @Test
  void aStubInBeforeAllCountsForEveryTestOfTheClass() {
    assertAllNotStarted(StubSamples.BeforeAllTests.class, 3);
  }

  @Test
  void aStubInTheConstructorCountsForEveryTestOfTheClass() {
    assertAllNotStarted(StubSamples.InTheConstructor.class, 2);
    assertAllNotStarted(StubSamples.InAConstant.class, 2);
  }

  @Test
  void aStubInAfterEachCountsForATestThatPassed() {
    assertAllNotStarted(StubSamples.AfterEachTest.class, 1);
  }

  @Test
  void aClassWithOneInstanceIsNotStartedAsAWhole() {
    assertAllNotStarted(StubSamples.OneInstance.class, 1);
  }

  @Test
  void theNextTestIsNotBlamed() {
    assertThat(RUN.states(StubSamples.OnlyTheFirst.class))
        .containsExactly(ABORTED, SUCCESSFUL, SUCCESSFUL);
  }

  private static void assertAllNotStarted(Class<?> sample, int count) {
    assertThat(RUN.states(sample)).hasSize(count).containsOnly(ABORTED);
    assertThat(RUN.reasons(sample)).hasSize(count).containsOnly(REASON);
  }
}
