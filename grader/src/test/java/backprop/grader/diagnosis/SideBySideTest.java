package backprop.grader.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.diagnosis.SideBySide.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  private record Pack(double[][] w, double[] b) {}

  @Test
  void equalCallsShowNoDifference() {
    SideBySide both = compare(List.of(call("f", 1.0), call("g", 2.0)), 1.0, 2.0);
    assertThat(both.firstDifference()).isEmpty();
    assertThat(both.pairs()).allMatch(Pair::isSame);
  }

  @Test
  void theFirstDifferentNumberIsFoundByItsIndex() {
    RecordedCall expected = call("f", new double[][] {{1, 2, 3}, {4, 5, 6}});
    RecordedCall actual = call("f", new double[][] {{1, 2, 3}, {4, 50, 60}});
    Pair pair = new SideBySide(List.of(expected), List.of(actual)).firstDifference().orElseThrow();
    Difference found = pair.at(Difference.ANSWER).orElseThrow();
    assertThat(found.expected().index(found.index())).isEqualTo("[1][1]");
    assertThat(found.actual().type()).isEqualTo("double[2][3]");
    assertThat(pair.likeness()).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void aLargeDifferenceComesBeforeAnEarlierSmallOne() {
    SideBySide both = compare(List.of(call("f", 1.0), call("g", 2.0)), 1 + 1e-15, 3.0);
    assertThat(both.firstDifference().orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void lastDigitsAreADifferenceWhereThereIsNoOther() {
    SideBySide both = compare(List.of(call("f", 1.0), call("g", 2.0)), 1 + 1e-15, 2.0);
    Pair pair = both.firstDifference().orElseThrow();
    assertThat(pair.number()).isEqualTo(1);
    assertThat(pair.likeness()).isEqualTo(Likeness.SAME);
  }

  @Test
  void anotherShapeIsADifferenceWithoutAnIndex() {
    RecordedCall expected = call("f", new double[] {1, 2});
    RecordedCall actual = call("f", new double[][] {{1, 2}});
    Pair pair = new SideBySide(List.of(expected), List.of(actual)).firstDifference().orElseThrow();
    assertThat(pair.at(Difference.ANSWER).orElseThrow().index()).isEqualTo(-1);
  }

  @Test
  void aChangedArgumentIsFound() {
    RecordedCall expected = call("f", 0.0, (Object) new double[] {1, 2});
    RecordedCall actual = call("f", 0.0, (Object) new double[] {1, 7});
    Pair pair = new SideBySide(List.of(expected), List.of(actual)).firstDifference().orElseThrow();
    assertThat(pair.at("argument 1").orElseThrow().index()).isEqualTo(1);
    assertThat(pair.at(Difference.ANSWER)).isEmpty();
  }

  @Test
  void anExceptionInsteadOfAnAnswerIsADifference() {
    RecordedCall actual = thrown(new IllegalStateException("no"));
    SideBySide both = new SideBySide(List.of(call("f", 1.0)), List.of(actual));
    Difference found = both.firstDifference().orElseThrow().at(Difference.ANSWER).orElseThrow();
    assertThat(found.actual().text()).isEqualTo("throws IllegalStateException");
    assertThat(actual.message()).isEqualTo("no");
  }

  @Test
  void callsOfOthersMethodsAreNotCompared() {
    List<RecordedCall> expected = List.of(call("f", 1.0), call("g", 1.0), call("h", 1.0));
    SideBySide both = new SideBySide(expected, List.of(call("f", 1.0), call("h", 1.0)));
    assertThat(both.pairs()).hasSize(1);
    assertThat(both.expectedOnly()).hasSize(2);
    assertThat(both.actualOnly()).hasSize(1);
  }

  @Test
  void aTestThatStopsEarlyLeavesTheReferencesOtherCalls() {
    SideBySide both = compare(List.of(call("f", 1.0), call("g", 1.0)), 1.0);
    assertThat(both.expectedOnly()).extracting(RecordedCall::name).containsExactly("Object.g");
    assertThat(both.actualOnly()).isEmpty();
  }

  @Test
  void aTraceKeepsWhatIsChangedLater() {
    Trace trace = Trace.toRead();
    double[] array = {1, 2};
    trace.ended(Object.class, "f", new Object[] {array}, array, null);
    array[0] = 9;
    RecordedCall kept = trace.calls().get(0);
    assertThat(kept.arguments().get(0).leaves().get(0).numbers()).containsExactly(1, 2);
    assertThat(kept.answer().leaves().get(0).numbers()).containsExactly(1, 2);
  }

  @Test
  void recordsAndRaggedArraysAreTakenApart() {
    Snapshot pack = Snapshot.of(new Pack(new double[][] {{1}, {2, 3}}, null));
    assertThat(pack.leaves()).extracting(Leaf::path).containsExactly(".w", ".w[0]", ".w[1]", ".b");
    assertThat(Snapshot.of(new double[0][]).leaves()).hasSize(1);
    assertThat(Snapshot.of(new double[3][0]).leaves().get(0).type()).isEqualTo("double[3][0]");
  }

  @Test
  void anExceptionCountsByItsKindAndNotByItsMessage() {
    RecordedCall one = thrown(new IllegalArgumentException("x is 2x3"));
    assertThat(one.sameAs(thrown(new IllegalArgumentException("bad")), Tolerance.NONE)).isTrue();
    assertThat(one.sameAs(thrown(new IllegalStateException("x is 2x3")), Tolerance.LOOSE))
        .isFalse();
  }

  @Test
  void nullTextsAndTruthValuesCount() {
    for (Object[] two : new Object[][] {{null, ""}, {true, false}, {1, 2}, {"1", 1}}) {
      assertThat(call("f", two[0]).sameAs(call("f", two[1]), Tolerance.LOOSE)).isFalse();
    }
  }

  private static SideBySide compare(List<RecordedCall> expected, Object... answers) {
    RecordedCall[] actual = new RecordedCall[answers.length];
    for (int i = 0; i < answers.length; i++) {
      actual[i] = call(expected.get(i).name().replace("Object.", ""), answers[i]);
    }
    return new SideBySide(expected, List.of(actual));
  }

  private static RecordedCall call(String method, Object result, Object... arguments) {
    return RecordedCall.of(Object.class, method, arguments, result, null);
  }

  private static RecordedCall thrown(Throwable thrown) {
    return RecordedCall.of(Object.class, "f", new Object[0], null, thrown);
  }
}
