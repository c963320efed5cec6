package backprop.grader.owntests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who answers when.
 *
 * <p>All tests run twice at first: on the reference and on a program in which everything is wrong.
 * That tells what each test calls, and which are likely to catch what. Then each wrong
 * implementation comes up with the likeliest test, and as long as nothing catches it, with the next
 * ones. A few share a batch of tests, and the reference comes up with each batch as often as each
 * of them: the choice of tests must not tell who answers. All that in random order.
 */
final class Schedule {

  /**
   * With these, and the survey, each test has run on the reference ten times. A hundred tests that
   * toss coins would with five find one wrong implementation or two.
   */
  private static final int REFERENCES = 9;

  /** How often each wrong implementation comes up with a batch, and the reference, too. */
  private static final int REPEATS = 2;

  /** How many tests for each wrong implementation a stage adds. */
  private static final int[] SIZES = {1, 2, 4, 16, Integer.MAX_VALUE};

  /** How many stages there are. */
  static final int STAGES = SIZES.length;

  /** What a test takes beside its answers, and what a run takes beside its tests: in answers. */
  private static final int TEST = 10;

  private static final int RUN = 30;

  private final List<Implementation> implementations;
  private final Flaws flaws;
  private final Random random;
  private final Map<Implementation, Set<String>> tried = new HashMap<>();
  private final Map<String, Integer> referenceRuns = new HashMap<>();

  Schedule(Flaws flaws, List<Implementation> implementations, long seed) {
    this.flaws = flaws;
    this.implementations = implementations;
    this.random = new Random(seed);
  }

  /** Tests that run together. */
  private record Batch(Set<String> tests, List<Implementation> wrong) {}

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
   * Returns the further runs of a stage.
   *
   * @param tests what those tests did on the reference that may count
   * @param failing those that failed where everything was wrong
   * @param open the implementations that nothing has caught yet
   */
  List<Round> rounds(
      Map<String, Outcome> tests, Set<String> failing, List<Implementation> open, int stage) {
    Map<Implementation, Set<String>> chosen = new LinkedHashMap<>();
    for (Implementation implementation : open) {
      Set<String> next = next(tests, failing, implementation, SIZES[stage]);
      if (!next.isEmpty()) {
        chosen.put(implementation, next);
      }
    }
    List<Round> rounds = new ArrayList<>();
    for (Batch batch : batches(tests, chosen)) {
      for (int i = 0; i < REPEATS; i++) {
        rounds.add(Round.reference(batch.tests()));
        batch.wrong().forEach(wrong -> rounds.add(Round.of(wrong, batch.tests())));
      }
      batch.tests().forEach(test -> referenceRuns.merge(test, REPEATS, Integer::sum));
    }
    while (referenceRuns.values().stream().anyMatch(runs -> runs < REFERENCES)) {
      Set<String> lacking = new TreeSet<>(referenceRuns.keySet());
      lacking.removeIf(test -> referenceRuns.get(test) >= REFERENCES);
      lacking.forEach(test -> referenceRuns.merge(test, 1, Integer::sum));
      rounds.add(Round.reference(lacking));
    }
    Collections.shuffle(rounds, random);
    return rounds;
  }

  /** Returns the likeliest tests that an implementation has not been tried with. */
  private Set<String> next(
      Map<String, Outcome> tests, Set<String> failing, Implementation implementation, int most) {
    Set<String> done = tried.computeIfAbsent(implementation, key -> new HashSet<>());
    List<String> next =
        tests.keySet().stream()
            .filter(test -> !done.contains(test))
            .filter(test -> flaws.reachedBy(implementation, tests.get(test).calls()))
            .sorted(
                Comparator.comparing(
                    test -> price(tests.get(test), failing.contains(test), implementation)))
            .limit(most)
            .toList();
    done.addAll(next);
    return new TreeSet<>(next);
  }

  /** A sign that the test looks at what is wrong is worth ten times as many answers. */
  private long price(Outcome test, boolean fails, Implementation implementation) {
    long price = TEST + test.cost();
    price *= fails ? 1 : 10;
    return price * (flaws.in(implementation, test.calls()) ? 1 : 10);
  }

  /** Puts together what takes less together. */
  private static List<Batch> batches(
      Map<String, Outcome> tests, Map<Implementation, Set<String>> chosen) {
    List<Batch> batches = new ArrayList<>();
    chosen.forEach(
        (implementation, more) -> {
          Batch best = new Batch(new TreeSet<>(), new ArrayList<>());
          long most = 0;
          for (Batch batch : batches) {
            long saving = saving(tests, batch, more);
            if (saving > most) {
              most = saving;
              best = batch;
            }
          }
          if (most == 0) {
            batches.add(best);
          }
          best.tests().addAll(more);
          best.wrong().add(implementation);
        });
    return batches;
  }

  /** Returns how many answers it saves to put one more implementation into a batch. */
  private static long saving(Map<String, Outcome> tests, Batch batch, Set<String> more) {
    Set<String> all = new TreeSet<>(batch.tests());
    all.addAll(more);
    int answering = batch.wrong().size() + 1; // The reference is one of them.
    return answering * cost(tests, batch.tests())
        + 2 * cost(tests, more)
        - (answering + 1) * cost(tests, all);
  }

  /** Returns what a run takes. */
  private static long cost(Map<String, Outcome> tests, Set<String> chosen) {
    return RUN + chosen.stream().mapToLong(test -> tests.get(test).cost()).sum();
  }
}
