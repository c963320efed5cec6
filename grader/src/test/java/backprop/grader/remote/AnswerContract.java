package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.protocol.AnswerBudget;
import backprop.grader.remote.Incident.Kind;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Classes of the submission that the grader answers for. */
interface AnswerContract extends Boundary {

  private void answered() {
    probe().submission().answerFor(ProbeClasses.rightCurve());
    probe().nextTest();
  }

  @Test
  default void whoeverCallsAReplacedClassGetsTheRightAnswer() throws Throwable {
    assertThat(probe().call("Model", "viaPrivate", 4.0)).isEqualTo(-0.5);
    answered();
    assertThat(probe().call("Model", "viaPrivate", 4.0)).isEqualTo(8.5);
    assertThat(probe().call("Model", "each", new double[] {1, ODD_NAN}))
        .isEqualTo(new double[] {2, ODD_NAN});
    assertThat(probe().call("Model", "rows", (Object) new double[][] {{1}, {2, 3}}))
        .isEqualTo(new double[][] {{2}, {4, 6}});
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void aTestThatCallsAReplacedClassGetsTheRightAnswerToo() throws Throwable {
    answered();
    assertThat(probe().call("Curve", "at", 4.0)).isEqualTo(8.0);
    assertThat(probe().call("Curve", "zeros", 3)).isEqualTo(new double[3]);
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void everyPlainValueReachesTheAnsweringClass() throws Throwable {
    answered();
    assertThat(probe().call("Model", "all")).isEqualTo("atrue1099511627776[1][2][true]");
  }

  @Test
  default void anArgumentThatTheAnsweringClassChangesIsChanged() throws Throwable {
    answered();
    double[] x = {1, 2};
    assertThat(probe().call("Model", "bump", x)).isEqualTo(1.0);
    assertThat(x).containsExactly(2, 2);
  }

  @Test
  default void theAnswersExceptionReachesTheCaller() throws Throwable {
    answered();
    assertThat(probe().call("Model", "caught", new double[0]))
        .isEqualTo("java.lang.IllegalArgumentException: x is empty");
    assertThatThrownBy(() -> probe().call("Model", "each", (Object) null))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("x is empty");
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void theGraderAnswersInEveryTestUntilToldOtherwise() throws Throwable {
    answered();
    for (int i = 0; i < 3; i++) {
      assertThat(probe().call("Model", "viaPrivate", (double) i)).isEqualTo(2 * i + 0.5);
      assertThat(probe().endTest()).isEmpty();
      probe().nextTest();
    }
    probe().submission().discardChild();
    probe().nextTest();
    assertThat(probe().call("Model", "viaPrivate", 4.0)).isEqualTo(8.5);
    probe().submission().answerFor(Set.of());
    probe().nextTest();
    assertThat(probe().call("Model", "viaPrivate", 4.0)).isEqualTo(-0.5);
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void aReplacedStubIsNotReachedAndAnyOtherIs() throws Throwable {
    assertThat(probe().call("Model", "caught", new double[1])).asString().contains("Task 9.2");
    assertThat(probe().endKind()).contains(Kind.NOT_IMPLEMENTED);
    answered();
    assertThat(probe().call("Model", "caught", new double[1])).isEqualTo("");
    assertThat(probe().endTest()).isEmpty();
    probe().nextTest();
    assertThat(probe().call("Model", "stubFirst")).isEqualTo(3.0);
    assertThat(probe().endKind()).contains(Kind.NOT_IMPLEMENTED);
  }

  @Test
  default void whatIsInsideAReplacedClassIsGone() throws Throwable {
    assertThat(probe().call("Model", "insideIsGone")).isEqualTo(false);
    answered();
    assertThat(probe().call("Model", "insideIsGone")).isEqualTo(true);
  }

  @Test
  default void questionsOfSeveralThreadsTakeTurns() throws Throwable {
    answered();
    assertThat(probe().call("Model", "inParallel", 100)).isEqualTo(9900.0);
  }

  @Test
  default void aQuestionThatIsTooLargeIsAnExceptionInTheChild() throws Throwable {
    answered();
    assertThat(probe().call("Model", "table", AnswerBudget.SIDE)).isEqualTo(AnswerBudget.SIDE);
    assertThatThrownBy(() -> probe().call("Model", "table", AnswerBudget.SIDE + 1))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000 numbers");
    assertThat(probe().call("Model", "wide", AnswerBudget.NUMBERS - 1)).isEqualTo(1);
    for (int n : new int[] {AnswerBudget.NUMBERS + 1, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> probe().call("Model", "zeros", n))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("262144 numbers");
    }
    assertThat(probe().endTest()).isEmpty();
  }

  @Test
  default void endlessQuestionsTimeOut() {
    answered();
    Duration patient = Duration.ofMinutes(2);
    Limits few = Limits.STANDARD.withCall(patient).withTotal(patient).withCallbacks(1_000);
    probe().submission().beginTest(few, true);
    assertThatThrownBy(() -> probe().call("Model", "forEver")).isInstanceOf(RemoteFailure.class);
    assertThat(probe().endTest().orElseThrow().message()).contains("1000 callbacks");
  }

  @Test
  default void aSubmissionCanAskForNothingElse() throws Throwable {
    answered();
    assertThat(probe().call("Model", "forge", "at", "(D)D")).isEqualTo(2.0);
    assertThatThrownBy(() -> probe().call("Model", "forge", "hidden", "(D)D"))
        .isInstanceOf(RemoteFailure.class);
    assertThat(probe().endKind()).contains(Kind.PROTOCOL_VIOLATION);
    probe().nextTest();
    assertThat(probe().call("Model", "viaPrivate", 4.0)).isEqualTo(8.5);
  }
}
