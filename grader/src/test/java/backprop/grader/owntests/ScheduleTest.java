package backprop.grader.owntests;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.owntests.child.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Flaws FLAWS = new Flaws(Bench.REFERENCE, Wrong.all());
  private static final String SIGMOID = "backprop.function.Sigmoid#sigmoid(D)D";
  private static final String GRADIENT = "backprop.function.Sigmoid#gradient(D)D";
  private static final String SIGMOID_BPROP = "backprop.layer.SigmoidLayer#bprop([[D)[[D";
  private static final String ANY_BPROP = "backprop.layer.Layer#bprop([[D)[[D";
  private static final String SOFTMAX = "backprop.function.Softmax#softmax([D)[D";

  private static Outcome calling(int cost, String... calls) {
    return new Outcome("", Verdict.PASSED, "", Set.of(calls), cost);
  }

  private static Schedule schedule() {
    return new Schedule(FLAWS, Wrong.all(), 1);
  }

  /** Returns the rounds of each stage, if nothing is caught. */
  private static List<List<Round>> stages(
      Map<String, Outcome> tests, Set<String> failing, List<Implementation> open) {
    Schedule schedule = schedule();
    return IntStream.range(0, Schedule.STAGES)
        .mapToObj(stage -> schedule.rounds(tests, failing, open, stage))
        .toList();
  }

  /** Returns the tests that an implementation alone is tried with, stage by stage. */
  private static List<String> tried(
      Map<String, Outcome> tests, Set<String> failing, Implementation implementation) {
    return stages(tests, failing, List.of(implementation)).stream()
        .flatMap(stage -> stage.stream().filter(r -> !r.isReference()).limit(1))
        .flatMap(round -> round.chosen().stream())
        .toList();
  }

  private static Map<String, Outcome> many() {
    Map<String, Outcome> tests = new HashMap<>();
    for (int cost : new int[] {1, 10, 30, 100, 400, 5_000}) {
      tests.put("sigmoid " + cost, calling(cost, SIGMOID));
      tests.put("gradient " + cost, calling(cost, GRADIENT));
      tests.put("layer " + cost, calling(cost, SIGMOID_BPROP, ANY_BPROP));
    }
    return tests;
  }

  @Test
  void surveyHasTheReferenceAndOneInWhichEverythingIsWrong() {
    List<Round> survey = schedule().survey();
    assertThat(survey).hasSize(2).allMatch(round -> round.chosen().isEmpty());
    assertThat(survey).filteredOn(Round::isReference).hasSize(1);
    assertThat(survey)
        .filteredOn(round -> !round.isReference())
        .allMatch(round -> round.changed().size() == 2);
  }

  @Test
  void onlyTestsThatMayReachTheFlawRun() {
    Map<String, Outcome> tests = new HashMap<>();
    tests.put("sigmoid", calling(1, SIGMOID));
    tests.put("gradient", calling(1, GRADIENT));
    tests.put("layer", calling(1, SIGMOID_BPROP));
    tests.put("interface", calling(1, ANY_BPROP));
    tests.put("softmax", calling(1, SOFTMAX));
    assertThat(tried(tests, Set.of(), Wrong.SIGMOID)).containsExactlyInAnyOrder("sigmoid");
    assertThat(tried(tests, Set.of(), Wrong.GRADIENT))
        .containsExactlyInAnyOrder("gradient", "layer", "interface");
    // Any bprop may be that of a layer of layers, which may call any other.
    assertThat(tried(tests, Set.of(), Wrong.LINEAR))
        .contains("interface")
        .doesNotContain("softmax");
  }

  @Test
  void whatNoTestReachesIsNotTried() {
    assertThat(stages(Map.of("softmax", calling(1, SOFTMAX)), Set.of(), Wrong.all()))
        .allMatch(List::isEmpty);
    assertThat(stages(Map.of(), Set.of(), Wrong.all())).allMatch(List::isEmpty);
  }

  @Test
  void referenceComesUpWithEachChoiceAsOftenAsEachWrongOne() {
    for (List<Round> stage : stages(many(), Set.of(), Wrong.all())) {
      for (Round round : stage) {
        List<Round> alike = stage.stream().filter(r -> r.chosen().equals(round.chosen())).toList();
        assertThat(alike).filteredOn(Round::isReference).hasSizeGreaterThanOrEqualTo(2);
        if (!round.isReference()) {
          assertThat(alike)
              .filteredOn(r -> round.implementation().equals(r.implementation()))
              .hasSize(2);
        }
      }
    }
  }

  @Test
  void eachTestRunsOnTheReferenceTenTimesByTheEndOfItsFirstStage() {
    Map<String, Integer> runs = new HashMap<>();
    for (List<Round> stage : stages(many(), Set.of(), Wrong.all())) {
      stage.stream()
          .filter(Round::isReference)
          .flatMap(round -> round.chosen().stream())
          .forEach(test -> runs.merge(test, 1, Integer::sum));
      // And once in the survey.
      assertThat(runs).allSatisfy((test, count) -> assertThat(count).isGreaterThanOrEqualTo(9));
    }
    assertThat(runs).containsOnlyKeys(many().keySet());
  }

  @Test
  void eachTestComesOnceAndCheapOnesFirst() {
    assertThat(tried(many(), Set.of(), Wrong.SIGMOID))
        .doesNotHaveDuplicates()
        .startsWith("sigmoid 1", "sigmoid 10")
        .hasSize(6);
  }

  @Test
  void likelyTestsComeFirst() {
    Map<String, Outcome> tests = new HashMap<>();
    tests.put("far away", calling(1, ANY_BPROP));
    tests.put("in the method", calling(2, GRADIENT));
    tests.put("failing there", calling(30, GRADIENT));
    assertThat(tried(tests, Set.of("failing there"), Wrong.GRADIENT)).startsWith("failing there");
    assertThat(tried(tests, Set.of(), Wrong.GRADIENT)).startsWith("in the method");
  }

  @Test
  void orderFollowsFromTheSeedAndFromTheReference() {
    assertThat(FLAWS.mixed(1)).isEqualTo(new Flaws(Bench.REFERENCE, List.of()).mixed(1));
    assertThat(FLAWS.mixed(1)).isNotEqualTo(FLAWS.mixed(2));
    Map<String, byte[]> other = new HashMap<>(Bench.REFERENCE);
    other.putAll(Wrong.SIGMOID.changedClasses());
    assertThat(FLAWS.mixed(1)).isNotEqualTo(new Flaws(other, List.of()).mixed(1));
  }

  @Test
  void differenceIsFoundInTheMethodThatHasIt() {
    String sigmoid = "backprop.function.Sigmoid";
    byte[] right = Bench.REFERENCE.get(sigmoid);
    assertThat(Difference.of(right, right)).isEmpty();
    assertThat(Difference.of(right, Wrong.SIGMOID.changedClasses().get(sigmoid)))
        .containsExactly(SIGMOID);
    assertThat(Difference.of(null, right)).contains(SIGMOID, GRADIENT);
  }
}
