package backprop.grader.diagnosis;

import backprop.grader.result.HiddenTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds the generated changes of the reference, one or two, with which it answers as a submission
 * does in one part.
 */
public final class VariantSearch {

  /** Runs hidden tests on the reference with one or two changes. */
  public interface Bench {

    /**
     * Returns how alike the traces are, for each test that has run.
     *
     * @param changes those that are switched on, two at most
     * @param tests what to run
     * @param least the least likeness after which the rest is still run
     */
    Map<HiddenTest, Likeness> compare(
        List<Variant> changes, Collection<HiddenTest> tests, Likeness least);

    /** Tells whether the last test ended with something wrong that the submission has right. */
    boolean spoils();
  }

  private final Bench bench;
  private final List<HiddenTest> failed;
  private final List<HiddenTest> passed;
  private final List<Variant> sharing = new ArrayList<>();
  private Map<HiddenTest, Likeness> reference;
  private int pairs;

  /**
   * Prepares the search in one part.
   *
   * @param failed its failed tests, those with the shortest way to a wrong answer first
   * @param passed its passed tests
   */
  public VariantSearch(Bench bench, List<HiddenTest> failed, List<HiddenTest> passed) {
    this.bench = bench;
    this.failed = failed;
    this.passed = passed;
  }

  /**
   * Returns the single changes with which all answers are the submission's: the likeliest, two at
   * most.
   */
  public List<List<Variant>> single(List<Variant> variants) {
    List<List<Variant>> fitting = new ArrayList<>();
    for (Variant variant : variants) {
      Likeness likeness = likeness(List.of(variant));
      if (likeness.compareTo(Likeness.SIMILAR) >= 0) {
        fitting.add(List.of(variant));
      }
      if (likeness != Likeness.UNTOUCHED && variant.likely() && !bench.spoils()) {
        sharing.add(variant);
      }
    }
    return best(fitting);
  }

  /**
   * Returns pairs of changes within one method with which all answers are the submission's. To be
   * asked after {@link #single}.
   *
   * @param most how many pairs to try
   */
  public List<List<Variant>> pair(int most) {
    List<List<Variant>> fitting = new ArrayList<>();
    pairs = 0;
    for (int i = 0; i < sharing.size(); i++) {
      for (int j = i + 1; j < sharing.size() && pairs < most; j++) {
        List<Variant> pair = List.of(sharing.get(i), sharing.get(j));
        if (pair.get(0).fits(pair.get(1))) {
          pairs++;
          if (likeness(pair).compareTo(Likeness.SIMILAR) >= 0) {
            fitting.add(pair);
          }
        }
      }
    }
    return best(fitting);
  }

  /** Returns how many pairs were tried. */
  public int pairs() {
    return pairs;
  }

  private Likeness likeness(List<Variant> changes) {
    HiddenTest first = failed.get(0);
    return bench.compare(changes, List.of(first), Likeness.SIMILAR).get(first);
  }

  // What the reference itself answers, but for small differences, must be met to the last digits.
  private List<List<Variant>> best(List<List<Variant>> fitting) {
    List<List<Variant>> best = new ArrayList<>();
    // The reference's own changes have the lowest numbers.
    fitting.sort(Comparator.comparing(VariantSearch::rank).thenComparing(c -> c.get(0).id()));
    for (List<Variant> changes : fitting) {
      if (best.size() == 2 || (best.size() == 1 && rank(changes) > rank(best.get(0)))) {
        break;
      }
      // The same change of another form, or of another place, says nothing new.
      boolean isNew =
          best.isEmpty() || !Variant.inWords(changes).equals(Variant.inWords(best.get(0)));
      if (isNew && explains(changes) && contradictsNothing(changes)) {
        best.add(changes);
      }
    }
    return best;
  }

  private static int rank(List<Variant> changes) {
    return changes.stream().mapToInt(Variant::rank).sum();
  }

  private boolean explains(List<Variant> changes) {
    Map<HiddenTest, Likeness> found = bench.compare(changes, failed, Likeness.SIMILAR);
    long same = found.values().stream().filter(likeness -> likeness == Likeness.SAME).count();
    // Small differences may remain where digits cancel, but not everywhere.
    return found.size() == failed.size()
        && 4 * same >= 3 * failed.size()
        && explained(changes).size() == failed.size();
  }

  /** Returns the failed tests in which the changes answer as the submission, as far as they do. */
  public List<HiddenTest> explained(List<Variant> changes) {
    if (reference == null) {
      reference = bench.compare(List.of(), failed, Likeness.DIFFERENT);
    }
    Map<HiddenTest, Likeness> found = bench.compare(changes, failed, Likeness.DIFFERENT);
    return failed.stream()
        .filter(test -> found.get(test).compareTo(Likeness.SIMILAR) >= 0)
        .filter(test -> found.get(test).compareTo(reference.get(test)) > 0)
        .toList();
  }

  private boolean contradictsNothing(List<Variant> changes) {
    return !bench.compare(changes, passed, Likeness.UNTOUCHED).containsValue(Likeness.DIFFERENT);
  }
}
