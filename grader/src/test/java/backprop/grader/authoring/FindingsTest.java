package backprop.grader.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.authoring.Verification.Graded;
import backprop.grader.authoring.Verification.Results;
import backprop.grader.diagnosis.Alternative;
import backprop.grader.diagnosis.Catalogue.Program;
import backprop.grader.diagnosis.Edit;
import backprop.grader.diagnosis.Mutant;
import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Misconception;
import backprop.grader.result.Outcome;
import backprop.grader.result.Scoring;
import backprop.grader.result.State;
import backprop.grader.result.Task;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way in which the assignment can fail to prove itself is a miss that says what to do. */
class FindingsTest {

  private static final Outcome PASSED = new Outcome(State.PASSED, "", "");
  private static final Outcome FAILED = new Outcome(State.FAILED, "", "");
  private static final Outcome STUB = new Outcome(State.NOT_IMPLEMENTED, "", "");
  private static final HiddenTest A = new HiddenTest("A", "", "1.1", 1);
  private static final HiddenTest B = new HiddenTest("B", "", "2.1", 1);
  private static final HiddenTest HEAVY = new HiddenTest("Heavy", "", "1.1", 3);
  private static final Assignment ASSIGNMENT =
      new Assignment(
          "a",
          "A",
          "1",
          1,
          List.of(
              new Task("1", "One", false, null, Map.of("1.1", 4), List.of(), ""),
              new Task("2", "Two", false, null, Map.of("2.1", 6), List.of(), "")));

  private ProgramResult reference = result(PASSED, PASSED);
  private ProgramResult skeleton = result(STUB, STUB);
  private List<Graded<Mutant>> mutants =
      List.of(mutant("x", "1.1", named("x"), PASSED), mutant("y", "2.1", PASSED, named("y")));
  private List<Graded<Alternative>> alternatives =
      List.of(alternative(Map.of(), PASSED, PASSED), alternative(Map.of("2", 6.0), PASSED, FAILED));

  private List<Overwritten> overwritten = List.of(new Overwritten("C.m", "NaN", 2, 2, 5, 6));
  private final Map<Program<Mutant>, SortedSet<String>> ownTests = new LinkedHashMap<>();

  @BeforeEach
  void twentyFourProgramsPassThePublicTests() {
    for (int i = 0; i < 24; i++) {
      ownTests.put(program("p" + i, i < 23 ? "1.1" : "2.1"), new TreeSet<>());
    }
  }

