package backprop.grader.grading;

import backprop.grader.diagnosis.Mutant;
import backprop.grader.diagnosis.Observation;
import backprop.grader.diagnosis.SideBySide;
import backprop.grader.diagnosis.Trace;
import backprop.grader.diagnosis.Variant;
import backprop.grader.diagnosis.VariantSearch;
import backprop.grader.result.ByHand;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Misconception;
import backprop.grader.result.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Explains failed tests of one task that no program of the catalogue explains: by what can be seen
 * in the answers, and by a generated change of the reference, or two, that answers the same.
 */
final class UnknownCauses {

  /** The most pairs of changes that are tried in one part. */
  private static final int MOST_PAIRS = 12_000;

  /** Which parts most programs call from a later one of the same task. */
  private static final Map<String, Set<String>> CALLS =
      Map.of("2.3", Set.of("2.1", "2.2"), "3.2", Set.of("3.1"), "4.3", Set.of("4.2"));

  private final TestSession session;
  private final ProgramBench bench;
  private final List<Variant> variants;
  private final Map<String, Mutant> mutants;
  private final Map<HiddenTest, Trace> right;
  private final Map<HiddenTest, Integer> work = new HashMap<>();
  private final Map<List<String>, String> slips = new HashMap<>();
  private final Set<String> wrongParts = new HashSet<>();
  private final Effort effort;

  /**
   * How much the search for pairs of changes may still do for a submission, in switches asked. It
   * isn't timed, so that the same is found on every machine.
   */
  static final class Effort {
    private static final int ALL = 20_000_000;
    private static final int FEW_PARTS = 4;

    private int left;

    /**
     * Gives all to a submission with a few wrong parts, and less to others: they wait long anyway.
     */
    Effort(long wrongParts) {
      left = (int) (ALL * FEW_PARTS / Math.max(FEW_PARTS, wrongParts));
    }

    /** Returns how many pairs may be tried that ask so many switches each. */
    int pairs(int work) {
      return Math.min(MOST_PAIRS, left / work);
    }

    void spend(int pairs, int work) {
      left -= pairs * work;
    }
  }

  /**
   * Makes ready.
   *
   * @param variants the generated changes
   * @param mutants the programs that some of them are changes of, by id
   * @param right the calls of failed tests on the reference
   * @param effort what is left for this submission
   */
  UnknownCauses(
      TestSession session,
      ProgramBench bench,
      List<Variant> variants,
      Map<String, Mutant> mutants,
      Map<HiddenTest, Trace> right,
      Effort effort) {
    this.mutants = mutants;
    this.effort = effort;
    this.session = session;
    this.bench = bench;
    this.variants = variants;
    this.right = right;
  }

  /**
   * Explains what it can, part by part; what explains a part may explain later ones as well.
   *
   * @param partly the failed tests that show more than the cause that they have
   */
  void find(Collection<HiddenTest> failed, Collection<HiddenTest> passed, Set<HiddenTest> partly) {
    failed.forEach(test -> wrongParts.add(test.part()));
    Map<String, List<HiddenTest>> byPart =
        failed.stream()
            .filter(test -> session.outcome(test).state() == State.FAILED)
            .sorted(Comparator.comparing(HiddenTest::part))
            .collect(
                Collectors.groupingBy(HiddenTest::part, LinkedHashMap::new, Collectors.toList()));
    byPart.forEach(
        (part, tests) -> {
          List<HiddenTest> open = open(tests);
          if (partly.containsAll(tests)) {
            addWhatIsSeen(tests);
          }
          if (!open.isEmpty()) {
            explain(
                part, open, passed.stream().filter(t -> t.part().equals(part)).toList(), byPart);
          }
        });
  }

  // Where all tests of a part show more than the mistake that is known, what is seen is told too.
  private void addWhatIsSeen(List<HiddenTest> tests) {
    List<SideBySide> sides = tests.stream().map(this::sideBySide).toList();
    Observation.of(sides, sides.size())
        .filter(Observation::exact)
        .ifPresent(
            seen ->
                tests.forEach(
                    test -> {
                      Misconception known = session.outcome(test).misconception();
                      session.explain(
                          test,
                          new Misconception(
                              known.id() + " seen/" + seen.ids(),
                              known.sentence() + " There is more: " + lower(seen.sentence()),
                              known.hint()));
                    }));
  }

