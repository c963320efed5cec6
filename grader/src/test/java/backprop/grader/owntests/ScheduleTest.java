package backprop.grader.owntests;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.owntests.child.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static Map<Implementation, Set<String>> chosen(Map<String, Outcome> tests, int stage) {
    return schedule().rounds(tests, Wrong.all(), stage).stream()
        .filter(round -> !round.isReference())
        .collect(Collectors.toMap(Round::implementation, Round::chosen, (a, b) -> a));
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
    Map<Implementation, Set<String>> chosen = chosen(tests, 0);
    assertThat(chosen.get(Wrong.SIGMOID)).containsExactlyInAnyOrder("sigmoid");
    assertThat(chosen.get(Wrong.GRADIENT))
        .containsExactlyInAnyOrder("gradient", "layer", "interface");
    // Any bprop may be that of a layer of layers, which may call any other.
    assertThat(chosen.get(Wrong.LINEAR)).contains("interface").doesNotContain("softmax");
  }

  @Test
  void whatNoTestReachesIsNotTried() {
    assertThat(chosen(Map.of("softmax", calling(1, SOFTMAX)), 0)).isEmpty();
    assertThat(schedule().rounds(Map.of(), Wrong.all(), 0)).isEmpty();
  }

  @Test
  void eachWrongOneComesUpTwiceAndTheReferenceWithTheSameChoice() {
    Map<String, Outcome> tests =
        Map.of("sigmoid", calling(1, SIGMOID), "gradient", calling(1, GRADIENT));
    List<Round> rounds = schedule().rounds(tests, Wrong.all(), 0);
    for (Implementation implementation : List.of(Wrong.SIGMOID, Wrong.GRADIENT)) {
      List<Round> own =
          rounds.stream().filter(r -> implementation.equals(r.implementation())).toList();
      assertThat(own).hasSize(2);
      assertThat(rounds).anyMatch(r -> r.isReference() && r.chosen().equals(own.get(0).chosen()));
    }
    for (String test : tests.keySet()) {
      // And once in the survey.
      assertThat(rounds).filteredOn(r -> r.isReference() && r.chosen().contains(test)).hasSize(9);
    }
  }

  @Test
  void expensiveTestsComeLaterAndEachComesOnce() {
    Map<String, Outcome> tests = new HashMap<>();
    for (int cost : new int[] {1, 10, 30, 100, 400, 5_000}) {
      tests.put("cost " + cost, calling(cost, SIGMOID));
    }
    Set<String> all = new HashSet<>();
    for (int stage = 0; stage < Schedule.STAGES; stage++) {
      Set<String> chosen = chosen(tests, stage).get(Wrong.SIGMOID);
      assertThat(all).doesNotContainAnyElementsOf(chosen);
      all.addAll(chosen);
    }
    assertThat(all).isEqualTo(tests.keySet());
    assertThat(chosen(tests, 0).get(Wrong.SIGMOID)).contains("cost 1").doesNotContain("cost 100");
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
