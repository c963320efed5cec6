package backprop.grader.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.diagnosis.Catalogue.Program;
import backprop.grader.result.HiddenTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules by which a cause is chosen, on programs whose likeness to a submission is given. */
class DiagnosisTest {

  private static final HiddenTest A = new HiddenTest("A", "", "3.1", 1);
  private static final HiddenTest B = new HiddenTest("B", "", "3.1", 1);
  private static final HiddenTest C = new HiddenTest("C", "", "3.2", 1);
  private static final HiddenTest D = new HiddenTest("D", "", "3.2", 1);
  private static final HiddenTest PASSED = new HiddenTest("P", "", "3.1", 1);

  private double evidence = 1;
  private Set<String> excused = Set.of();
  private final Map<String, Set<String>> shared = new HashMap<>();
  private final List<Program<Mutant>> programs = new ArrayList<>();
  private final Map<String, Map<HiddenTest, Likeness>> likeness = new HashMap<>();

  @Test
  void theProgramThatAnswersTheSameIsTheCause() {
    program("x", "3.1", Map.of(A, Likeness.SAME, B, Likeness.SAME));
    program("y", "3.1", Map.of(A, Likeness.SAME));
    assertThat(causes(A, B)).isEqualTo(Map.of("A", "x", "B", "x"));
  }

  @Test
  void whatNoProgramAnswersHasNoCause() {
    program("x", "3.1", Map.of());
    assertThat(causes(A, B)).isEmpty();
  }

  @Test
  void severalCausesAreToldApart() {
    program("x", "3.1", Map.of(A, Likeness.SAME, B, Likeness.SAME));
    program("y", "3.2", Map.of(C, Likeness.SAME, D, Likeness.SAME));
    assertThat(causes(A, B, C, D)).isEqualTo(Map.of("A", "x", "B", "x", "C", "y", "D", "y"));
  }

  @Test
  void anAnswerThatTheReferenceGivesTooExplainsNothing() {
    likeness.put("", Map.of(A, Likeness.SAME));
    program("x", "3.1", Map.of(A, Likeness.SAME));
    assertThat(causes(A)).isEmpty();
  }

  @Test
  void lastDigitsTellAProgramFromTheReference() {
    likeness.put("", Map.of(A, Likeness.SIMILAR));
    program("similar", "3.1", Map.of(A, Likeness.SIMILAR));
    program("the same", "3.1", Map.of(A, Likeness.SAME));
    assertThat(causes(A)).isEqualTo(Map.of("A", "the same"));
  }

  @Test
  void aProgramThatAPassedTestContradictsIsNoCause() {
    program("x", "3.1", Map.of(A, Likeness.SAME, PASSED, Likeness.DIFFERENT));
    program("y", "3.1", Map.of(A, Likeness.SIMILAR));
    assertThat(causes(A)).isEqualTo(Map.of("A", "y"));
  }

  @Test
  void aProgramThatDoesSomethingElseInItsOwnPartIsNoCause() {
    HiddenTest e = new HiddenTest("E", "", "3.1", 1);
    program("x", "3.1", Map.of(A, Likeness.SAME, B, Likeness.SAME, e, Likeness.DIFFERENT));
    assertThat(causes(A, B, e)).isEmpty();
  }

  @Test
  void aProgramMayHaveNoShareInSomeOfWhatFails() {
    program("x", "3.1", Map.of(A, Likeness.SAME, B, Likeness.UNTOUCHED));
    assertThat(causes(A, B)).isEqualTo(Map.of("A", "x"));
  }

  @Test
  void anAnswerThatMayBeChanceNamesNothingWhereMoreIsLeftOver() {
    evidence = 0.4;
    program("x", "3.1", Map.of(A, Likeness.SAME, B, Likeness.UNTOUCHED));
    assertThat(causes(A, B)).isEmpty();
    assertThat(causes(A)).isEqualTo(Map.of("A", "x"));
  }

