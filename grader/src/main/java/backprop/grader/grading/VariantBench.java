package backprop.grader.grading;

import backprop.grader.diagnosis.Comparison;
import backprop.grader.diagnosis.Likeness;
import backprop.grader.diagnosis.Trace;
import backprop.grader.diagnosis.Variant;
import backprop.grader.diagnosis.VariantSearch;
import backprop.grader.protocol.IsolatedClasses;
import backprop.grader.remote.CallObserver;
import backprop.grader.result.HiddenTest;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reference with all generated changes: loaded once, and asked in the grader's own thread. */
final class VariantBench {

  /** How much more than the reference a program with changes may do before it counts as endless. */
  private static final int PATIENCE = 8;

  /** The most that a test may do, in switches asked, to be tried on thousands of programs. */
  private static final int MOST_WORK = 500_000;

  private final IsolatedClasses program;
  private final Method choose;
  private final Map<HiddenTest, Replay> replays = new HashMap<>();
  private Comparison last;

  VariantBench(Map<String, byte[]> reference, Map<String, byte[]> changed) {
    Map<String, byte[]> all = new HashMap<>(reference);
    all.putAll(changed);
    program = new IsolatedClasses(all);
    try {
      choose =
          program
              .find(Set.of(Variant.SWITCH))
              .iterator()
              .next()
              .getMethod("choose", int.class, int.class, int.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns who learns the calls of a test on the reference; the last ones are kept. */
  CallObserver record(HiddenTest test, CallObserver also) {
    Replay replay = new Replay(program, test.seesChanges(), also);
    replays.put(test, replay);
    return replay;
  }

  /** Returns how much the reference does in a test; -1 if the test can't be made again here. */
  int work(HiddenTest test) {
    Replay replay = replays.get(test);
    choose(List.of(), Integer.MAX_VALUE);
    boolean possible =
        replay != null && replay.run((owner, method, arguments, result, thrown) -> {});
    int asked = choose(List.of(), Integer.MAX_VALUE);
    return possible && asked <= MOST_WORK ? asked : -1;
  }

  /** Returns a bench that compares with traces of a submission and of the reference. */
  VariantSearch.Bench with(
      Map<HiddenTest, Trace> traces, Map<HiddenTest, Trace> right, Map<HiddenTest, Integer> work) {
    return new VariantSearch.Bench() {
      @Override
      public Map<HiddenTest, Likeness> compare(
          List<Variant> changes, Collection<HiddenTest> tests, Likeness least) {
        return VariantBench.this.compare(changes, tests, least, traces, right, work);
      }

      @Override
      public boolean spoils() {
        return last.spoils();
      }
    };
  }

  private Map<HiddenTest, Likeness> compare(
      List<Variant> changes,
      Collection<HiddenTest> tests,
      Likeness least,
      Map<HiddenTest, Trace> traces,
      Map<HiddenTest, Trace> right,
      Map<HiddenTest, Integer> work) {
    Map<HiddenTest, Likeness> found = new LinkedHashMap<>();
    for (HiddenTest test : tests) {
      Comparison comparison = new Comparison(traces.get(test), right.get(test));
      last = comparison;
      choose(changes, PATIENCE * (1_000 + work.get(test)));
      try {
        replays.get(test).run(comparison);
      } catch (Error e) {
        // The traces have parted.
      }
      found.put(test, comparison.likeness());
      if (comparison.likeness().compareTo(least) < 0) {
        break;
      }
    }
    return found;
  }

  private int choose(List<Variant> changes, int most) {
    try {
      int first = changes.isEmpty() ? 0 : changes.get(0).id();
      int second = changes.size() < 2 ? 0 : changes.get(1).id();
      return (Integer) choose.invoke(null, first, second, most);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
