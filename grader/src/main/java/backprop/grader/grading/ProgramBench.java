package backprop.grader.grading;

import backprop.grader.diagnosis.Comparison;
import backprop.grader.diagnosis.Diagnosis;
import backprop.grader.diagnosis.Likeness;
import backprop.grader.diagnosis.Trace;
import backprop.grader.remote.InProcess;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.result.HiddenTest;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs hidden tests within the grader on programs of the catalogue, which are trusted. Made once
 * and used for one submission after the other.
 */
final class ProgramBench implements AutoCloseable {

  private final Map<String, byte[]> reference;
  private final VariantBench variants;
  private final RemoteSubmission programs;
  private final HiddenSuite suite;

  ProgramBench(AssignmentClasses classes) throws IOException {
    reference = classes.reference();
    variants = new VariantBench(reference, classes.catalogue().variantClasses());
    InProcess inProcess = new InProcess(classes.matrix());
    suite = HiddenSuite.of(classes, reference, inProcess, Limits.STANDARD);
    programs = suite.program();
  }

  /** Returns a bench that compares with these traces of a submission, which had this seed. */
  Diagnosis.Bench with(long seed, Map<HiddenTest, Trace> traces, Map<HiddenTest, Trace> right) {
    return new Diagnosis.Bench() {
      private Comparer last;

      @Override
      public Map<HiddenTest, Likeness> compare(
          Map<String, byte[]> changed,
          Collection<HiddenTest> tests,
          int mostDifferent,
          Set<String> excused) {
        Map<HiddenTest, Likeness> found = once(changed, tests, mostDifferent, excused);
        List<HiddenTest> unknown = tests.stream().filter(t -> !right.containsKey(t)).toList();
        if (unknown.isEmpty() || !found.containsValue(Likeness.DIFFERENT)) {
          return found;
        }
        // What a program has no share in shows beside the reference only.
        right.putAll(reference(seed, traces, unknown));
        return once(changed, tests, mostDifferent, excused);
      }

      private Map<HiddenTest, Likeness> once(
          Map<String, byte[]> changed,
          Collection<HiddenTest> tests,
          int mostDifferent,
          Set<String> excused) {
        last = new Comparer(traces, right, mostDifferent, excused);
        return ProgramBench.this.compare(changed, tests, seed, last);
      }

      @Override
      public Set<String> shared(HiddenTest test) {
        return last.shared.get(test);
      }
    };
  }

  /** Returns the calls of tests on the reference, as far as a submission's go. */
  Map<HiddenTest, Trace> reference(
      long seed, Map<HiddenTest, Trace> traces, Collection<HiddenTest> tests) {
    Map<HiddenTest, Trace> right = new LinkedHashMap<>();
    programs.become(reference);
    suite.run(
        List.copyOf(tests),
        seed,
        new HiddenSuite.Listener() {
          @Override
          public void begins(HiddenTest test) {
            right.put(test, Trace.asLongAs(traces.get(test)));
            programs.observe(variants.record(test, right.get(test)));
            programs.beginTest(Limits.STANDARD, test.seesChanges());
          }

          @Override
          public void ended(HiddenTest test, Throwable thrown) {
            programs.endTest();
          }
        });
    return right;
  }

  /** Returns where generated changes are tried on tests whose calls the reference has made. */
  VariantBench variants() {
    return variants;
  }

  /** Runs a test on the reference and returns its calls in full. */
  TestRun replay(HiddenTest test, long seed) {
    programs.become(reference);
    Verdicts verdicts = new Verdicts(Map.of(), Limits.STANDARD, false);
    return TestRun.of(test, seed, suite, verdicts, Limits.STANDARD);
  }

  private Map<HiddenTest, Likeness> compare(
      Map<String, byte[]> changed, Collection<HiddenTest> tests, long seed, Comparer comparer) {
    if (tests.isEmpty()) {
      return Map.of();
    }
    Map<String, byte[]> classes = new HashMap<>(reference);
    classes.putAll(changed);
    programs.become(classes);
    suite.run(List.copyOf(tests), seed, comparer);
    return comparer.likeness;
  }

  private final class Comparer implements HiddenSuite.Listener {

    private final Map<HiddenTest, Trace> traces;
    private final Map<HiddenTest, Likeness> likeness = new LinkedHashMap<>();
    private final Map<HiddenTest, Set<String>> shared = new HashMap<>();
    private final Map<HiddenTest, Trace> right;
    private final Set<String> excused;
    private int differentLeft;
    private Comparison comparison;

    Comparer(
        Map<HiddenTest, Trace> traces,
        Map<HiddenTest, Trace> right,
        int mostDifferent,
        Set<String> excused) {
      this.excused = excused;
      this.traces = traces;
      this.right = right;
      this.differentLeft = mostDifferent;
    }

    @Override
    public void begins(HiddenTest test) {
      comparison = new Comparison(traces.get(test), right.get(test), excused);
      programs.observe(comparison);
      programs.beginTest(Limits.STANDARD, test.seesChanges());
    }

    @Override
    public void ended(HiddenTest test, Throwable thrown) {
      programs.endTest();
      likeness.put(test, comparison.likeness());
      shared.put(test, comparison.shared());
      differentLeft -= comparison.likeness() == Likeness.DIFFERENT ? 1 : 0;
    }

    @Override
    public boolean goesOn() {
      return differentLeft >= 0;
    }
  }

  @Override
  public void close() throws IOException {
    programs.close();
  }
}