  @Test
  void twoMistakesThatMeetInOneTestAreBothNamed() {
    program("x", "3.1", Map.of(A, Likeness.PARTLY, B, Likeness.SAME));
    program("y", "3.1", Map.of(A, Likeness.PARTLY, B, Likeness.UNTOUCHED));
    shared.put("x", Set.of("1 0"));
    shared.put("y", Set.of("2 0"));
    assertThat(causes(A, B)).isEqualTo(Map.of("A", "y", "B", "x"));
  }

  @Test
  void twoNamesForOneMistakeAreNotBothGiven() {
    program("x", "3.1", Map.of(A, Likeness.PARTLY, B, Likeness.SAME));
    program("y", "3.1", Map.of(A, Likeness.PARTLY, B, Likeness.UNTOUCHED));
    shared.put("x", Set.of("1 0"));
    shared.put("y", Set.of("1 0"));
    assertThat(causes(A, B)).isEqualTo(Map.of("A", "x", "B", "x"));
  }

  @Test
  void aSecondMistakeThatAPassedTestContradictsIsNotNamed() {
    program("x", "3.1", Map.of(A, Likeness.PARTLY, B, Likeness.SAME));
    program(
        "y", "3.1", Map.of(A, Likeness.PARTLY, B, Likeness.UNTOUCHED, PASSED, Likeness.DIFFERENT));
    shared.put("x", Set.of("1 0"));
    shared.put("y", Set.of("2 0"));
    assertThat(causes(A, B)).isEqualTo(Map.of("A", "x", "B", "x"));
  }

  @Test
  void methodsOfOtherFailingPartsAreExcused() {
    program("x", "3.1", Map.of(A, Likeness.SAME));
    causes(A, C);
    assertThat(excused).isEqualTo(Set.of("Softmax.rows"));
  }

  @Test
  void ofEqualsTheFirstNameIsChosen() {
    program("x", "3.1", Map.of(A, Likeness.SIMILAR));
    program("y", "3.1", Map.of(A, Likeness.SIMILAR));
    assertThat(causes(A)).isEqualTo(Map.of("A", "x"));
  }

  private void program(String id, String part, Map<HiddenTest, Likeness> alike) {
    Edit edit = new Edit(part, null, "", null);
    Mutant entry = new Mutant(part, "m", "h", "f", List.of(edit), null, false, false, null);
    programs.add(new Program<>(id, entry, Map.of(id, new byte[0])));
    likeness.put(id, alike);
  }

  private Map<String, String> causes(HiddenTest... failed) {
    Map<String, String> causes = new HashMap<>();
    Map<String, Set<String>> methods =
        Map.of("3.1", Set.of("Softmax.softmax"), "3.2", Set.of("Softmax.softmax", "Softmax.rows"));
    new Diagnosis(new Programs(), List.of(failed), List.of(PASSED), test -> evidence, methods)
        .causes(programs)
        .forEach((test, cause) -> causes.put(test.name(), cause.id()));
    return causes;
  }

  private final class Programs implements Diagnosis.Bench {
    private String last;

    @Override
    public Map<HiddenTest, Likeness> compare(
        Map<String, byte[]> changed,
        Collection<HiddenTest> tests,
        int mostDifferent,
        Set<String> excusedMethods) {
      excused = excusedMethods;
      last = changed.isEmpty() ? "" : changed.keySet().iterator().next();
      Map<HiddenTest, Likeness> answer = new HashMap<>();
      for (HiddenTest test : tests) {
        Likeness other = test == PASSED ? Likeness.SAME : Likeness.DIFFERENT;
        answer.put(test, likeness.getOrDefault(last, Map.of()).getOrDefault(test, other));
      }
      return answer;
    }

    @Override
    public Set<String> shared(HiddenTest test) {
      return shared.getOrDefault(last, Set.of());
    }
  }
}
