package backprop.grader.owntests;

import backprop.grader.owntests.OwnTestsResult.State;
import backprop.grader.owntests.TestsProcess.Run;
import backprop.grader.owntests.child.Verdict;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.UnsendableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Some programs tried once more, each in a fresh process that has nothing but it. Wrong ones have
 * to be caught again, and a right one must not be. All tests run on each of them: if only the one
 * ran that caught something, its name would tell the fresh process what the first one knew.
 */
final class Sample {

  /** Makes a process that has the reference, but for some classes. */
  @FunctionalInterface
  interface Processes {
    TestsProcess with(Map<String, byte[]> changed) throws UnsendableException;
  }

  private final Processes processes;
  private final Collection<String> types;
  private final Tests tests;
  private final OwnTestsLimits limits;
  private final long end;

  /**
   * Makes ready.
   *
   * @param types the classes that may have tests
   * @param tests knows which of them count
   */
  Sample(Processes processes, Collection<String> types, Tests tests, OwnTestsLimits limits) {
    this.processes = processes;
    this.types = types;
    this.tests = tests;
    this.limits = limits;
    this.end = System.nanoTime() + limits.sample().toNanos();
  }

  /**
   * Returns the id of a test that now says something else; null if there's none.
   *
   * @param catches wrong programs, each with the test that has caught it
   * @param right programs of which one is chosen, which must not be caught; the reference isn't
   *     among them, since the first process began like a fresh one and with that
   * @throws IOException if the grader's own processes fail
   */
  String unrepeated(Map<Implementation, String> catches, List<Implementation> right, Random random)
      throws IOException, TrialEndedException, ProtocolException, UnsendableException {
    List<Try> tries = new ArrayList<>();
    catches.forEach((program, test) -> tries.add(() -> misses(program, test) ? test : null));
    if (!right.isEmpty()) {
      Implementation one = right.get(random.nextInt(right.size()));
      tries.add(() -> rejecting(one.changedClasses()));
    }
    Collections.shuffle(tries, random);
    for (Try one : tries) {
      String test = one.run();
      if (test != null) {
        return test;
      }
    }
    return null;
  }

  /** Returns a test that doesn't say what it should; null if all do. */
  private interface Try {
    String run() throws IOException, TrialEndedException, ProtocolException, UnsendableException;
  }

  private boolean misses(Implementation program, String test)
      throws IOException, TrialEndedException, ProtocolException, UnsendableException {
    return !failing(program.changedClasses()).contains(test);
  }

  // Twice, since a test that fails now and then must not void all others.
  private String rejecting(Map<String, byte[]> changed)
      throws IOException, TrialEndedException, ProtocolException, UnsendableException {
    Set<String> failing = failing(changed);
    if (!failing.isEmpty()) {
      failing.retainAll(failing(changed));
    }
    return failing.stream().min(Comparator.naturalOrder()).orElse(null);
  }

  /** Returns the tests that count and fail on a program. What ends its process is left out. */
  private Set<String> failing(Map<String, byte[]> changed)
      throws IOException, TrialEndedException, ProtocolException, UnsendableException {
    Set<String> left = new HashSet<>();
    Set<String> failing = new HashSet<>();
    for (int losses = 0; losses <= limits.losses() && System.nanoTime() < end; losses++) {
      TestsProcess fresh = processes.with(changed);
      try (fresh) {
        fresh
            .run(new Run(Map.of(), types, List.of(), left, false), end)
            .forEach(
                (test, said) -> {
                  if (said.verdict() == Verdict.FAILED && tests.counts(test)) {
                    failing.add(test);
                  }
                });
        return failing;
      } catch (TestsLostException e) {
        left.add(fresh.test());
      }
    }
    throw new TrialEndedException(State.TIMED_OUT);
  }
}
