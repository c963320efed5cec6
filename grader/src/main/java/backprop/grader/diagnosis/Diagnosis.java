package backprop.grader.diagnosis;

import backprop.grader.diagnosis.Catalogue.Program;
import backprop.grader.result.HiddenTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Finds the catalogued programs that answer as a submission does.
 *
 * <p>A program explains a failed test if the test's calls come out on it as on the submission, and
 * on the reference otherwise. It is a cause if it does nothing in any test of its part that the
 * submission doesn't do: a failed test that it doesn't explain is one in which it has no share.
 */
public final class Diagnosis {

  /** Runs hidden tests on a program and compares them with a submission's traces. */
  public interface Bench {

    /**
     * Returns how alike the traces are, for each test that has run.
     *
     * @param changed the program's classes that differ from the reference's
     * @param tests what to run
     * @param mostDifferent the number of different ones after which the rest needn't run
     * @param excused the methods that have a mistake of their own
     */
    Map<HiddenTest, Likeness> compare(
        Map<String, byte[]> changed,
        Collection<HiddenTest> tests,
        int mostDifferent,
        Set<String> excused);

    /** Returns what was wrong alike in a test of the last comparison, call by call. */
    Set<String> shared(HiddenTest test);
  }

  private final Bench bench;
  private final Set<HiddenTest> failed;
  private final Set<HiddenTest> passed;
  private final Set<String> tasksParts = new HashSet<>();
  private final Map<HiddenTest, Likeness> reference;
  private final Map<Program<Mutant>, Boolean> contradicted = new IdentityHashMap<>();
  private final ToDoubleFunction<HiddenTest> evidence;
  private final Map<String, Set<String>> methods;
  private final Set<HiddenTest> partly = new HashSet<>();

  /**
   * Prepares the diagnosis of one task.
   *
   * @param failed the tests to explain
   * @param passed the task's tests that a cause must not contradict
   * @param evidence how much a test's wrong answers say; from 1 on, the same ones are no chance
   * @param methods of each part, such as Softmax.backward
   */
  public Diagnosis(
      Bench bench,
      Collection<HiddenTest> failed,
      Collection<HiddenTest> passed,
      ToDoubleFunction<HiddenTest> evidence,
      Map<String, Set<String>> methods) {
    this.evidence = evidence;
    this.methods = methods;
    this.bench = bench;
    this.failed = new LinkedHashSet<>(failed);
    this.passed = new LinkedHashSet<>(passed);
    this.reference = bench.compare(Map.of(), failed, failed.size(), Set.of());
    failed.forEach(test -> tasksParts.add(test.part()));
    passed.forEach(test -> tasksParts.add(test.part()));
  }

  /** What a program explains. */
  private record Candidate(
      Program<Mutant> program,
      Map<HiddenTest, Likeness> explained,
      Map<HiddenTest, Set<String>> shared) {

    /** Tells whether both have a share in what a test shows, each in something else. */
    boolean besides(Candidate other, HiddenTest test) {
      return explained.get(test) == Likeness.PARTLY
          && other.explained.get(test) == Likeness.PARTLY
          && Collections.disjoint(shared.get(test), other.shared.get(test));
    }

    long open(Set<HiddenTest> open) {
      return explained.keySet().stream().filter(open::contains).count();
    }

    long ofItsPart() {
      String part = program.entry().part();
      return explained.keySet().stream().filter(test -> test.part().equals(part)).count();
    }

    long same() {
      return explained.values().stream().filter(l -> l == Likeness.SAME).count();
    }
  }

  /**
   * Returns the cause of each failed test that has one among the programs.
   *
   * @param programs those of this task's parts, and the causes found in earlier tasks
   */
  public Map<HiddenTest, Program<Mutant>> causes(List<Program<Mutant>> programs) {
    List<Candidate> candidates = new ArrayList<>();
    Set<String> settled = new HashSet<>();
    for (Program<Mutant> program : programs) {
      if (!settled.contains(program.entry().part())) {
        candidate(program)
            .ifPresent(
                candidate -> {
                  candidates.add(candidate);
                  if (settles(candidate)) {
                    settled.add(program.entry().part());
                  }
                });
      }
    }
    Map<HiddenTest, Program<Mutant>> causes = new LinkedHashMap<>();
    Set<HiddenTest> open = new HashSet<>(failed);
    Map<HiddenTest, Candidate> chosen = new LinkedHashMap<>();
    Optional<Candidate> best = best(candidates, open);
    while (best.isPresent()) {
      Candidate cause = best.get();
      candidates.remove(cause);
      if (!contradicted.computeIfAbsent(cause.program(), this::contradicted)) {
        cause.explained().keySet().stream()
            .filter(open::remove)
            .forEach(test -> chosen.put(test, cause));
      }
      best = best(candidates, open);
    }
    second(candidates, chosen);
    chosen.forEach((test, cause) -> causes.put(test, cause.program()));
    Set<Program<Mutant>> weak = new HashSet<>(causes.values());
    weak.removeIf(cause -> isCertain(cause, causes));
    causes.values().removeAll(weak);
    chosen.forEach(
        (test, cause) -> {
          if (causes.containsKey(test) && cause.explained().get(test) == Likeness.PARTLY) {
            partly.add(test);
          }
        });
    return causes;
  }

