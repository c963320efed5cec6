package backprop.grader.owntests;

import backprop.grader.owntests.OwnTestsResult.State;
import backprop.grader.owntests.TestsProcess.Run;
import backprop.grader.owntests.TestsProcess.Said;
import backprop.grader.owntests.child.Verdict;
import backprop.grader.protocol.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds out what one submission's tests catch: first all of them run on the reference, then on each
 * wrong program those that reach what is wrong in it, until one fails. Right programs come between
 * the wrong ones; a test that fails on one doesn't count. Those that have caught something run on
 * the reference again, and some of them alone.
 */
final class Trial {

  /** How many tests are tried first; most programs are caught by one of these. */
  private static final int FIRST = 8;

  private static final int REPEATED_CATCHES = 4;

  /** So many catches that were to be repeated may be taken back by their tests. */
  private static final int MOST_REFUSALS = 2;

  /** A test that fails now and then is not to void all others when it is repeated. */
  private static final int TIMES_ALONE = 3;

  private final TestsProcess process;
  private final Tests tests;
  private final Function<Implementation, BitSet> changes;
  private final OwnTestsLimits limits;
  private final long end;
  private final Collection<String> types;
  private final Set<String> struckOut = new HashSet<>();
  private final Map<Implementation, String> catches = new HashMap<>();
  private Map<Implementation, String> toRepeat;
  private String refused;
  private int losses;

  /**
   * Makes ready.
   *
   * @param changes tells the numbers of the classes in which a program differs
   * @param types the classes that may have tests
   */
  Trial(
      TestsProcess process,
      Tests tests,
      Function<Implementation, BitSet> changes,
      Collection<String> types,
      OwnTestsLimits limits) {
    this.process = process;
    this.tests = tests;
    this.changes = changes;
    this.types = types;
    this.limits = limits;
    this.end = System.nanoTime() + limits.total().toNanos();
  }

  /** Returns the test that caught a program, for each that was caught. */
  Map<Implementation, String> catches() {
    return catches;
  }

  /** Returns those that have to be made once more for any catch to count. */
  Map<Implementation, String> toRepeat() {
    return toRepeat;
  }

  /** Returns a test that took back what it had said; null if none did. */
  String refused() {
    return refused;
  }

  /**
   * Makes all runs.
   *
   * @throws IOException if the grader's own processes fail
   */
  State run(List<Implementation> wrong, List<Implementation> right, Random random)
      throws IOException {
    State state = tried(wrong, right, random);
    catches.values().removeIf(test -> !tests.counts(test));
    if (toRepeat == null) {
      toRepeat = new LinkedHashMap<>();
      caught(random).stream()
          .limit(REPEATED_CATCHES)
          .forEach(program -> toRepeat.put(program, catches.get(program)));
    }
    return tests.reject() ? State.REJECTING : state;
  }

  private State tried(List<Implementation> wrong, List<Implementation> right, Random random)
      throws IOException {
    try {
      survey();
      if (tests.areUntrue()) {
        return State.UNTRUE;
      }
      List<Implementation> open = new ArrayList<>(wrong);
      open.addAll(right);
      Collections.shuffle(open, random);
      while (!open.isEmpty()) {
        for (Implementation program : open) {
          if (right.contains(program)) {
            findRejecting(program);
          } else {
            String test = caughtBy(program);
            if (test != null) {
              catches.put(program, test);
            }
          }
        }
        open = uncaught();
      }
      choose(random);
      return State.DONE;
    } catch (ProtocolException e) {
      return State.PROTOCOL_VIOLATION;
    } catch (TrialEndedException e) {
      return e.state();
    }
  }

  private void survey() throws IOException, TrialEndedException, ProtocolException {
    Map<String, Said> said = null;
    while (said == null) {
      said = attempt(Map.of(), List.of(), false);
    }
    tests.onReference(said);
  }

  /** Strikes out the tests that fail on a right program. */
  private void findRejecting(Implementation program)
      throws IOException, TrialEndedException, ProtocolException {
    tests.onRight(ask(program.changedClasses(), tests.reaching(changes.apply(program))));
  }

