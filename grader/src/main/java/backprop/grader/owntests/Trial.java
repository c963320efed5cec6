package backprop.grader.owntests;

import backprop.grader.owntests.OwnTestsResult.State;
import backprop.grader.owntests.TestsProcess.Run;
import backprop.grader.owntests.TestsProcess.Said;
import backprop.grader.owntests.child.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Finds out what one submission's tests catch: first all of them run on the reference, then on each
 * wrong program those that reach what is wrong in it, until one fails. Right programs come between
 * the wrong ones; a test that fails on one doesn't count.
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
  private final Programs programs;
  private final Group group;
  private final Random random;
  private final List<Implementation> right;
  private final Map<Implementation, String> catches = new HashMap<>();
  private final Map<Implementation, String> toRepeat = new LinkedHashMap<>();
  private String refused;

  Trial(TestsProcess process, Tests tests, Programs programs, Group group, Random random) {
    this.process = process;
    this.tests = tests;
    this.programs = programs;
    this.group = group;
    this.random = random;
    this.right = programs.right(random);
  }

  /** Returns the right programs that are among those that it tries. */
  List<Implementation> right() {
    return right;
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
  State run() throws IOException {
    State state;
    try {
      state = tried();
    } catch (TrialEndedException e) {
      state = e.state();
    }
    catches.values().removeIf(test -> !tests.counts(test));
    if (state != State.DONE) {
      caught().stream()
          .limit(REPEATED_CATCHES)
          .forEach(program -> toRepeat.putIfAbsent(program, catches.get(program)));
    }
    return tests.reject() ? State.REJECTING : state;
  }

  private State tried() throws IOException, TrialEndedException {
    // The group alone first: a fresh process, where it runs again, looks like this one then.
    tests.onReference(ask(Map.of(), group.types(), List.of(), false));
    if (!group.others().isEmpty()) {
      tests.onReference(ask(Map.of(), group.others(), List.of(), false));
    }
    if (tests.areUntrue()) {
      return State.UNTRUE;
    }
    List<Implementation> open = new ArrayList<>(programs.wrong());
    open.addAll(right);
    Collections.shuffle(open, random);
    while (!open.isEmpty()) {
      for (Implementation program : open) {
        if (right.contains(program)) {
          tests.onRight(ask(program, reaching(program), false));
        } else {
          attempt(program);
        }
      }
      open = catches.keySet().stream().filter(one -> !tests.counts(catches.get(one))).toList();
      open.forEach(catches::remove);
    }
    return choose() ? State.DONE : State.UNREPEATED;
  }

  private void attempt(Implementation wrong) throws IOException, TrialEndedException {
    List<String> all = reaching(wrong);
    int first = Math.min(FIRST, all.size());
    for (List<String> some : List.of(all.subList(0, first), all.subList(first, all.size()))) {
      if (!catches.containsKey(wrong)) {
        Map<String, Said> said = ask(wrong, some, true);
        some.stream()
            .filter(test -> fails(said, test))
            .findFirst()
            .ifPresent(test -> catches.put(wrong, test));
      }
    }
  }

  private List<String> reaching(Implementation program) {
    return tests.reaching(programs.changes(program), group);
  }

  /**
   * Chooses some catches to be repeated; tells whether the tests stand to enough of them. What a
   * test doesn't say when it is alone can't be repeated and is no catch; more than a few of these
   * are no accident.
   */
  private boolean choose() throws IOException, TrialEndedException {
    int refusals = 0;
    for (Implementation program : caught()) {
      String test = catches.get(program);
      if (toRepeat.size() < REPEATED_CATCHES) {
        if (!failsAlone(test, program)) {
          refused = test;
          refusals++;
          test = another(program);
        }
        if (test == null) {
          catches.remove(program);
        } else {
          catches.put(program, test);
          toRepeat.put(program, test);
        }
      }
    }
    return refusals <= MOST_REFUSALS;
  }

  /**
   * Returns a test that catches the program on its own, other than the one that was refused; null
   * if none of the first few does. What a program breaks for later tests makes those fail, too.
   */
  private String another(Implementation program) throws IOException, TrialEndedException {
    List<String> all = reaching(program);
    for (String test : all.subList(0, Math.min(FIRST, all.size()))) {
      if (!test.equals(refused) && tests.counts(test) && failsAlone(test, program)) {
        return test;
      }
    }
    return null;
  }

  private boolean failsAlone(String test, Implementation program)
      throws IOException, TrialEndedException {
    boolean fails = true;
    for (int i = 0; fails && i < TIMES_ALONE; i++) {
      fails = fails(ask(program, List.of(test), true), test);
    }
    return fails;
  }

  /** Returns the programs that were caught: those first that the group has caught. */
  private List<Implementation> caught() {
    List<Implementation> caught = new ArrayList<>(catches.keySet());
    caught.sort(Comparator.comparing(Implementation::id));
    Collections.shuffle(caught, random);
    caught.sort(Comparator.comparing(program -> !group.has(catches.get(program))));
    return caught;
  }

  private static boolean fails(Map<String, Said> said, String test) {
    return said.containsKey(test) && said.get(test).verdict() == Verdict.FAILED;
  }

  private Map<String, Said> ask(Implementation program, List<String> some, boolean untilFailure)
      throws IOException, TrialEndedException {
    List<String> types = some.stream().map(Tests::type).distinct().toList();
    return some.isEmpty() ? Map.of() : ask(program.changedClasses(), types, some, untilFailure);
  }

  private Map<String, Said> ask(
      Map<String, byte[]> changed,
      Collection<String> types,
      List<String> chosen,
      boolean untilFailure)
      throws IOException, TrialEndedException {
    Map<String, Said> said = process.run(new Run(changed, types, chosen, untilFailure));
    process.lost().forEach(tests::lost);
    return said;
  }
}
