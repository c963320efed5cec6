package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.NotImplementedException;
import backprop.feedback.Expectation;
import backprop.function.Sigmoid;
import backprop.grader.common.Fault;
import backprop.grader.remote.AssignmentApi;
import backprop.grader.remote.Checkpoints;
import backprop.grader.remote.ClassFiles;
import backprop.grader.remote.InProcess;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.State;
import backprop.grader.sandbox.Launcher;
import hidden.support.Inputs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Whose fault it is when a test can't be finished. */
class TestSessionTest {

  private final AtomicInteger launches = new AtomicInteger();
  private final AtomicInteger proofs = new AtomicInteger();

  @Test
  void whatOnlyThisSubmissionBringsAboutCostsItOneTest() throws Exception {
    TestSession session = session(failingFirst(1), true);
    assertThat(states(session)).startsWith(State.CRASHED).hasSizeGreaterThan(5);
    assertThat(states(session).subList(1, states(session).size())).containsOnly(State.PASSED);
    assertThat(session.blamed()).contains("no child can be started");
  }

  @Test
  void theGraderIsProvedOnceForASubmission() throws Exception {
    assertThat(states(session(failingFirst(Integer.MAX_VALUE), true))).containsOnly(State.CRASHED);
    assertThat(proofs).hasValue(1);
  }

  @Test
  void whereTheGraderFailsOnWhatIsGoodNothingIsTakenFromTheSubmission() {
    assertThatThrownBy(() -> session(failingFirst(1), false))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no child can be started");
  }

  @Test
  void nothingIsProvedWhereNothingFails() throws Exception {
    TestSession session = session(failingFirst(0), false);
    assertThat(states(session)).containsOnly(State.PASSED);
    assertThat(session.blamed()).isEmpty();
    assertThat(proofs).hasValue(0);
  }

  @Test
  void aMachineThatIsTooSlowTakesNothingFromTheSubmission() {
    assertThatThrownBy(() -> session(failingFirst(0), false, Duration.ZERO))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("the machine is too slow");
  }

  @Test
  void whoWaitsUntilTheTimeIsUpLosesWhatGotNoTurn() throws Exception {
    assertThat(states(session(failingFirst(0), true, Duration.ZERO)))
        .containsOnly(State.TIMED_OUT)
        .hasSizeGreaterThan(5);
    assertThat(proofs).hasValue(1);
  }

  private Launcher failingFirst(int times) {
    return () -> {
      if (launches.incrementAndGet() <= times) {
        throw new IOException("not this time");
      }
      return new InProcess().launch();
    };
  }

  private TestSession session(Launcher launcher, boolean works) throws Exception {
    return session(launcher, works, Limits.STANDARD.session());
  }

  private TestSession session(Launcher launcher, boolean works, Duration time) throws Exception {
    Limits limits = Limits.STANDARD.withSession(time);
    Path given = location(NotImplementedException.class);
    Map<String, byte[]> classes = new TreeMap<>(ClassFiles.read(given, AssignmentApi::has));
    classes.putAll(ClassFiles.read(location(Sigmoid.class), AssignmentApi::has));
    BooleanSupplier graderWorks =
        () -> {
          proofs.incrementAndGet();
          return works;
        };
    try (RemoteSubmission submission =
        new RemoteSubmission(launcher, classes, limits, AssignmentApi.read(given))) {
      Map<String, byte[]> tests =
          Checkpoints.in(List.of(location(Inputs.class), location(Expectation.class)));
      HiddenSuite suite = new HiddenSuite(submission, tests);
      TestSession session = new TestSession(suite, 4711, Map.of(), limits, graderWorks);
      List<HiddenTest> some =
          suite.plan().stream().filter(test -> test.name().startsWith("SigmoidTest.")).toList();
      session.run(some);
      return session;
    }
  }

  private static List<State> states(TestSession session) {
    return session.outcomes().values().stream().map(outcome -> outcome.state()).toList();
  }

  private static Path location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
