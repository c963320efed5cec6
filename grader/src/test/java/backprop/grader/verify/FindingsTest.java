package backprop.grader.verify;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.diagnosis.Alternative;
import backprop.grader.diagnosis.Catalogue.Program;
import backprop.grader.diagnosis.Edit;
import backprop.grader.diagnosis.Mutant;
import backprop.grader.scoring.Assignment;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Misconception;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.Scoring;
import backprop.grader.scoring.State;
import backprop.grader.scoring.Task;
import backprop.grader.verify.Verification.Graded;
import backprop.grader.verify.Verification.Results;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each way in which the assignment can fail to prove itself is a miss that says what to do. */
class FindingsTest {

  private static final Outcome PASSED = new Outcome(State.PASSED, "", "");
  private static final Outcome FAILED = new Outcome(State.FAILED, "", "");
  private static final Outcome STUB = new Outcome(State.NOT_IMPLEMENTED, "", "");
  private static final HiddenTest A = new HiddenTest("A", "", "1.1", 1);
  private static final HiddenTest B = new HiddenTest("B", "", "2.1", 1);
  private static final Assignment ASSIGNMENT =
      new Assignment(
          "a",
          "A",
          "1",
          1,
          List.of(
              new Task("1", "One", false, null, Map.of("1.1", 4), List.of()),
              new Task("2", "Two", false, null, Map.of("2.1", 6), List.of())));

  private ProgramResult reference = result(PASSED, PASSED);
  private ProgramResult skeleton = result(STUB, STUB);
  private List<Graded<Mutant>> mutants =
      List.of(mutant("x", "1.1", named("x"), PASSED), mutant("y", "2.1", PASSED, named("y")));
  private List<Graded<Alternative>> alternatives =
      List.of(alternative(Map.of(), PASSED, PASSED), alternative(Map.of("2", 6.0), PASSED, FAILED));

  @Test
  void aSoundAssignmentHasNoMiss() {
    assertThat(misses()).isEmpty();
    assertThat(findings())
        .extracting(Finding::summary)
        .containsExactly(
            "2 of 2 tests, 10 of 10 points, 0 of 0 bonus",
            "2 of 2 not started, 0 points",
            "2 of 2 lose points in their task and nowhere else",
            "2 of 2 keep their marks",
            "2 of 2 named",
            "2 of 2 are failed by some mutant");
  }

  @Test
  void aReferenceThatFailsIsAMiss() {
    reference = result(PASSED, FAILED);
    assertThat(misses()).containsExactly("the reference fails B: one of the two is wrong");
  }

  @Test
  void aSkeletonThatScoresIsAMiss() {
    skeleton = result(PASSED, STUB);
    assertThat(misses()).singleElement().asString().contains("skeleton does not reach a stub");
  }

  @Test
  void aMutantThatLosesNothingIsAMiss() {
    mutants = List.of(mutants.get(0), mutants.get(1), mutant("z", "1.1", PASSED, PASSED));
    assertThat(misses())
        .containsExactly(
            "z loses nothing: add a hidden test of part 1.1 that it fails",
            "z was not named; it fails ");
  }

  @Test
  void aMutantThatLosesElsewhereIsAMiss() {
    mutants = List.of(mutants.get(0), mutant("y", "2.1", named("y"), named("y")));
    assertThat(misses()).containsExactly("y loses points in task 1 as well: A");
  }

  @Test
  void aWrongNameIsAMiss() {
    mutants = List.of(mutants.get(0), mutant("y", "2.1", PASSED, named("x")));
    assertThat(misses())
        .containsExactly("y was named x: add a call to a hidden test that tells them apart");
  }

  @Test
  void anAlternativeThatLosesIsAMiss() {
    alternatives = List.of(alternative(Map.of("2", 5.0), PASSED, FAILED));
    assertThat(misses()).containsExactly("alternative is right but loses 6 in task 2: B");
  }

  @Test
  void aRightAlternativeWithANameIsAMiss() {
    alternatives = List.of(alternative(Map.of(), PASSED, named("y")));
    assertThat(misses()).contains("alternative is right but was named y");
  }

  @Test
  void anIdleTestIsAMiss() {
    mutants = List.of(mutants.get(0));
    assertThat(misses())
        .containsExactly("failed by no mutant, so add the one that each is for, or delete it: B");
  }

  private List<String> misses() {
    return findings().stream().flatMap(finding -> finding.misses().stream()).toList();
  }

  private List<Finding> findings() {
    return Findings.of(ASSIGNMENT, new Results(reference, skeleton, mutants, alternatives));
  }

  private static Outcome named(String id) {
    return FAILED.because(new Misconception(id, "", ""));
  }

  private static Graded<Mutant> mutant(String id, String part, Outcome a, Outcome b) {
    List<Edit> edits = List.of(new Edit(part, null, "", null));
    Mutant entry = new Mutant(part, "m", "h", "f", edits, null, false);
    return new Graded<>(new Program<>(id, entry, Map.of()), result(a, b));
  }

  private static Graded<Alternative> alternative(Map<String, Double> loses, Outcome a, Outcome b) {
    Alternative entry = new Alternative("", loses, null, null);
    return new Graded<>(new Program<>("alternative", entry, Map.of()), result(a, b));
  }

  private static ProgramResult result(Outcome a, Outcome b) {
    Map<HiddenTest, Outcome> outcomes = new HashMap<>(Map.of(A, a, B, b));
    return new ProgramResult("", Scoring.score(ASSIGNMENT, List.of(A, B), outcomes));
  }
}
