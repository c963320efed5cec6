package backprop.grader.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