  /** Returns the tests that show more than their cause; to be asked after {@link #causes}. */
  public Set<HiddenTest> partly() {
    return partly;
  }

  // Where a test shows two mistakes, each is told once at least.
  private void second(List<Candidate> candidates, Map<HiddenTest, Candidate> chosen) {
    for (Candidate candidate : candidates) {
      List<HiddenTest> shown =
          chosen.keySet().stream()
              .filter(test -> candidate.besides(chosen.get(test), test))
              .filter(test -> Collections.frequency(chosen.values(), chosen.get(test)) > 1)
              .toList();
      if (!shown.isEmpty()
          && !chosen.containsValue(candidate)
          && !contradicted.computeIfAbsent(candidate.program(), this::contradicted)) {
        chosen.put(shown.get(0), candidate);
      }
    }
  }

  // A small number or a NaN may be the same by chance, unless nothing of the part is left over.
  private boolean isCertain(Program<Mutant> cause, Map<HiddenTest, Program<Mutant>> causes) {
    String part = cause.entry().part();
    return failed.stream()
            .filter(test -> test.part().equals(part))
            .allMatch(test -> causes.containsKey(test) || reference.get(test) == Likeness.SAME)
        || causes.keySet().stream()
                .filter(test -> causes.get(test) == cause)
                .mapToDouble(evidence)
                .sum()
            >= 1;
  }

  // The tests of its own part first: there most programs drop out, which saves most of the work.
  private Optional<Candidate> candidate(Program<Mutant> program) {
    String part = program.entry().part();
    boolean ofThisTask = tasksParts.contains(part);
    List<HiddenTest> own = failed.stream().filter(test -> test.part().equals(part)).toList();
    if (ofThisTask && own.isEmpty()) {
      return Optional.empty();
    }
    Map<HiddenTest, Likeness> found = compare(program, own, 0);
    if (found.containsValue(Likeness.DIFFERENT)) {
      return Optional.empty();
    }
    Map<HiddenTest, Likeness> explained = explained(found);
    Map<HiddenTest, Set<String>> shared = new HashMap<>();
    explained.keySet().forEach(test -> shared.put(test, bench.shared(test)));
    if (explained.isEmpty() && !own.isEmpty()) {
      return Optional.empty();
    }
    List<HiddenTest> others = failed.stream().filter(test -> !own.contains(test)).toList();
    Map<HiddenTest, Likeness> later = explained(compare(program, others, others.size()));
    later.keySet().forEach(test -> shared.put(test, bench.shared(test)));
    explained.putAll(later);
    return explained.isEmpty()
        ? Optional.empty()
        : Optional.of(new Candidate(program, explained, shared));
  }

  // If a program answers all failed tests of its part to the last digit, no other one is tried.
  private boolean settles(Candidate candidate) {
    String part = candidate.program().entry().part();
    return failed.stream().anyMatch(test -> test.part().equals(part))
        && failed.stream()
            .filter(test -> test.part().equals(part))
            .allMatch(test -> candidate.explained().get(test) == Likeness.SAME)
        && !contradicted.computeIfAbsent(candidate.program(), this::contradicted);
  }

  private Map<HiddenTest, Likeness> explained(Map<HiddenTest, Likeness> found) {
    Map<HiddenTest, Likeness> explained = new HashMap<>(found);
    explained
        .entrySet()
        .removeIf(
            each ->
                each.getValue().compareTo(Likeness.UNTOUCHED) <= 0
                    || each.getValue().compareTo(reference.get(each.getKey())) <= 0);
    return explained;
  }

  private static Optional<Candidate> best(List<Candidate> candidates, Set<HiddenTest> open) {
    return candidates.stream()
        .filter(candidate -> candidate.open(open) > 0)
        .max(
            Comparator.<Candidate>comparingLong(candidate -> candidate.open(open))
                .thenComparingLong(Candidate::same)
                .thenComparingLong(Candidate::ofItsPart)
                // max takes the last of equals: reversed, that is the first by name.
                .thenComparing(candidate -> candidate.program().id(), Comparator.reverseOrder()));
  }

  private boolean contradicted(Program<Mutant> program) {
    return compare(program, passed, 0).containsValue(Likeness.DIFFERENT);
  }

  // Methods of other parts that fail, too, may have a second mistake.
  private Map<HiddenTest, Likeness> compare(
      Program<Mutant> program, Collection<HiddenTest> tests, int mostDifferent) {
    String part = program.entry().part();
    Set<String> excused = new HashSet<>();
    failed.stream()
        .map(HiddenTest::part)
        .filter(other -> !other.equals(part))
        .forEach(other -> excused.addAll(methods.getOrDefault(other, Set.of())));
    excused.removeAll(methods.getOrDefault(part, Set.of()));
    return bench.compare(program.changed(), tests, mostDifferent, excused);
  }
}
