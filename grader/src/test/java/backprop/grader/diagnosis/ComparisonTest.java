package backprop.grader.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private final Trace trace = Trace.toRead();

  @BeforeEach
  void record() {
    answer(trace, 1);
    answer(trace, 2);
  }

  @Test
  void theSameAnswersAreTheSame() {
    assertThat(after(1, 2)).isEqualTo(Likeness.SAME);
  }

  @Test
  void smallDifferencesAreSimilar() {
    assertThat(after(1, 2 + 1e-8)).isEqualTo(Likeness.SIMILAR);
  }

  @Test
  void fewerCallsAreDifferent() {
    assertThat(after(1)).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void theFirstOtherAnswerEndsTheTest() {
    Comparison comparison = new Comparison(trace);
    assertThatThrownBy(() -> answer(comparison, 3)).isInstanceOf(Error.class);
    // A test may catch anything: its further calls don't come through either.
    assertThatThrownBy(() -> answer(comparison, 2)).isInstanceOf(Error.class);
    assertThat(comparison.likeness()).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void oneCallMoreEndsTheTest() {
    Comparison comparison = new Comparison(trace);
    answer(comparison, 1);
    answer(comparison, 2);
    assertThatThrownBy(() -> answer(comparison, 2)).isInstanceOf(Error.class);
    assertThat(comparison.likeness()).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void ofAVeryLongTraceTheBeginningCounts() {
    Trace endless = Trace.within(Long.MAX_VALUE);
    Comparison comparison = new Comparison(endless);
    for (int i = 0; i < 5_000; i++) {
      answer(endless, i);
    }
    for (int i = 0; i < 6_000; i++) {
      answer(comparison, i < 4_000 ? i : 0);
    }
    assertThat(comparison.likeness()).isEqualTo(Likeness.SAME);
  }

  @Test
  void goesOnWhereTheSubmissionMakesAnotherMistake() {
    // The submission answers 1 and 2.123; this implementation is wrong in the second call alone.
    assertThat(beside(new double[] {7, 8}, 7, 2.123)).isEqualTo(Likeness.PARTLY);
    assertThat(beside(new double[] {7, 8}, 7, 8)).isEqualTo(Likeness.UNTOUCHED);
    assertThat(beside(new double[] {7, 8}, 7, 3.3)).isEqualTo(Likeness.UNTOUCHED);
    assertThat(beside(new double[] {1, 8}, 1, 3.3)).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void whatMayBeChanceAfterAnotherMistakeShowsNoShare() {
    record(new double[] {1, 0});
    assertThat(beside(new double[] {7, 8}, 7, 0)).isEqualTo(Likeness.UNTOUCHED);
  }

  @Test
  void aTestThatSmallDigitsHaveEndedShowsNothingOfWhatIsRight() {
    record(new double[] {2 + 1e-8});
    assertThat(beside(new double[] {2, 3}, 2, 3)).isEqualTo(Likeness.UNTOUCHED);
    assertThat(beside(new double[] {2, 3}, 2 + 1e-8, 3)).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void aMethodWithAMistakeOfItsOwnContradictsNothing() {
    record(new double[] {1.25, 2});
    Comparison comparison = new Comparison(mine, trace(8, 2), Set.of("ComparisonTest.method"));
    answer(comparison, 1.25);
    assertThatThrownBy(() -> answer(comparison, 3.5)).isInstanceOf(Error.class);
    assertThat(comparison.likeness()).isEqualTo(Likeness.PARTLY);
  }

  private Trace mine = trace(1, 2.123);

  private void record(double[] answers) {
    mine = trace(answers);
  }

  private static Trace trace(double... answers) {
    Trace trace = Trace.toRead();
    for (double answer : answers) {
      answer(trace, answer);
    }
    return trace;
  }

  private Likeness beside(double[] right, double... answers) {
    Comparison comparison = new Comparison(mine, trace(right), Set.of());
    for (double answer : answers) {
      try {
        answer(comparison, answer);
      } catch (Comparison.Diverged e) {
        break;
      }
    }
    return comparison.likeness();
  }

  private Likeness after(double... answers) {
    Comparison comparison = new Comparison(trace);
    for (double answer : answers) {
      answer(comparison, answer);
    }
    return comparison.likeness();
  }

  private static void answer(backprop.grader.remote.CallObserver observer, double answer) {
    observer.ended(ComparisonTest.class, "method", new Object[0], answer, null);
  }
}