  /** Runs what has caught something on the reference again; returns what is uncaught by that. */
  private List<Implementation> uncaught()
      throws IOException, TrialEndedException, ProtocolException {
    List<String> some = catches.values().stream().distinct().sorted().toList();
    Map<String, Said> said = ask(Map.of(), some);
    for (String test : some) {
      if (tests.counts(test) && !says(said, test, Verdict.PASSED)) {
        tests.unsteady(test);
      }
    }
    List<Implementation> uncaught =
        catches.keySet().stream().filter(i -> !tests.counts(catches.get(i))).toList();
    uncaught.forEach(catches::remove);
    return uncaught;
  }

  /** Returns what all of some tests say, but for those that end their process. */
  private Map<String, Said> ask(Map<String, byte[]> changed, List<String> some)
      throws IOException, TrialEndedException, ProtocolException {
    Map<String, Said> said = null;
    while (said == null) {
      List<String> left = some.stream().filter(tests::counts).toList();
      said = left.isEmpty() ? Map.of() : attempt(changed, left, false);
    }
    return said;
  }

  /** Returns the test that fails on a program; null if none does. */
  private String caughtBy(Implementation implementation)
      throws IOException, TrialEndedException, ProtocolException {
    List<String> left = tests.reaching(changes.apply(implementation));
    for (int first = FIRST; !left.isEmpty(); first = Integer.MAX_VALUE) {
      List<String> now = left.subList(0, Math.min(first, left.size()));
      Map<String, Said> said = attempt(implementation.changedClasses(), now, true);
      if (said != null) {
        for (String test : now) {
          if (says(said, test, Verdict.FAILED)) {
            return test;
          }
        }
        left = left.subList(now.size(), left.size());
      }
      left = left.stream().filter(tests::counts).toList();
    }
    return null;
  }

  /**
   * Chooses some catches to be repeated. What a test doesn't say when it is alone can't be repeated
   * and is no catch; more than a few of these are no accident.
   */
  private void choose(Random random) throws IOException, TrialEndedException, ProtocolException {
    Map<Implementation, String> chosen = new LinkedHashMap<>();
    int refusals = 0;
    for (Implementation program : caught(random)) {
      String test = catches.get(program);
      if (chosen.size() < REPEATED_CATCHES && tests.counts(test)) {
        if (failsAlone(test, program)) {
          chosen.put(program, test);
        } else {
          catches.remove(program);
          refused = test;
          refusals++;
        }
      }
    }
    if (refusals > MOST_REFUSALS) {
      throw new TrialEndedException(State.UNREPEATED);
    }
    toRepeat = chosen;
  }

  private boolean failsAlone(String test, Implementation program)
      throws IOException, TrialEndedException, ProtocolException {
    boolean fails = true;
    for (int i = 0; fails && i < TIMES_ALONE; i++) {
      fails = says(attempt(program.changedClasses(), List.of(test), true), test, Verdict.FAILED);
    }
    return fails;
  }

  /** Returns the programs that were caught, in an order that the seed decides. */
  private List<Implementation> caught(Random random) {
    List<Implementation> caught = new ArrayList<>(catches.keySet());
    caught.sort(Comparator.comparing(Implementation::id));
    Collections.shuffle(caught, random);
    return caught;
  }

  private static boolean says(Map<String, Said> said, String test, Verdict verdict) {
    return said != null && said.containsKey(test) && said.get(test).verdict() == verdict;
  }

  private Collection<String> types(List<String> chosen) {
    return chosen.isEmpty() ? types : chosen.stream().map(Tests::type).distinct().toList();
  }

  /** Returns what the tests say; null if one, which is struck out, has ended their process. */
  private Map<String, Said> attempt(
      Map<String, byte[]> changed, List<String> chosen, boolean untilFailure)
      throws IOException, TrialEndedException, ProtocolException {
    try {
      if (System.nanoTime() < end) {
        return process.run(new Run(changed, types(chosen), chosen, struckOut, untilFailure), end);
      }
    } catch (TestsLostException e) {
      if (System.nanoTime() < end) {
        if (++losses > limits.losses()) {
          throw new TrialEndedException(State.CRASHED);
        }
        if (!process.test().isEmpty()) {
          struckOut.add(process.test());
          tests.lost(process.test());
        }
        return null;
      }
    }
    throw new TrialEndedException(State.TIMED_OUT);
  }
}
