package backprop.grader.owntests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who answers when.
 *
 * <p>All tests run twice at first: on the reference and on a program in which everything is wrong.
 * That tells what each test calls. Then the wrong implementations come up, each twice, with those
 * tests only that may reach what is wrong with it: first with the tests that take few calls, and if
 * none of them catches it, with the others. Since the choice of tests must not tell the reference
 * from the others, the reference comes up with each of these choices, too. All that in random
 * order.
 */
final class Schedule {

  /**
   * With these, and the survey, each test has run on the reference ten times. A hundred tests that
   * toss coins would with five find one wrong implementation or two.
   */
  private static final int FURTHER_REFERENCES = 8;

  /** How many answers the tests of a stage may take, together with those of the stages before. */
  private static final long[] BUDGETS = {60, 600, Long.MAX_VALUE};

  /** How many stages there are. */
  static final int STAGES = BUDGETS.length;

  private final List<Implementation> implementations;
  private final Flaws flaws;
  private final Random random;

  Schedule(Flaws flaws, List<Implementation> implementations, long seed) {
    this.flaws = flaws;
    this.implementations = implementations;
    this.random = new Random(seed);
  }

  /** Returns the first two runs, of all tests. */
  List<Round> survey() {
    List<Implementation> shuffled = new ArrayList<>(implementations);
    Collections.shuffle(shuffled, random);
    Map<String, byte[]> everything = new HashMap<>();
    for (Implementation implementation : shuffled) {
      if (Collections.disjoint(everything.keySet(), implementation.changedClasses().keySet())) {
        everything.putAll(implementation.changedClasses());
      }
    }
    Implementation wrong = new Implementation("", "", "", everything);
    List<Round> rounds = new ArrayList<>(List.of(Round.reference(Set.of())));
    rounds.add(Round.of(wrong, Set.of()));
    Collections.shuffle(rounds, random);
    return rounds;
  }

  /**
   * Returns the further runs, given what the tests did on the reference.
   *
   * @param open the implementations that nothing has caught yet
   * @param stage which tests: 0 for those that take the fewest calls, and so on
   */
  List<Round> rounds(Map<String, Outcome> onReference, List<Implementation> open, int stage) {
    Set<Set<String>> choices = new LinkedHashSet<>();
    Set<String> all = new TreeSet<>();
    List<Round> rounds = new ArrayList<>();
    for (Implementation implementation : open) {
      Set<String> chosen = chosen(onReference, implementation, stage);
      if (!chosen.isEmpty()) {
        choices.add(chosen);
        all.addAll(chosen);
        rounds.addAll(Collections.nCopies(2, Round.of(implementation, chosen)));
      }
    }
    choices.forEach(chosen -> rounds.add(Round.reference(chosen)));
    if (!all.isEmpty()) {
      rounds.addAll(Collections.nCopies(FURTHER_REFERENCES, Round.reference(all)));
    }
    Collections.shuffle(rounds, random);
    return rounds;
  }

  /** Returns the tests that may catch an implementation and belong to a stage. */
  private Set<String> chosen(
      Map<String, Outcome> onReference, Implementation implementation, int stage) {
    List<String> reaching =
        onReference.keySet().stream()
            .filter(test -> flaws.reachedBy(implementation, onReference.get(test).calls()))
            .sorted(Comparator.comparing(test -> onReference.get(test).cost()))
            .toList();
    Set<String> chosen = new TreeSet<>();
    long cost = 0;
    for (String test : reaching) {
      cost += 1 + onReference.get(test).cost();
      if (cost <= BUDGETS[stage] && (stage == 0 || cost > BUDGETS[stage - 1])) {
        chosen.add(test);
      }
    }
    return chosen;
  }
}