  private static String lower(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private List<HiddenTest> open(List<HiddenTest> tests) {
    return tests.stream().filter(t -> session.outcome(t).misconception() == null).toList();
  }

  private void explain(
      String part,
      List<HiddenTest> failed,
      List<HiddenTest> passed,
      Map<String, List<HiddenTest>> byPart) {
    right.putAll(bench.reference(session.seed(), session.traces(), passed));
    failed.forEach(test -> work.put(test, bench.variants().work(test)));
    passed.forEach(test -> work.put(test, bench.variants().work(test)));
    List<SideBySide> sides = new ArrayList<>(failed.stream().map(this::sideBySide).toList());
    double evidence = sides.stream().mapToDouble(SideBySide::evidence).sum();
    passed.forEach(test -> sides.add(sideBySide(test)));
    boolean buildsOnWrong =
        CALLS.getOrDefault(part, Set.of()).stream().anyMatch(wrongParts::contains);
    Optional<Observation> seen =
        Observation.of(sides, failed.size()).filter(s -> s.exact() || !buildsOnWrong);
    // What no call shows, such as how often a function is asked, a change needn't show either.
    List<HiddenTest> tried =
        byWork(failed.stream().filter(test -> sideBySide(test).differs()).toList());
    List<List<Variant>> found = List.of();
    if (!tried.isEmpty() && evidence >= 1) {
      VariantSearch search =
          new VariantSearch(
              bench.variants().with(session.traces(), right, work), tried, byWork(passed));
      found =
          search.single(
              variants.stream()
                  .filter(v -> v.part().equals(part))
                  .filter(v -> v.of() == null || (evidence >= 2 && v.leavesTheMistake()))
                  .toList());
      if (found.isEmpty() && evidence >= 2 && seen.stream().noneMatch(Observation::exact)) {
        int each = 200 + work.get(tried.get(0));
        found = search.pair(effort.pairs(each));
        effort.spend(search.pairs(), each);
      }
    }
    if (!found.isEmpty() || seen.isPresent()) {
      Misconception cause = misconception(part, seen, found);
      List<Variant> changes = found.isEmpty() ? List.of() : found.get(0);
      // What is seen of plainly wrong answers isn't said of those that lack last digits only.
      boolean plain = failed.stream().anyMatch(test -> sideBySide(test).isPlainlyWrong());
      failed.stream()
          .filter(
              test ->
                  changes.isEmpty()
                      ? sideBySide(test).isPlainlyWrong() == plain
                      : sideBySide(test).differs())
          .forEach(test -> session.explain(test, cause));
      byPart.forEach((other, tests) -> explainToo(changes, cause, open(tests)));
    }
  }

  // A mistake of one part shows in others that use it.
  private void explainToo(List<Variant> changes, Misconception cause, List<HiddenTest> tests) {
    tests.forEach(test -> work.put(test, bench.variants().work(test)));
    List<HiddenTest> tried = byWork(tests);
    if (!changes.isEmpty() && !tried.isEmpty()) {
      new VariantSearch(bench.variants().with(session.traces(), right, work), tried, List.of())
          .explained(changes)
          .forEach(test -> session.explain(test, cause));
    }
  }

  private SideBySide sideBySide(HiddenTest test) {
    return new SideBySide(right.get(test).calls(), session.traces().get(test).calls());
  }

  private List<HiddenTest> byWork(List<HiddenTest> tests) {
    return tests.stream()
        .filter(test -> work.get(test) >= 0)
        .sorted(Comparator.comparing(work::get))
        .toList();
  }

  private Misconception misconception(
      String part, Optional<Observation> seen, List<List<Variant>> found) {
    String sentence = seen.map(Observation::sentence).orElse("");
    List<String> ids = new ArrayList<>();
    seen.ifPresent(s -> ids.add("seen/" + s.ids()));
    String hint = ByHand.hint(part);
    // What is seen and says everything needs no second saying that only fits.
    if (!found.isEmpty() && (found.size() == 1 || seen.stream().noneMatch(Observation::exact))) {
      String who = seen.isEmpty() ? "Your " + found.get(0).get(0).method() : " It";
      Mutant wrong = mutants.get(found.get(0).get(0).of());
      if (wrong != null) {
        ids.add(0, found.get(0).get(0).of());
        hint = wrong.hint();
        sentence = wrong.misconception();
        who = " And there is a second mistake: it";
      }
      String phrases =
          found.stream()
              // Of pairs one is enough: others mostly write the same in another place.
              .limit(found.get(0).size() == 1 && wrong == null ? 2 : 1)
              .map(f -> f.stream().map(Variant::phrase).collect(Collectors.joining(", and ")))
              .distinct()
              .collect(Collectors.joining("; or, with the same numbers, "));
      sentence +=
          who
              + (wrong == null ? " answers like a right program, but " : " answers like that, but ")
              + phrases
              + ".";
      String earlier = slips.putIfAbsent(Variant.inWords(found.get(0)), part);
      if (earlier != null) {
        sentence += " So does Task %s: if both call one method, mend that.".formatted(earlier);
      }
      found.get(0).forEach(variant -> ids.add("generated/" + variant.id()));
    }
    return new Misconception(String.join(" ", ids), sentence, hint);
  }
}