  @Test
  void aSoundAssignmentHasNoMiss() {
    assertThat(misses()).isEmpty();
    assertThat(findings())
        .extracting(Finding::summary)
        .containsExactly(
            "2 of 2 tests, 10 of 10 points, 0 of 0 bonus",
            "2 of 2 not started, 0 points",
            "2 of 2 lose points in their task and nowhere else",
            "2 of 2 lose a third of their part, besides 0 minor ones",
            "2 of 2 keep their marks",
            "2 of 2 named",
            "none of 2 failures is told by a claim that holds",
            "1 of 1 gain nothing by overwriting them, and lose by it",
            "2 of 2 are failed by some mutant",
            "24 of 24 programs pass every public test");
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
  void aMutantThatLosesLittleIsAMissUnlessItIsMinor() {
    mutants = List.of(light("x", null), light("z", "at NaN only"), mutants.get(1));
    assertThat(findings())
        .extracting(Finding::summary)
        .contains("1 of 2 lose a third of their part, besides 1 minor ones");
    assertThat(misses())
        .singleElement()
        .asString()
        .startsWith("x loses 25 % of part 1.1, less than a third");
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
  void aGainByOverwritingArgumentsIsAMiss() {
    overwritten =
        List.of(
            new Overwritten("C.m", "NaN", 2, 1.5, 5, 6),
            new Overwritten("C.n", "zeros", 1, 2, 5, 6));
    assertThat(misses())
        .singleElement()
        .asString()
        .startsWith("C.m gets 2 instead of 1.5 points if it overwrites its arguments with NaN");
  }

  @Test
  void overwritingArgumentsUnnoticedIsAMiss() {
    overwritten = List.of(new Overwritten("C.m", "NaN", 1, 1, 6, 6));
    assertThat(misses())
        .singleElement()
        .asString()
        .startsWith("C.m loses nothing if it overwrites");
  }

  @Test
  void aClaimThatHoldsOfAProgramThatFailsItIsAMiss() {
    ProgramResult result = mutants.get(0).result();
    ProgramResult untrue = new ProgramResult(result.tasks(), List.of("ATest.a"));
    mutants = List.of(mutant("x", "1.1", null, untrue), mutants.get(1));
    assertThat(misses()).singleElement().asString().contains("x fails ATest.a", "holds of it");
  }

  @Test
  void anIdleTestIsAMiss() {
    mutants = List.of(mutants.get(0));
    assertThat(misses())
        .containsExactly("failed by no mutant, so add the one that each is for, or delete it: B");
  }

  @Test
  void aProgramForOwnTestsThatPublicTestsCatchIsAMiss() {
    ownTests.put(program("caught", "2.1"), new TreeSet<>(Set.of("PTest.p", "QTest.q")));
    assertThat(misses())
        .containsExactly("caught is no program for own tests: public tests fail, PTest.p, QTest.q");
  }

  @Test
  void tooFewProgramsForOwnTestsAreAMiss() {
    ownTests.remove(program("p0", "1.1"));
    assertThat(misses()).containsExactly("mark more programs ownTests: there are to be 24");
  }

  @Test
  void aTaskWithoutAProgramForOwnTestsIsAMiss() {
    ownTests.remove(program("p23", "2.1"));
    ownTests.put(program("p24", "1.1"), new TreeSet<>());
    assertThat(misses()).containsExactly("mark a program of task 2 ownTests: it has none");
  }

  private List<String> misses() {
    return findings().stream().flatMap(finding -> finding.misses().stream()).toList();
  }

  private List<Finding> findings() {
    return Findings.of(
        ASSIGNMENT, new Results(reference, skeleton, mutants, alternatives, ownTests, overwritten));
  }

  private static Outcome named(String id) {
    return FAILED.because(new Misconception(id, "", ""));
  }

  private static Graded<Mutant> mutant(String id, String part, Outcome a, Outcome b) {
    return mutant(id, part, null, result(a, b));
  }

  /** A wrong program that fails a test with a quarter of its part's weight. */
  private static Graded<Mutant> light(String id, String minor) {
    List<HiddenTest> plan = List.of(A, HEAVY, B);
    Map<HiddenTest, Outcome> outcomes = Map.of(A, named(id), HEAVY, PASSED, B, PASSED);
    return mutant(id, "1.1", minor, new ProgramResult(Scoring.score(ASSIGNMENT, plan, outcomes)));
  }

  private static Graded<Mutant> mutant(String id, String part, String minor, ProgramResult result) {
    return new Graded<>(program(id, part, minor), result);
  }

  private static Program<Mutant> program(String id, String part) {
    return program(id, part, null);
  }

  private static Program<Mutant> program(String id, String part, String minor) {
    List<Edit> edits = List.of(new Edit(part, null, "", null));
    Mutant entry = new Mutant(part, "m", "h", "f", edits, null, false, false, minor);
    return new Program<>(id, entry, Map.of());
  }

  private static Graded<Alternative> alternative(Map<String, Double> loses, Outcome a, Outcome b) {
    Alternative entry = new Alternative("", false, false, loses, null, null);
    return new Graded<>(new Program<>("alternative", entry, Map.of()), result(a, b));
  }

  private static ProgramResult result(Outcome a, Outcome b) {
    Map<HiddenTest, Outcome> outcomes = new HashMap<>(Map.of(A, a, B, b));
    return new ProgramResult(Scoring.score(ASSIGNMENT, List.of(A, B), outcomes));
  }
}
