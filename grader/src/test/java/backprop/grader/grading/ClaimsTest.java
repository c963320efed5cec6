package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.diagnosis.Leaf;
import backprop.grader.diagnosis.RecordedCall;
import backprop.grader.diagnosis.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A claim of a failed test's sentence is held against what the program did in it. */
class ClaimsTest {

  private static final Snapshot X = vector(3, 4);

  @Test
  void rowsThatSumToOneBelieTheSentence() {
    String sentence = "Every row of a softmax sums to one.";
    assertThat(holds(sentence, call(X, vector(0.25, 0.75)))).isTrue();
    assertThat(holds(sentence, call(X, vector(0.25, 0.7)))).isFalse();
    assertThat(holds("The rows are right, and sum to one.", call(X, vector(0.5, 0.5)))).isFalse();
  }

  @Test
  void equalAnswersBelieThatTheyDiffer() {
    String sentence = "A layer that goes backwards twice gives the same gradient twice.";
    assertThat(holds(sentence, call(X, vector(1, 2)), call(X, vector(1, 2)))).isTrue();
    assertThat(holds(sentence, call(X, vector(1, 2)), call(X, vector(2, 4)))).isFalse();
    assertThat(holds(sentence, call(X, vector(1, 2)))).isFalse();
  }

  @Test
  void argumentsThatStayBelieThatTheyChange() {
    String sentence = "The check changes neither x nor the gradient.";
    RecordedCall right = call(X, vector(1));
    assertThat(Claims.hold(sentence, List.of(call(X, vector(2))), List.of(right))).isTrue();
    RecordedCall changed = call(vector(3, 5), vector(1));
    assertThat(Claims.hold(sentence, List.of(changed), List.of(right))).isFalse();
  }

  @Test
  void finiteAnswersBelieAnOverflow() {
    assertThat(holds("Large entries do not overflow.", call(X, vector(3)))).isTrue();
    assertThat(holds("Large entries do not overflow.", call(X, vector(Double.NaN)))).isFalse();
    String value = "The softmax of large entries is right, where e^x itself overflows.";
    assertThat(holds(value, call(X, vector(3)))).isFalse();
  }

  @Test
  void risingAnswersBelieThatTheyFall() {
    String sentence = "The sigmoid rises everywhere.";
    assertThat(holds(sentence, call(X, vector(1)), call(X, vector(2)))).isTrue();
    assertThat(holds(sentence, call(X, vector(1)), call(X, vector(1)))).isFalse();
  }

  @Test
  void anAnswerBeliesThatItNeedsMuchMemory() {
    String sentence =
        "A row of 16,384 entries is multiplied without its Jacobian, which takes 2 GB.";
    assertThat(holds(sentence, call(X, vector(3)))).isTrue();
  }

  @Test
  void anExceptionIsToldByTheCard() {
    Snapshot thrown = new Snapshot(List.of(new Leaf("", "", List.of(), new double[0], "throws X")));
    RecordedCall call = call(X, thrown);
    assertThat(Claims.hold("A softmax leaves its matrix as it was.", List.of(call), List.of(call)))
        .isFalse();
  }

  private static boolean holds(String sentence, RecordedCall... calls) {
    return Claims.hold(sentence, List.of(calls), List.of());
  }

  private static RecordedCall call(Snapshot argument, Snapshot answer) {
    return new RecordedCall("A.f", List.of(argument), answer, "");
  }

  private static Snapshot vector(double... numbers) {
    return new Snapshot(List.of(new Leaf("", "double[]", List.of(numbers.length), numbers, null)));
  }
}
